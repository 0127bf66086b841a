import { josa } from './josa.ts';
import type { Text, TextOf } from './text.ts';

const counted = (count: number) => count.toLocaleString('en');
const nodesEn = (count: number) => `${counted(count)} ${count === 1 ? 'node' : 'nodes'}`;
const ORDINALS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinalEn = (order: number) =>
  `${order}${ORDINALS[new Intl.PluralRules('en', { type: 'ordinal' }).select(order)] ?? 'th'}`;

interface Summed {
  readonly output: string;
  readonly elements: number;
  readonly name: string;
  readonly seed: string | null;
}

/** Words of the graph of a derivative. */
export const derivativeTexts = {
  what: {
    en: 'A backward pass is arithmetic too. Written as nodes, it is a graph that can be stepped through, and derived again.',
    ko: '역전파도 계산이다. 노드로 적으면 한 단계씩 따라갈 수 있고, 다시 미분할 수 있는 그래프가 된다.',
  },
  trail: { en: 'Derived so far', ko: '지금까지 미분한 것' },
  program: { en: 'the program', ko: '프로그램' },
  by: { en: 'Derive by', ko: '어느 변수로 미분할까' },
  first: { en: 'Derive by an input to see its graph.', ko: '입력 하나로 미분하면 그 그래프가 보인다.' },
  numbers: { en: 'What its backward pass gives', ko: '이 그래프의 역전파가 주는 값' },
  derivative: { en: 'Derivative', ko: '도함수' },
  gradient: { en: 'Backward', ko: '역전파' },
  difference: { en: 'Difference', ko: '중심 차분' },
  differenceOf: {
    en: 'Central difference of what the graph computes, h = 10⁻⁴.',
    ko: '그래프가 계산하는 값의 중심 차분이다. h = 10⁻⁴.',
  },
  kink: {
    en: '* Between x − h and x + h something bends or jumps (relu, abs, max). The difference mixes both sides; backward takes one side, as PyTorch does.',
    ko: '* x − h와 x + h 사이에 꺾이거나 끊기는 곳(relu, abs, max)이 있다. 차분은 양쪽을 섞고, 역전파는 PyTorch처럼 한쪽을 고른다.',
  },
  hessian: { en: 'All second derivatives (Hessian)', ko: '모든 이계도함수 (헤세 행렬)' },
  hessianSays: {
    en: 'A row is the backward pass of one first derivative. Below each number, the central difference of that gradient.',
    ko: '한 행은 일계도함수 하나의 역전파이다. 각 수 아래는 그 기울기의 중심 차분이다.',
  },
  parts: { en: 'Parts of the graph', ko: '그래프의 부분' },
  partProgram: { en: 'Forward pass', ko: '순전파' },
  partGradient: { en: 'Gradient', ko: '기울기' },
  torch: { en: 'In PyTorch', ko: 'PyTorch로는' },
  torchOfSample: { en: 'In PyTorch, with this sample’s share of the loss', ko: 'PyTorch로는 (손실에서 이 표본의 몫)' },
  beforehand: {
    en: 'Computed in the background; the steps show how.',
    ko: '이 수들은 미리 계산한 것이고, 단계는 그 과정을 보여 준다.',
  },
  numbersOf: { en: 'Take the tensors apart into numbers', ko: '텐서를 수로 나누어 보기' },
  level3: { en: 'Show the numbers of one sample', ko: '표본 하나의 수로 보기' },
  constant: {
    en: 'This derivative is a number: nothing is left to derive, every further one is 0.',
    ko: '이 도함수는 상수이다. 더 미분할 것이 없고, 다음 도함수는 모두 0이다.',
  },
} satisfies Record<string, Text>;

