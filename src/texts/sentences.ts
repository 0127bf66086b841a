import { displayNames } from '../engine/graph/displayNames.ts';
import { elementsOf, isOp, kindOf, shapeOf } from '../engine/graph/graph.ts';
import { printShape } from '../engine/shape.ts';
import { nodeFrame } from '../engine/timeline/frame.ts';
import { ledgerOf } from '../engine/timeline/ledger.ts';
import { type Cursor, phaseAt, stepAt, type Timeline } from '../engine/timeline/timeline.ts';
import { ACT } from '../engine/trace/schedule.ts';
import type { Trace } from '../engine/trace/trace.ts';
import { equalsSign, formatNumber } from '../format/number.ts';
import { plainText, type SentenceOf, sentence } from './sentence.ts';
import { backwardSentences, generalBackward, TELLS_STRETCH } from './sentences/backward.ts';
import { factsAt, nameOf, type StepFacts, shownEdge } from './sentences/facts.ts';
import { forwardSentences, generalForward } from './sentences/forward.ts';
import {
  accumulateSentence,
  type FanOut,
  type FinalGradient,
  fanOutSentence,
  finishedSentence,
  seedSentence,
  startSentence,
  visitedAgainSentence,
  zeroGradSentence,
} from './sentences/moments.ts';
import { withStretch } from './sentences/stretch.ts';
import type { Language, Sentence, Text, TextOf } from './text.ts';

/** Sentences of ops that no ordinary program has: they come with what shows them. */
export interface MoreSentences {
  readonly forward: Readonly<Record<string, SentenceOf<StepFacts>>>;
  readonly backward: Readonly<Record<string, SentenceOf<StepFacts>>>;
}

const NO_MORE: MoreSentences = { forward: {}, backward: {} };

/** The small line over the sentence: which pass this is. */
export const phaseTexts = {
  start: { en: 'Before the first step', ko: '첫 단계 전' },
  forward: { en: 'Forward pass', ko: '순전파' },
  backward: { en: 'Backward pass', ko: '역전파' },
  zeroGrad: { en: 'Zero grad', ko: '기울기 초기화' },
  loss: { en: 'Loss', ko: '손실' },
  update: { en: 'Update', ko: '갱신' },
  pass: {
    en: ({ pass, of }: { pass: number; of: number }) => `Backward pass ${pass} of ${of}`,
    ko: ({ pass, of }: { pass: number; of: number }) => `역전파 ${of}회 중 ${pass}회`,
  },
} satisfies Record<string, Text | TextOf<{ pass: number; of: number }>>;

/** Words of an iteration, before those of its phase. */
const inIteration: TextOf<{ iteration: number; phase: string }> = {
  en: ({ iteration, phase }) => `Iteration ${iteration} · ${phase.charAt(0).toLowerCase()}${phase.slice(1)}`,
  ko: ({ iteration, phase }) => `${iteration}번째 반복 · ${phase}`,
};

/** The line over the sentence at a cursor. `iteration`: the one that is shown, where the program is trained. */
export function phaseLine(
  timeline: Timeline,
  cursor: Cursor,
  language: Language,
  iteration: number | null = null,
): string {
  const phase = phaseName(timeline, cursor, language);
  return iteration === null ? phase : inIteration[language]({ iteration, phase });
}

