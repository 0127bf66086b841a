import { opOf, shapeOf } from '../engine/graph/graph.ts';
import { printShape } from '../engine/shape.ts';
import {
  type Cursor,
  eventOf,
  phaseAt,
  sentEdges,
  stepAt,
  type Timeline,
  type WrittenPart,
} from '../engine/timeline/timeline.ts';
import { contributionOf, localOf, type Trace, totalAfter } from '../engine/trace/trace.ts';
import { signBetween } from '../format/decimal.ts';
import { bracketed, equalsSign, FULL, formatNumber } from '../format/number.ts';
import { graphTexts, type NodeWords } from './graph.ts';
import { josa, particleAfter } from './josa.ts';
import { gradient, listed, type NodeName, nodeLink, type SentenceOf, sentence, stress, value } from './sentence.ts';
import { nameOf, shownEdge, symbolOf } from './sentences/facts.ts';
import type { Language, Sentence, Text, TextOf } from './text.ts';

/** A factor and what it becomes along one edge. */
interface Term {
  readonly from: NodeName;
  readonly tangent: string;
  readonly local: string;
  readonly becomes: string;
}

/** What a sentence about a tangent step may use; numbers as on the graph. */
interface TangentFacts {
  readonly symbol: string;
  readonly node: NodeName;
  readonly terms: readonly Term[];
  /** `0.54 + 1 = 1.54`; nothing where one term is all. */
  readonly sum: Sentence;
  /** Every node that it is about is a plain number. */
  readonly scalar: boolean;
  readonly shape: string;
  /** The input of the pass. */
  readonly of: string;
  /** Walked edge by edge: which of how many; `null` for the whole step. */
  readonly edge: { readonly k: number; readonly n: number } | null;
}

const seedWords: SentenceOf<{ of: string; node: NodeName; others: boolean }> = {
  en: ({ of, others }) =>
    others
      ? sentence`The pass of ${stress(of)} begins: its ${gradient('tangent')} is ${gradient('1')}, and that of every other input is 0. What follows says how fast each value changes as ${of} does.`
      : sentence`The pass of ${stress(of)} begins: its ${gradient('tangent')} is ${gradient('1')}. What follows says how fast each value changes as ${of} does.`,
  ko: ({ of, others }) =>
    others
      ? sentence`${stress(of)}의 패스를 시작한다. 이 입력의 ${gradient('접선값')}은 ${gradient('1')}, 다른 입력의 접선값은 모두 0이다. 이어지는 단계는 ${josa(of, '이/가')} 변할 때 각 값이 얼마나 빠르게 변하는지 알려 준다.`
      : sentence`${stress(of)}의 패스를 시작한다. 이 입력의 ${gradient('접선값')}은 ${gradient('1')}이다. 이어지는 단계는 ${josa(of, '이/가')} 변할 때 각 값이 얼마나 빠르게 변하는지 알려 준다.`,
};

const startWords: SentenceOf<{ passes: number; of: string; steps: number }> = {
  en: ({ passes, of, steps }) =>
    passes === 1
      ? sentence`Forward mode: first the ${value('values')}, then one pass in which the ${gradient('tangent')} of ${of} travels with them. ${String(steps)} steps in all.`
      : sentence`Forward mode: first the ${value('values')}, then ${String(passes)} passes, one an input, in which a ${gradient('tangent')} travels with them. ${String(steps)} steps in all.`,
  ko: ({ passes, of, steps }) =>
    passes === 1
      ? sentence`forward 모드에서는 먼저 ${value('값')}을 구하고, 이어서 ${of}의 ${gradient('접선값')}이 값을 따라가는 패스를 한 번 거친다. 모두 ${String(steps)}단계다.`
      : sentence`forward 모드에서는 먼저 ${value('값')}을 구하고, 이어서 ${gradient('접선값')}이 값을 따라가는 패스를 입력마다 한 번씩 모두 ${String(passes)}번 거친다. 모두 ${String(steps)}단계다.`,
};

