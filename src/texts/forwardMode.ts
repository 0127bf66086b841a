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

/** Words of the inspector at the steps of forward mode. */
export const tangentViewTexts = {
  title: {
    en: (symbol: string) => `Tangent through ${symbol}`,
    ko: (symbol: string) => `${symbol} 노드를 지나는 접선값`,
  },
  seedTitle: { en: (of: string) => `The pass of ${of} begins`, ko: (of: string) => `${of}의 패스 시작` },
  seedRule: { en: 'Its tangent', ko: '이 입력의 접선값' },
  still: { en: 'Every other input stands still', ko: '다른 입력은 움직이지 않는다' },
  meaning: {
    en: (of: string) => `ẋ stands for ∂x/∂${of}: how fast x changes as ${of} does.`,
    ko: (of: string) => `ẋ는 ∂x/∂${of}, 곧 ${josa(of, '이/가')} 변할 때 x가 얼마나 빠르게 변하는지를 뜻한다.`,
  },
  numbers: { en: 'Tangent times local derivative', ko: '접선값 · 국소적 미분' },
  entry: {
    en: ({ name, at }: { name: string; at: string }) => `One entry: the tangent of ${name}${at}`,
    ko: ({ name, at }: { name: string; at: string }) => `원소 하나: ${name}${at}의 접선값`,
  },
  edges: {
    en: (n: number) => (n === 1 ? 'one edge' : `${n} edges`),
    ko: (n: number) => `에지 ${n}개`,
  },
  edgeOf: {
    en: ({ k, n }: { k: number; n: number }) => `edge ${k} of ${n}`,
    ko: ({ k, n }: { k: number; n: number }) => `에지 ${n}개 중 ${k}번째`,
  },
  grid: {
    en: ({ name, shape }: { name: string; shape: string }) => `Tangent of ${name} ${shape}`,
    ko: ({ name, shape }: { name: string; shape: string }) => `${name}의 접선값 ${shape}`,
  },
  tangent: { en: 'Tangent', ko: '접선값' },
  noTangent: { en: 'none yet in this pass', ko: '이 패스에는 아직 없음' },
} satisfies Record<
  string,
  | Text
  | TextOf<string>
  | TextOf<number>
  | TextOf<{ name: string; at: string }>
  | TextOf<{ k: number; n: number }>
  | TextOf<{ name: string; shape: string }>
>;

interface Numbers {
  readonly inputs: number;
  readonly outputs: number;
  readonly forward: number;
  readonly reverse: number;
}

