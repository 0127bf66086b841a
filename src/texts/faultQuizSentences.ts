import type { Raised } from '../engine/faults/fault.ts';
import { opOf } from '../engine/graph/graph.ts';
import { type Cursor, eventOf, sentEdges, stepAt, type Timeline } from '../engine/timeline/timeline.ts';
import { type Trace, totalAfter, updatedValue } from '../engine/trace/trace.ts';
import { formatNumber } from '../format/number.ts';
import { nameOf } from './faultNames.ts';
import { particleAfter } from './josa.ts';
import { gradient, type NodeName, nodeLink, type SentenceOf, sentence, stress, value } from './sentence.ts';
import { shownEdge, symbolOf } from './sentences/facts.ts';
import type { Language, Sentence } from './text.ts';

/** A node with the number that stands there now. */
interface Standing extends NodeName {
  readonly number: string;
}

interface Sends {
  readonly sender: string;
  readonly targets: readonly Standing[];
}

/** Elements of a tensor that a sentence writes out. */
const MOST = 4;

/**
 * A step of a run whose wrong rule is to be found: what happens and which numbers stand there then, of every step in the same
 * words, so that none of them says where or what is wrong. `null`: the ordinary sentence is as neutral.
 */
export function quizSentence(
  { raised }: { readonly raised: Raised | null },
  timeline: Timeline,
  trace: Trace,
  cursor: Cursor,
  language: Language,
  edgeByEdge: boolean,
): Sentence | null {
  const { kind, node, act } = stepAt(timeline, cursor.step);
  const { graph } = trace;
  const named = (one: number): NodeName => ({ node: one, text: nameOf(graph, one) });
  if (raised !== null && cursor.step >= timeline.length) return stops[language](named(raised.node));
  if (kind === 'seed') return begins[language]({ ...named(node), number: written(graph.seed) });
  if (kind === 'update') return updates[language]({ ...named(node), number: written(updatedValue(trace, node)) });
  if (kind !== 'backward') return null;
  const edges = sentEdges(timeline, cursor.step);
  const edge = shownEdge(timeline, cursor, edgeByEdge);
  const targets = new Map<number, Standing>();
  for (const one of edge === null ? edges : edges.slice(edge - 1, edge)) {
    const source = graph.inputs[one] as number;
    targets.set(source, { ...named(source), number: written(totalAfter(trace, eventOf(timeline.schedule, act, one))) });
  }
  const entry = opOf(graph, node);
  return sends[language]({
    sender: entry === null ? nameOf(graph, node) : symbolOf(entry),
    targets: [...targets.values()],
  });
}

function written(numbers: Float64Array): string {
  const all = [...numbers.subarray(0, MOST)].map((number) => formatNumber(number));
  return numbers.length === 1 ? (all[0] as string) : `[${all.join(', ')}${numbers.length > MOST ? ', …' : ''}]`;
}

const sends: SentenceOf<Sends> = {
  en: ({ sender, targets }) =>
    targets.length === 0
      ? sentence`This ${sender} sends nothing.`
      : sentence`This ${sender} sends. ${row(
          targets.map((one) => sentence`${nodeLink(one)} has ${gradient(one.number)}`),
          ', ',
        )} now.`,
  ko: ({ sender, targets }) =>
    targets.length === 0
      ? sentence`이 ${sender} 노드는 아무것도 보내지 않는다.`
      : sentence`이 ${sender} 노드가 보낸다. 이제 ${row(
          targets.map((one) => sentence`${nodeLink(one)}의 기울기는 ${gradient(one.number)}`),
          ', ',
        )}${particleAfter(targets.at(-1)?.number ?? '', '이다/다')}.`,
};

const begins: SentenceOf<Standing> = {
  en: (one) => sentence`A backward pass begins: ${nodeLink(one)} has ${gradient(one.number)}.`,
  ko: (one) =>
    sentence`역전파가 시작된다. ${nodeLink(one)}의 기울기는 ${gradient(one.number)}${particleAfter(one.number, '이다/다')}.`,
};

const updates: SentenceOf<Standing> = {
  en: (one) => sentence`The optimizer's turn: ${nodeLink(one)} is ${value(one.number)} now.`,
  ko: (one) =>
    sentence`최적화 기법의 차례다. 이제 ${nodeLink(one)}의 값은 ${value(one.number)}${particleAfter(one.number, '이다/다')}.`,
};

const stops: SentenceOf<NodeName> = {
  en: (one) => sentence`Next would be ${nodeLink(one)}, and there the code ${stress('stops')} with an error.`,
  ko: (one) => sentence`다음은 ${nodeLink(one)} 차례인데, 거기서 오류가 나며 코드가 ${stress('멈춘다')}.`,
};

function row(parts: readonly Sentence[], between: string): Sentence {
  return parts.flatMap((part, k) => (k === 0 ? part : sentence`${between}${part}`));
}