/** Words with numbers or names in them. */
export const derivativeTextsOf = {
  nodes: {
    en: ({ program, added }: { program: number; added: number }) =>
      `${nodesEn(program + added)}: ${counted(program)} of the program, ${counted(added)} added for the derivative.`,
    ko: ({ program, added }: { program: number; added: number }) =>
      `노드 ${counted(program + added)}개: 프로그램의 ${counted(program)}개에 도함수를 위해 ${counted(added)}개를 더했다.`,
  },
  /** An output of several numbers; `seed` in writing where it is not 1 everywhere. */
  summed: {
    en: ({ output, elements, name }: Summed) =>
      `The output ${output} has ${counted(elements)} numbers, and a gradient is of one: here of their sum, ${name}. PyTorch asks for it too: ${output}.sum(), or grad_outputs=torch.ones_like(${output}).`,
    ko: ({ output, elements, name }: Summed) =>
      `출력 ${josa(output, '은/는')} 수가 ${counted(elements)}개인데, 기울기는 수 하나를 미분한 것이다. 그래서 모두 더한 수(${name})를 미분한다. PyTorch도 ${output}.sum()이나 grad_outputs=torch.ones_like(${output})를 요구한다.`,
  },
  seeded: {
    en: ({ output, elements, name, seed }: Summed) =>
      `The output ${output} has ${counted(elements)} numbers, and a gradient is of one: here of ${name}, each number times its seed${seed === null ? '' : `, s = ${seed}`}. PyTorch asks for it too: grad_outputs=s.`,
    ko: ({ output, elements, name, seed }: Summed) =>
      `출력 ${josa(output, '은/는')} 수가 ${counted(elements)}개인데, 기울기는 수 하나를 미분한 것이다. 그래서 저마다 시작값을 곱해 더한 수(${name})를 미분한다.${seed === null ? '' : ` 시작값은 s = ${josa(seed, '이다/다')}.`} PyTorch도 grad_outputs=s를 요구한다.`,
  },
  partCount: {
    en: ({ count }: { count: number }) => nodesEn(count),
    ko: ({ count }: { count: number }) => `노드 ${counted(count)}개`,
  },
  torchEnds: {
    en: ({ of }: { of: string }) =>
      `No gradient flows through ${of}: what is derived from it is 0. Where it has no grad_fn, PyTorch raises a RuntimeError instead.`,
    ko: ({ of }: { of: string }) =>
      `${josa(of, '을/를')} 지나는 기울기가 없어 더 미분하면 0이다. 다만 grad_fn이 없으면 PyTorch는 RuntimeError를 낸다.`,
  },
  deriveBy: {
    en: ({ name, makes }: { name: string; makes: string }) => `Derive by ${name}: ${makes}`,
    ko: ({ name, makes }: { name: string; makes: string }) => `${josa(name, '으로/로')} 미분: ${makes}`,
  },
  backTo: {
    en: ({ name }: { name: string }) => `Back to ${name}`,
    ko: ({ name }: { name: string }) => `${josa(name, '으로/로')} 돌아가기`,
  },
  tooMany: {
    en: ({ order, limit }: { order: number; limit: number }) =>
      `The ${ordinalEn(order)} derivative would have more than ${counted(limit)} nodes. No more are drawn.`,
    ko: ({ order, limit }: { order: number; limit: number }) =>
      `${order}계 도함수는 노드가 ${counted(limit)}개를 넘는다. 그보다 많으면 그리지 않는다.`,
  },
  orders: {
    en: ({ limit }: { limit: number }) => `A graph is derived ${limit} times at most.`,
    ko: ({ limit }: { limit: number }) => `그래프는 ${limit}번까지만 미분한다.`,
  },
  name: {
    en: ({ name }: { name: string }) => `Nothing here can be derived by ${name}: no input or parameter is called so.`,
    ko: ({ name }: { name: string }) =>
      `${josa(name, '으로/로')} 미분할 수 없다. 그런 이름의 입력이나 매개변수가 없다.`,
  },
  op: {
    en: ({ op }: { op: string }) => `Of ${op} there is no derivative as a graph of numbers here.`,
    ko: ({ op }: { op: string }) => `${op}의 도함수는 여기서 수의 그래프로 나타낼 수 없다.`,
  },
} satisfies Record<string, TextOf<never>>;

/** Why a program has no graph of a derivative, where the reason needs no numbers. */
export const derivativeRefusals = {
  tensors: {
    en: 'This program computes with tensors. The graph of a derivative is made of single numbers.',
    ko: '이 프로그램은 텐서로 계산한다. 도함수의 그래프는 수 하나하나로 이루어진다.',
  },
  noInputs: {
    en: 'There is no input with a name to derive by: set one, as in x = 3.',
    ko: '미분할 입력이 없다. x = 3처럼 이름 있는 입력을 하나 쓴다.',
  },
} satisfies Record<string, Text>;
