import type { FaultName, Raised } from '../engine/faults/fault.ts';
import type { Break, Breaks } from '../engine/faults/sweep.ts';
import { type Graph, opOf, shapeOf } from '../engine/graph/graph.ts';
import { totalBefore } from '../engine/timeline/frame.ts';
import { ledgerOf } from '../engine/timeline/ledger.ts';
import { type Cursor, eventOf, sentEdges, stepAt, type Timeline } from '../engine/timeline/timeline.ts';
import { contributionOf, type Trace, totalAfter } from '../engine/trace/trace.ts';
import { formatNumber } from '../format/number.ts';
import { elementName, nameOf } from './faultNames.ts';
import { quizSentence } from './faultQuizSentences.ts';
import { josa, particleAfter } from './josa.ts';
import { gradient, listed, nodeLink, type SentenceOf, sentence, stress } from './sentence.ts';
import { shownEdge, symbolOf } from './sentences/facts.ts';
import type { Language, Sentence } from './text.ts';

/** What of a wrong run its sentences are made of. */
export interface WrongSteps {
  readonly fault: FaultName;
  readonly breaks: Breaks;
  readonly lost: readonly number[];
  readonly raised: Raised | null;
  /** Nothing may name the fault, nor where it begins. */
  readonly quiz: boolean;
}

/** One contribution with its numbers at the element at which it goes wrong. */
interface Facts {
  readonly sender: string;
  readonly target: string;
  readonly sent: string;
  readonly should: string | null;
  readonly before: string;
  readonly after: string;
  readonly replaced: string | null;
  readonly sum: string;
  readonly overwritten: string | null;
  /** What of its total earlier passes have left, where nobody cleared it. */
  readonly old: string | null;
}

/**
 * What a step of a wrong run is in words, where the ordinary sentence would say something that is not so; `null`: it is true
 * as it stands.
 */
export function faultSentence(
  wrong: WrongSteps,
  timeline: Timeline,
  trace: Trace,
  cursor: Cursor,
  language: Language,
  edgeByEdge: boolean,
): Sentence | null {
  if (wrong.quiz) return quizSentence(wrong, timeline, trace, cursor, language, edgeByEdge);
  const { kind, node, act } = stepAt(timeline, cursor.step);
  const { graph } = trace;
  if (wrong.raised !== null && cursor.step >= timeline.length) return raises[language]({ ...wrong.raised, graph });
  if (kind === 'seed' && act > 0 && timeline.schedule.plan.keepsOps === true) return secondPass[language](undefined);
  if (kind !== 'backward') return null;
  const edges = sentEdges(timeline, cursor.step);
  const edge = shownEdge(timeline, cursor, edgeByEdge);
  const shown = edge === null ? edges : edges.slice(edge - 1, edge);
  const broken = shown.some((one) => wrong.breaks.events.has(eventOf(timeline.schedule, act, one)));
  const lost = wrong.lost.filter((one) => belongs(graph, node, one) && (edge === null || edge === edges.length));
  const overwriting = wrong.breaks.overwritings.find((one) => one.act === act);
  const old = new Set(
    wrong.fault === 'no-zero-grad' ? shown.filter((one) => oldPart(timeline, trace, act, one) !== null) : [],
  );
  if (!broken && lost.length === 0 && overwriting === undefined && old.size === 0) return null;
  const parts: Sentence[] = [];
  if (overwriting?.nodes.some((one) => one !== node)) {
    const nodes = overwriting.nodes
      .filter((one) => one !== node)
      .map((one) => ({ node: one, text: nameOf(graph, one) }));
    parts.push(inPlace[language]({ nodes }));
  }
  // Of tensors one element stands for all: only where something is wrong with it is it worth a sentence.
  const told = shown.filter(
    (one) =>
      wrong.breaks.events.has(eventOf(timeline.schedule, act, one)) ||
      old.has(one) ||
      (!broken && shapeOf(graph, graph.inputs[one] as number).length === 0),
  );
  const facts = told.map((one) =>
    factsOf(
      timeline,
      trace,
      act,
      one,
      wrong.breaks.events.get(eventOf(timeline.schedule, act, one)),
      old.has(one) ? oldPart(timeline, trace, act, one) : null,
    ),
  );
  for (const one of facts) parts.push(arrives[language](one));
  for (const one of lost) parts.push(missing[language]({ graph, node, source: graph.inputs[one] as number }));
  return parts.length === 0 ? null : joined(parts);
}