const first = ({ terms }: TangentFacts) => terms[0] as Term;
const sources = ({ terms }: TangentFacts, language: Language) => {
  const once = terms.filter(({ from }, k) => terms.findIndex((other) => other.from.node === from.node) === k);
  return listed(
    once.map(({ from }) => nodeLink(from)),
    language,
  );
};

const edgeWords: SentenceOf<TangentFacts & { k: number; n: number }> = {
  en: (f) =>
    sentence`Edge ${String(f.k)} of ${String(f.n)} into this ${f.symbol}: the ${gradient('tangent')} of ${nodeLink(first(f).from)}, ${gradient(first(f).tangent)}, times the ${stress('local derivative')} ${value(first(f).local)} brings ${gradient(first(f).becomes)} to ${nodeLink(f.node)}.`,
  ko: (f) =>
    sentence`이 ${f.symbol} 노드로 들어오는 에지 ${String(f.n)}개 중 ${String(f.k)}번째: ${nodeLink(first(f).from)}의 ${gradient('접선값')} ${gradient(first(f).tangent)}에 ${stress('국소적 미분')} ${value(first(f).local)}${particleAfter(first(f).local, '을/를')} 곱한 ${gradient(first(f).becomes)}${particleAfter(first(f).becomes, '이/가')} ${nodeLink(f.node)}에 더해진다.`,
};

const oneWords: SentenceOf<TangentFacts> = {
  en: (f) =>
    sentence`The ${gradient('tangent')} of ${nodeLink(first(f).from)}, ${gradient(first(f).tangent)}, travels with the value: this ${f.symbol} multiplies it by its ${stress('local derivative')}, ${value(first(f).local)}, and the tangent of ${nodeLink(f.node)} is ${gradient(first(f).becomes)}.`,
  ko: (f) =>
    sentence`${nodeLink(first(f).from)}의 ${gradient('접선값')} ${gradient(first(f).tangent)}${particleAfter(first(f).tangent, '이/가')} 값을 따라간다. 이 ${f.symbol} 노드가 ${stress('국소적 미분')} ${value(first(f).local)}${particleAfter(first(f).local, '을/를')} 곱하면 ${nodeLink(f.node)}의 접선값은 ${gradient(first(f).becomes)}${particleAfter(first(f).becomes, '이다/다')}.`,
};

const sumWords: SentenceOf<TangentFacts> = {
  en: (f) =>
    sentence`This ${f.symbol} multiplies the ${gradient('tangent')} on each edge by that edge’s ${stress('local derivative')} and ${stress('adds')} the products: the tangent of ${nodeLink(f.node)} is ${f.sum}.`,
  ko: (f) =>
    sentence`이 ${f.symbol} 노드는 에지마다 ${gradient('접선값')}에 그 에지의 ${stress('국소적 미분')}을 곱하고 그 결과를 ${stress('더한다')}. ${nodeLink(f.node)}의 접선값: ${f.sum}.`,
};

/** A tensor op that comes to one number: a loss, a sum. */
const totalWords: SentenceOf<TangentFacts> = {
  en: (f) =>
    sentence`This ${f.symbol} turns the ${gradient('tangent')} of ${sources(f, 'en')} into that of ${nodeLink(f.node)}, ${gradient(f.shape)}: how fast it changes as ${f.of} does.`,
  ko: (f) =>
    sentence`이 ${f.symbol} 노드는 ${sources(f, 'ko')}의 ${gradient('접선값')}에서 ${nodeLink(f.node)}의 접선값 ${gradient(f.shape)}${particleAfter(f.shape, '을/를')} 구한다. ${josa(f.of, '이/가')} 변할 때 이 값이 얼마나 빠르게 변하는지 나타낸다.`,
};

