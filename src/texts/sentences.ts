import { elementsOf, shapeOf } from '../engine/graph/graph.ts';
import { printShape } from '../engine/shape.ts';
import { nodeFrame } from '../engine/timeline/frame.ts';
import { ledgerOf } from '../engine/timeline/ledger.ts';
import { type Cursor, stepAt, type Timeline } from '../engine/timeline/timeline.ts';
import { ACT } from '../engine/trace/schedule.ts';
import type { Trace } from '../engine/trace/trace.ts';
import { formatNumber } from '../format/number.ts';
import { sentence } from './sentence.ts';
import { backwardSentences, generalBackward } from './sentences/backward.ts';
import { factsAt, nameOf, type StepFacts, shownEdge } from './sentences/facts.ts';
import { forwardSentences, generalForward } from './sentences/forward.ts';
import {
  accumulateSentence,
  type FanOut,
  fanOutSentence,
  seedSentence,
  startSentence,
  visitedAgainSentence,
  zeroGradSentence,
} from './sentences/moments.ts';
import type { Language, Sentence, Text, TextOf } from './text.ts';

/** The small line over the sentence: which pass this is. */
export const phaseTexts = {
  start: { en: 'Before the first step', ko: '첫 단계 전' },
  forward: { en: 'Forward pass', ko: '순전파' },
  backward: { en: 'Backward pass', ko: '역전파' },
  zeroGrad: { en: 'Zero grad', ko: '기울기 초기화' },
  pass: {
    en: ({ pass, of }: { pass: number; of: number }) => `Backward pass ${pass} of ${of}`,
    ko: ({ pass, of }: { pass: number; of: number }) => `역전파 ${of}회 중 ${pass}회`,
  },
} satisfies Record<string, Text | TextOf<{ pass: number; of: number }>>;

/** The line over the sentence at a cursor. */
export function phaseLine(timeline: Timeline, cursor: Cursor, language: Language): string {
  const { kind, act } = stepAt(timeline, cursor.step);
  if (kind === 'start' || kind === 'forward' || kind === 'zeroGrad') return phaseTexts[kind][language];
  const { acts } = timeline.schedule;
  let pass = 0;
  let of = 0;
  for (let a = 0; a < acts.length; a++) {
    if (acts[a] !== ACT.seed) continue;
    of++;
    if (a <= act) pass++;
  }
  return of > 1 ? phaseTexts.pass[language]({ pass, of }) : phaseTexts.backward[language];
}

/**
 * What happens at a cursor, in one plain sentence (two at a fan-out). An op without an entry of its own in
 * sentences/forward.ts or sentences/backward.ts gets the general one. Numbers stand as on the graph.
 */
export function stepSentence(
  timeline: Timeline,
  trace: Trace,
  cursor: Cursor,
  language: Language,
  edgeByEdge = false,
): Sentence {
  const { kind, act } = stepAt(timeline, cursor.step);
  const { graph } = trace;
  const output = nameOf(graph, trace, graph.output);
  if (kind === 'start') {
    const gradients = timeline.length > timeline.forward.length;
    return startSentence[language]({ output, steps: timeline.length, gradients });
  }
  if (kind === 'seed') {
    const scalar = elementsOf(graph, graph.output) === 1;
    const seed = scalar ? formatNumber(graph.seed[0] ?? 1) : printShape(shapeOf(graph, graph.output));
    return seedSentence[language]({
      output,
      seed,
      scalar,
      ones: graph.seed.every((entry) => entry === 1),
      unclearedPasses: passesSinceClear(timeline, act),
    });
  }
  if (kind === 'zeroGrad') return zeroGradSentence[language]({ cleared: clearedBy(timeline, act) });
  const facts = factsAt(timeline, trace, cursor, shownEdge(timeline, cursor, edgeByEdge));
  if (facts === null) return [];
  if (kind === 'forward') return (forwardSentences[facts.op] ?? generalForward)[language](facts);
  return backward(facts, language);
}

function backward(facts: StepFacts, language: Language): Sentence {
  if (facts.sent.length === 0) return generalBackward[language](facts);
  const say = (backwardSentences[facts.op] ?? generalBackward)[language];
  const again = facts.sent.find((sent) => sent.expected > sent.uses);
  if (again !== undefined && facts.visit > 1)
    return visitedAgainSentence[language]({ by: facts.output, to: again, visit: facts.visit });
  const old = facts.sent.find((sent) => sent.old !== null);
  if (old !== undefined && facts.sent.length === 1) return accumulateSentence[language](old);
  const [fan] = fanOuts(facts);
  if (fan === undefined) return say(facts);
  // One edge, or all of them into one node: the sum is the news. Otherwise the op comes first.
  const oneNode = facts.sent.every((sent) => sent.node === fan.node);
  return oneNode ? fanOutSentence[language](fan) : sentence`${say(facts)} ${fanOutSentence[language](fan)}`;
}

/** The nodes that get one of several contributions in this step. */
function fanOuts({ sent }: StepFacts): FanOut[] {
  const found = new Map<number, FanOut>();
  for (const { node, text, added, expected, uses } of sent) {
    // More contributions than edges: a recursion that visits nodes again; "used n times" would not be true.
    if (expected < 2 || uses !== expected) continue;
    found.set(node, { node, text, added, expected, now: (found.get(node)?.now ?? 0) + 1 });
  }
  return [...found.values()];
}

/** Backward passes before an act that no zero_grad has cleared away. */
function passesSinceClear(timeline: Timeline, act: number): number {
  let passes = 0;
  for (let a = 0; a < act; a++) {
    if (timeline.schedule.acts[a] === ACT.zeroGrad) passes = 0;
    else if (timeline.schedule.acts[a] === ACT.seed) passes++;
  }
  return passes;
}

/** How many nodes have something to clear at a zero_grad. */
function clearedBy(timeline: Timeline, act: number): number {
  const { graph } = timeline.schedule;
  const before: Cursor = { step: timeline.forward.length + act, edge: null };
  let cleared = 0;
  for (let node = 0; node < graph.count; node++) {
    if (!ledgerOf(timeline, node).some((entry) => entry.kind === 'reset' && entry.act === act)) continue;
    if (nodeFrame(timeline, before, node).added > 0) cleared++;
  }
  return cleared;
}