function phaseName(timeline: Timeline, cursor: Cursor, language: Language): string {
  const { kind, act } = stepAt(timeline, cursor.step);
  if (kind === 'start' || kind === 'zeroGrad' || kind === 'update') return phaseTexts[kind][language];
  if (kind === 'forward')
    return phaseTexts[phaseAt(timeline, cursor.step)?.name === 'loss' ? 'loss' : 'forward'][language];
  if (kind !== 'seed' && kind !== 'backward') return phaseAt(timeline, cursor.step)?.title?.[language] ?? '';
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
 * sentences/forward.ts or sentences/backward.ts gets the general one. Numbers stand as on the graph. What is special about
 * an iteration of a training is in iterationSentences.ts, which comes after the first view.
 */
export function stepSentence(
  timeline: Timeline,
  trace: Trace,
  cursor: Cursor,
  language: Language,
  edgeByEdge = false,
  more: MoreSentences = NO_MORE,
): Sentence {
  const { kind, act } = stepAt(timeline, cursor.step);
  const { graph } = trace;
  const output = nameOf(graph, trace, graph.output);
  if (kind === 'start') {
    const gradients = timeline.length > timeline.forward.length;
    return startSentence[language]({ output, steps: timeline.length, gradients });
  }
  if (kind === 'seed') {
    const ones = graph.seed.every((entry) => entry === 1);
    const unclearedPasses = passesSinceClear(timeline, act);
    const scalar = elementsOf(graph, graph.output) === 1;
    return seedSentence[language]({ output, seed: seedText(trace), scalar, ones, unclearedPasses });
  }
  if (kind === 'zeroGrad') return zeroGradSentence[language]({ cleared: clearedBy(timeline, act) });
  const facts = factsAt(timeline, trace, cursor, shownEdge(timeline, cursor, edgeByEdge));
  if (facts === null) return [];
  if (kind === 'forward')
    return (more.forward[facts.op] ?? forwardSentences[facts.op] ?? generalForward)[language](facts);
  const words = backwardSentence(facts, language, more);
  const finished = cursor.step === timeline.length && cursor.edge === null ? result(trace, language) : [];
  // The result belongs to it where both are short; the inspector says it always.
  const short = plainText(words).length + plainText(finished).length <= LONGEST[language];
  return finished.length > 0 && short ? sentence`${words} ${finished}` : words;
}

/** The seed as a number, or its shape. */
export function seedText({ graph }: Trace): string {
  const scalar = elementsOf(graph, graph.output) === 1;
  return scalar ? formatNumber(graph.seed[0] ?? 1) : printShape(shapeOf(graph, graph.output));
}

/** Characters of a last sentence with its result that stay within three lines over the graph. */
const LONGEST = { en: 190, ko: 120 } as const;
/** Most inputs whose gradients a sentence lists. */
const MOST_RESULTS = 3;

/** `Finished: ∂y/∂x = 6.`, where all inputs are few plain numbers; else nothing. */
function result({ graph, grads, schedule }: Trace, language: Language): Sentence {
  const gradients: FinalGradient[] = [];
  for (let node = 0; node < graph.count; node++) {
    if (isOp(graph, node) || kindOf(graph, node) === 'constant' || schedule.reached[node] === 0) continue;
    if (shapeOf(graph, node).length > 0 || gradients.length === MOST_RESULTS) return [];
    const amount = grads[graph.offsets[node] as number] as number;
    const text = displayNames(graph)[node]?.text ?? '';
    gradients.push({ node, text, amount: formatNumber(amount), sign: equalsSign(amount) });
  }
  const differential = graph.seed.length !== 1 || graph.seed[0] !== 1;
  return gradients.length === 0 ? [] : finishedSentence[language]({ differential, gradients });
}

/** What a backward step does, in words. */
export function backwardSentence(facts: StepFacts, language: Language, more: MoreSentences = NO_MORE): Sentence {
  if (facts.sent.length === 0) return generalBackward[language](facts);
  const say = sayingOf(facts.op, more)[language];
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

/** The sentence of an op, and behind it which of its inputs get a sum because broadcasting stretched them. */
function sayingOf(op: string, more: MoreSentences): SentenceOf<StepFacts> {
  const words = more.backward[op] ?? backwardSentences[op] ?? generalBackward;
  if (TELLS_STRETCH.has(op)) return words;
  return {
    en: (facts) => withStretch(words.en(facts), facts.sent, 'en'),
    ko: (facts) => withStretch(words.ko(facts), facts.sent, 'ko'),
  };
}

/** The nodes that get one of several contributions in this step. */
function fanOuts({ sent }: StepFacts): FanOut[] {
  const found = new Map<number, FanOut>();
  for (const { node, text, added, expected, uses, wires } of sent) {
    // More contributions than edges: a recursion that visits nodes again; "used n times" would not be true.
    if (expected < 2 || uses !== expected) continue;
    found.set(node, { node, text, added, expected, wires, now: (found.get(node)?.now ?? 0) + 1 });
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