function joined(parts: readonly Sentence[]): Sentence {
  return parts.flatMap((part, k) => (k === 0 ? part : sentence` ${part}`));
}

function belongs(graph: Graph, node: number, edge: number): boolean {
  return edge >= (graph.inputStart[node] as number) && edge < (graph.inputStart[node + 1] as number);
}

/** What earlier passes have left of the total that a contribution is added to; `null`: nothing, or it was cleared. */
function oldPart(timeline: Timeline, trace: Trace, act: number, edge: number): Float64Array | null {
  const source = trace.graph.inputs[edge] as number;
  const ledger = ledgerOf(timeline, source);
  const event = eventOf(timeline.schedule, act, edge);
  const pass = ledger.find((entry) => entry.event === event)?.pass;
  const first = ledger.find((entry) => entry.kind === 'contribution' && entry.pass === pass);
  if (first === undefined) return null;
  const old = totalBefore(trace, timeline, source, first.event);
  return old.some((number) => number !== 0) ? old : null;
}

function factsOf(
  timeline: Timeline,
  trace: Trace,
  act: number,
  edge: number,
  broken: Break | undefined,
  old: Float64Array | null,
): Facts {
  const { graph, schedule } = trace;
  const node = schedule.acts[act] as number;
  const source = graph.inputs[edge] as number;
  const event = eventOf(timeline.schedule, act, edge);
  const sent = contributionOf(trace, event);
  const believed = totalBefore(trace, timeline, source, event);
  const k = Math.max(0, old === null ? firstBroken(broken, sent, believed) : old.findIndex((number) => number !== 0));
  const at = (numbers: Float64Array) => formatNumber(numbers[k] ?? 0);
  const entry = opOf(graph, node);
  return {
    sender: entry === null ? nameOf(graph, node) : symbolOf(entry),
    target: elementName(graph, source, k),
    sent: at(sent),
    should: broken?.should === undefined ? null : at(broken.should),
    before: at(believed),
    after: at(totalAfter(trace, event)),
    replaced: broken?.replaced === undefined ? null : at(broken.replaced),
    sum: formatNumber((broken?.replaced?.[k] ?? 0) + (sent[k] ?? 0)),
    overwritten: broken?.overwritten === undefined ? null : at(broken.overwritten),
    old: old === null ? null : at(old),
  };
}

/** The first element at which something is not as it should be. */
function firstBroken(broken: Break | undefined, sent: Float64Array, believed: Float64Array): number {
  if (broken === undefined) return 0;
  const { should, replaced, overwritten } = broken;
  return sent.findIndex(
    (number, k) =>
      (should !== undefined && !Object.is(should[k], number)) ||
      (replaced !== undefined && replaced[k] !== 0) ||
      (overwritten !== undefined && overwritten[k] !== believed[k]),
  );
}