const tensorWords: SentenceOf<TangentFacts> = {
  en: (f) =>
    sentence`This ${f.symbol} turns the ${gradient('tangent')} of ${sources(f, 'en')} into that of ${nodeLink(f.node)}, ${f.shape}: how fast each of its entries changes as ${f.of} does.`,
  ko: (f) =>
    sentence`이 ${f.symbol} 노드는 ${sources(f, 'ko')}의 ${gradient('접선값')}에서 형상이 ${f.shape}인 ${nodeLink(f.node)}의 접선값을 구한다. ${josa(f.of, '이/가')} 변할 때 원소마다 얼마나 빠르게 변하는지 나타낸다.`,
};

const outputWords: SentenceOf<{ output: string; of: string; amount: string; sign: string; scalar: boolean }> = {
  en: ({ output, of, amount, sign, scalar }) =>
    scalar
      ? sentence` The output is reached: ∂${output}/∂${of}\u00a0${sign}\u00a0${gradient(amount)}.`
      : sentence` The output is reached: one pass gives all of ∂${output}/∂${of}.`,
  ko: ({ output, of, amount, sign, scalar }) =>
    scalar
      ? sentence` 출력에 닿았다: ∂${output}/∂${of}\u00a0${sign}\u00a0${gradient(amount)}.`
      : sentence` 출력에 닿았다. 패스 한 번으로 ∂${output}/∂${of} 전체를 얻는다.`,
};

/** What happens at a cursor in forward mode, in a sentence or two; `null` at a step at which a value is computed, as everywhere. */
export function tangentSentence(
  timeline: Timeline,
  trace: Trace,
  cursor: Cursor,
  language: Language,
  edgeByEdge: boolean,
): Sentence | null {
  const { kind, node } = stepAt(timeline, cursor.step);
  const { graph } = trace;
  const of = phaseAt(timeline, cursor.step)?.of ?? '';
  if (kind === 'start') {
    const passes = timeline.phases.filter(({ name }) => name === 'tangent');
    return startWords[language]({ passes: passes.length, of: passes[0]?.of ?? '', steps: timeline.length });
  }
  if (kind === 'tangentSeed') {
    const others = graph.needsGradient.some(
      (wants, leaf) => wants === 1 && leaf !== node && graph.inputStart[leaf] === graph.inputStart[leaf + 1],
    );
    return seedWords[language]({ of, node: nameOf(graph, trace, node), others });
  }
  if (kind !== 'tangent') return null;
  const facts = factsOf(timeline, trace, cursor, shownEdge(timeline, cursor, edgeByEdge), of);
  const words = facts.scalar
    ? facts.edge !== null
      ? edgeWords[language]({ ...facts, ...facts.edge })
      : (facts.terms.length === 1 ? oneWords : sumWords)[language](facts)
    : (shapeOf(graph, node).length === 0 ? totalWords : tensorWords)[language](facts);
  if (node !== graph.output || (facts.edge !== null && facts.edge.k < facts.edge.n)) return words;
  const result = resultOf(timeline, trace, cursor);
  const output = nameOf(graph, trace, node).text;
  const amount = formatNumber(result[0] ?? 0);
  const scalar = shapeOf(graph, node).length === 0;
  return sentence`${words}${outputWords[language]({ output, of, amount, sign: equalsSign(result[0] ?? 0), scalar })}`;
}

/** The tangent that a tangent step has made. */
function resultOf(timeline: Timeline, trace: Trace, cursor: Cursor): Float64Array {
  const { act } = stepAt(timeline, cursor.step);
  const last = sentEdges(timeline, cursor.step).at(-1);
  return last === undefined ? new Float64Array(1) : totalAfter(trace, eventOf(timeline.schedule, act, last));
}