/** `9 inputs`, `1 input`. */
const many = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`;

/** Words of the panel. */
export const forwardModeTexts = {
  about: {
    en: 'A tangent says how fast a value changes as one input does. It travels with the values, so it takes one pass an input.',
    ko: '접선값은 입력 하나가 변할 때 값이 얼마나 빠르게 변하는지 나타낸다. 값과 함께 앞으로 가므로 입력마다 패스가 한 번 필요하다.',
  },
  legend: {
    en: 'A double line carries a tangent, ẋ, forwards.',
    ko: '두 줄 화살표는 접선값 ẋ를 순전파 방향으로 나른다.',
  },
  input: { en: 'Input', ko: '입력' },
  forward: { en: 'forward', ko: 'forward' },
  reverse: { en: 'reverse', ko: 'reverse' },
  table: { en: 'Gradients by forward and by reverse mode', ko: 'forward 모드와 reverse 모드로 구한 기울기' },
  comparison: {
    en: 'The reverse column was computed in the background, for comparison.',
    ko: 'reverse 열은 비교를 위해 미리 계산한 것이다.',
  },
  notYet: { en: 'not yet', ko: '아직' },
  pending: { en: 'Its pass is not done yet', ko: '이 입력의 패스가 아직 끝나지 않았다' },
  goTo: {
    en: (name: string) => `Show the pass of ${name}`,
    ko: (name: string) => `${name}의 패스 보기`,
  },
  now: {
    en: ({ name, k, n }: { name: string; k: number; n: number }) => `Pass ${k} of ${n}: ${name}`,
    ko: ({ name, k, n }: { name: string; k: number; n: number }) => `패스 ${n}번 중 ${k}번째: ${name}`,
  },
  valuesFirst: { en: 'First the values; the passes follow.', ko: '먼저 값을 구하고, 패스가 뒤따른다.' },
  one: {
    en: 'There are too many passes for one row: the timeline shows the one you choose.',
    ko: '패스가 많아 한 줄에 다 놓을 수 없다. 타임라인에는 고른 패스만 나타난다.',
  },
  seeded: {
    en: 'The output has several numbers: forward’s are added up, each times its seed, as reverse mode’s are.',
    ko: '출력이 여러 수이므로, forward 모드의 결과는 reverse 모드처럼 원소마다 시작값을 곱해 더한 것이다.',
  },
  cost: { en: 'Cost of every derivative', ko: '모든 미분에 드는 비용' },
  passesRow: { en: 'passes', ko: '패스' },
  multiplicationsRow: { en: 'multiplications', ko: '곱셈' },
  sizes: {
    en: ({ inputs, outputs }: Numbers) => `${many(inputs, 'input', 'inputs')}, ${many(outputs, 'output', 'outputs')}.`,
    ko: ({ inputs, outputs }: Numbers) => `입력 ${inputs}개, 출력 ${outputs}개.`,
  },
  whatCounts: { en: 'What is counted', ko: '무엇을 세었나' },
  counted: {
    en: 'Local derivative times tangent forwards, upstream times local derivative in reverse. The values and local derivatives are computed once either way.',
    ko: 'forward 모드에서는 국소적 미분 · 접선값, reverse 모드에서는 상류에서 온 기울기 · 국소적 미분을 센다. 값과 국소적 미분은 어느 쪽이든 한 번씩 구한다.',
  },
  verdict: {
    en: ({ inputs, outputs, forward, reverse }: Numbers) => {
      if (forward === reverse)
        return 'Here both cost the same. With more inputs reverse mode would win, with more outputs forward mode.';
      if (forward < reverse)
        return `Here forward mode is cheaper: ${many(inputs, 'input', 'inputs')} against ${many(outputs, 'output', 'outputs')}. It wins where few inputs have many outputs.`;
      return inputs > outputs
        ? `Here reverse mode is cheaper: ${many(inputs, 'input', 'inputs')} against ${many(outputs, 'output', 'outputs')}, as in every network with one loss. Forward mode wins where few inputs have many outputs.`
        : 'Here reverse mode is cheaper, as its pass skips what the output does not depend on. Forward mode wins where few inputs have many outputs.';
    },
    ko: ({ inputs, outputs, forward, reverse }: Numbers) => {
      if (forward === reverse)
        return '여기서는 비용이 같다. 입력이 더 많으면 reverse 모드가, 출력이 더 많으면 forward 모드가 유리하다.';
      if (forward < reverse)
        return `여기서는 forward 모드의 비용이 적다. 입력 ${inputs}개에 출력 ${outputs}개다. forward 모드는 입력이 적고 출력이 많을 때 유리하다.`;
      return inputs > outputs
        ? `여기서는 reverse 모드의 비용이 적다. 입력 ${inputs}개에 출력 ${outputs}개로, 손실이 하나인 신경망은 모두 이렇다. forward 모드는 입력이 적고 출력이 많을 때 유리하다.`
        : '여기서는 reverse 모드의 비용이 적다. 출력에 영향을 주지 않는 부분을 건너뛰기 때문이다. forward 모드는 입력이 적고 출력이 많을 때 유리하다.';
    },
  },
  toReverse: { en: 'Same step in reverse mode', ko: 'reverse 모드의 같은 단계' },
  toForward: { en: 'Same step in forward mode', ko: 'forward 모드의 같은 단계' },
  inReverse: { en: 'The graph shows reverse mode.', ko: '그래프는 reverse 모드를 보여 준다.' },
  refusedNoInputs: {
    en: 'No input of this program wants a gradient, so there is nothing to differentiate by. Set a name to a number, as in x = 3.',
    ko: '이 프로그램에는 기울기를 구할 입력이 없다. x = 3처럼 이름에 수를 정하면 된다.',
  },
  refusedTooLarge: {
    en: ({ work, most }: { work: number; most: number }) =>
      `A pass through this program would take about ${work.toLocaleString('en')} multiplications; the limit is ${most.toLocaleString('en')}. Smaller tensors can be shown.`,
    ko: ({ work, most }: { work: number; most: number }) =>
      `이 프로그램은 패스 한 번에 곱셈이 약 ${work.toLocaleString('en')}번 필요하다. 한도는 ${most.toLocaleString('en')}번이다. 더 작은 텐서라면 볼 수 있다.`,
  },
  refusedTooMany: {
    en: ({ inputs, most }: { inputs: number; most: number }) =>
      `This program has ${inputs.toLocaleString('en')} input numbers, a pass each; at most ${most.toLocaleString('en')} can be chosen from. Data that needs no gradient can be written as const(…).`,
    ko: ({ inputs, most }: { inputs: number; most: number }) =>
      `이 프로그램에는 입력 수가 ${inputs.toLocaleString('en')}개 있고 패스가 그만큼 필요하다. 고를 수 있는 것은 ${most.toLocaleString('en')}개까지다. 기울기가 필요 없는 데이터는 const(…)로 쓰면 된다.`,
  },
} satisfies Record<
  string,
  | Text
  | TextOf<Numbers>
  | TextOf<string>
  | TextOf<{ name: string; k: number; n: number }>
  | TextOf<{ work: number; most: number }>
  | TextOf<{ inputs: number; most: number }>
>;