const arrives: SentenceOf<Facts> = {
  en: (f) => {
    const sent = sentence`This ${f.sender} sends ${gradient(f.sent)} to ${f.target}${f.should === null ? '.' : sentence`; it should be ${gradient(f.should)}.`}`;
    if (f.replaced !== null)
      return sentence`${sent} grad(${f.target}) was ${gradient(f.replaced)} and is ${gradient(f.after)} now; ${stress('added up')} it would be ${gradient(f.sum)}.`;
    if (f.overwritten !== null)
      return sentence`${sent} grad(${f.target}) was ${gradient(f.before)} and has turned into ${gradient(f.overwritten)} ${stress('without a contribution')}${f.after === f.overwritten ? '' : sentence`; now it is ${gradient(f.after)}`}.`;
    if (f.old !== null)
      return sentence`${sent} grad(${f.target}) is ${gradient(f.after)} now, and ${gradient(f.old)} of it was there ${stress('before this pass')}.`;
    return sent;
  },
  ko: (f) => {
    const sent = sentence`이 ${f.sender} 노드는 ${f.target}에 ${gradient(f.sent)}${particleAfter(f.sent, '을/를')} 보낸다.${f.should === null ? '' : sentence` ${gradient(f.should)}${particleAfter(f.should, '이라/라')}야 옳다.`}`;
    if (f.replaced !== null)
      return sentence`${sent} grad(${f.target})가 ${gradient(f.replaced)}에서 ${gradient(f.after)}${particleAfter(f.after, '으로/로')} 바뀌었다. ${stress('더했다면')} ${gradient(f.sum)}${particleAfter(f.sum, '이다/다')}.`;
    if (f.overwritten !== null)
      return sentence`${sent} grad(${f.target})가 ${stress('온 몫도 없이')} ${gradient(f.before)}에서 ${gradient(f.overwritten)}${particleAfter(f.overwritten, '으로/로')} 변해 ${f.after === f.overwritten ? '있다' : sentence`있었고, 이제 ${gradient(f.after)}${particleAfter(f.after, '이다/다')}`}.`;
    if (f.old !== null)
      return sentence`${sent} 이제 grad(${f.target})는 ${gradient(f.after)}인데, 그 가운데 ${gradient(f.old)}${particleAfter(f.old, '은/는')} ${stress('이번 역전파 전부터')} 있던 것이다.`;
    return sent;
  },
};

const missing: SentenceOf<{ readonly graph: Graph; readonly node: number; readonly source: number }> = {
  en: ({ graph, source }) =>
    sentence`An edge to ${nodeLink({ node: source, text: nameOf(graph, source) })} is ${stress('missing')} on the way back: nothing is sent along it.`,
  ko: ({ graph, source }) =>
    sentence`${nodeLink({ node: source, text: nameOf(graph, source) })}${particleAfter(nameOf(graph, source), '으로/로')} 돌아가는 에지 하나가 ${stress('없다')}. 그쪽으로는 아무것도 가지 않는다.`,
};

const inPlace: SentenceOf<{ readonly nodes: readonly { readonly node: number; readonly text: string }[] }> = {
  en: ({ nodes }) =>
    sentence`ReLU writes its zeros into the array that it is given, and the gradients of ${listed(nodes.map(nodeLink), 'en')} are the ${stress('same array')}.`,
  ko: ({ nodes }) =>
    sentence`ReLU가 받은 배열에 0을 써넣는다. ${listed(nodes.map(nodeLink), 'ko')}의 기울기가 ${stress('바로 그 배열')}이다.`,
};

const secondPass: SentenceOf<undefined> = {
  en: () =>
    sentence`A second backward pass begins, and ${stress('nothing was cleared')}: every gradient of the first one is still there.`,
  ko: () =>
    sentence`두 번째 역전파가 시작되는데 ${stress('아무것도 지우지 않았다')}. 첫 번째 역전파의 기울기가 그대로 남아 있다.`,
};

const raises: SentenceOf<Raised & { readonly graph: Graph }> = {
  en: ({ graph, node, type, message }) =>
    sentence`Next would be ${nodeLink({ node, text: nameOf(graph, node) })}, and there the code ${stress('stops')} with a ${type}: ${message}.`,
  ko: ({ graph, node, type, message }) =>
    sentence`다음은 ${nodeLink({ node, text: nameOf(graph, node) })} 차례인데, 거기서 ${josa(type, '이/가')} 나며 코드가 ${stress('멈춘다')}: ${message}.`,
};