function factsOf(timeline: Timeline, trace: Trace, cursor: Cursor, edge: number | null, of: string): TangentFacts {
  const { node, act } = stepAt(timeline, cursor.step);
  const { graph } = trace;
  const all = sentEdges(timeline, cursor.step);
  const shown = edge === null ? all : all.slice(edge - 1, edge);
  const entry = opOf(graph, node);
  const numbers = shown.map((one) => contributionOf(trace, eventOf(timeline.schedule, act, one))[0] ?? 0);
  const terms = shown.map((one, k) => ({
    from: nameOf(graph, trace, graph.inputs[one] as number),
    tangent: formatNumber(timeline.tangents?.factor(trace, one, act)[0] ?? 0),
    local: formatNumber(localOf(trace, one)[0] ?? Number.NaN),
    becomes: formatNumber(numbers[k] as number),
  }));
  const total = formatNumber(resultOf(timeline, trace, cursor)[0] ?? 0);
  const plain = numbers.map((number) => formatNumber(number));
  const written = numbers.map((number, k) => (k === 0 ? formatNumber(number) : bracketed(number)));
  const sign = signBetween(
    plain.map((text) => [text]),
    total,
  );
  // A tensor op (a loss, a sum) has no one local derivative to tell.
  const scalar =
    entry?.op.kind === 'elementwise' &&
    [node, ...shown.map((one) => graph.inputs[one] as number)].every((one) => shapeOf(graph, one).length === 0);
  return {
    symbol: entry === null ? '' : symbolOf(entry),
    node: nameOf(graph, trace, node),
    terms,
    sum: sentence`${gradient(written.join(' + '))}\u00a0${sign}\u00a0${gradient(total)}`,
    scalar,
    shape:
      shapeOf(graph, node).length === 0
        ? formatNumber(resultOf(timeline, trace, cursor)[0] ?? 0)
        : printShape(shapeOf(graph, node)),
    of,
    edge: edge === null ? null : { k: edge, n: all.length },
  };
}

/** A sum in writing, `a + b = c`. */
export function sumInWriting(terms: readonly number[], total: number): readonly WrittenPart[] {
  const number = (text: string, of: number): WrittenPart => ({
    text,
    tone: 'gradient',
    chip: false,
    full: formatNumber(of, FULL),
  });
  const plain = (text: string): WrittenPart => ({ text, tone: 'plain', chip: false, full: '' });
  const sign = signBetween(
    terms.map((term) => [formatNumber(term)]),
    formatNumber(total),
  );
  return [
    ...terms.flatMap((term, k) =>
      k === 0 ? [number(formatNumber(term), term)] : [plain('+'), number(bracketed(term), term)],
    ),
    plain(sign),
    number(formatNumber(total), total),
  ];
}

/** What a pass is called, over the sentence and in the timeline. */
export const passTitle = (of: string): Text => ({ en: `Tangents of ${of}`, ko: `${of}의 접선값` });

/** What a node says to a screen reader in forward mode. */
const node: TextOf<NodeWords> = {
  en: ({ gradient: tangent, added, expected, partial, ...words }) => {
    const plain = graphTexts.node.en({ ...words, gradient: null, added, expected, partial });
    if (tangent === null) return plain;
    return partial
      ? `${plain}, tangent ${tangent} so far, ${added} of ${expected} added`
      : `${plain}, tangent ${tangent}`;
  },
  ko: ({ gradient: tangent, added, expected, partial, ...words }) => {
    const plain = graphTexts.node.ko({ ...words, gradient: null, added, expected, partial });
    if (tangent === null) return plain;
    return partial
      ? `${plain}, 지금까지의 접선값 ${tangent}, ${expected}개 중 ${added}개 더함`
      : `${plain}, 접선값 ${tangent}`;
  },
};

/** What a figure in forward mode says otherwise than others do. */
export const tangentWords = {
  sentence: tangentSentence,
  node,
  legend: { en: 'tangent ẋ, forwards', ko: '접선값 ẋ, 순전파' } as Text,
  tangent: { en: 'tangent', ko: '접선값' } as Text,
  exported: {
    en: 'This format has no forward mode: it shows the same step of reverse mode.',
    ko: '이 형식에는 forward 모드가 없어 reverse 모드의 같은 단계를 내보낸다.',
  } as Text,
} as const;

export type TangentWords = typeof tangentWords;
