import type { Text, TextOf } from './text.ts';

/** What a node says to a screen reader. */
export interface NodeWords {
  readonly kind: 'input' | 'parameter' | 'constant' | 'op';
  /** The op's symbol, the leaf's name, the constant's number. */
  readonly inside: string;
  readonly name: string | null;
  readonly value: string | null;
  readonly gradient: string | null;
  readonly added: number;
  readonly expected: number;
  readonly partial: boolean;
  readonly composite: boolean;
}

const KINDS = {
  input: { en: 'input', ko: '입력' },
  parameter: { en: 'parameter', ko: '매개변수' },
  constant: { en: 'constant', ko: '상수' },
  op: { en: '', ko: '' },
} satisfies Record<NodeWords['kind'], Text>;

function nodeEn(node: NodeWords): string {
  const { kind, inside, name, value, gradient, added, expected, partial, composite } = node;
  const who =
    kind === 'op' ? (name === null ? inside : `${inside} named ${name}`) : `${KINDS[kind].en} ${name ?? inside}`;
  if (kind === 'constant')
    return value === null || name === null ? `${who}, no gradient` : `${who}: value ${value}, no gradient`;
  const parts = [value === null ? 'not computed yet' : `value ${value}`];
  if (gradient !== null)
    parts.push(partial ? `gradient ${gradient} so far, ${added} of ${expected} added` : `gradient ${gradient}`);
  if (composite) parts.push('can be opened');
  return `${who}: ${parts.join(', ')}`;
}

function nodeKo(node: NodeWords): string {
  const { kind, inside, name, value, gradient, added, expected, partial, composite } = node;
  const who =
    kind === 'op' ? (name === null ? inside : `${inside}, 이름 ${name}`) : `${KINDS[kind].ko} ${name ?? inside}`;
  if (kind === 'constant')
    return value === null || name === null ? `${who}, 기울기 없음` : `${who}: 값 ${value}, 기울기 없음`;
  const parts = [value === null ? '아직 계산 전' : `값 ${value}`];
  if (gradient !== null)
    parts.push(partial ? `지금까지의 기울기 ${gradient}, ${expected}개 중 ${added}개 더함` : `기울기 ${gradient}`);
  if (composite) parts.push('열 수 있음');
  return `${who}: ${parts.join(', ')}`;
}

/** Words in and around the graph. */
export const graphTexts = {
  graph: { en: 'Computational graph', ko: '계산 그래프' },
  keys: {
    en: 'Arrow keys move along edges, Enter inspects, V and U explain value and gradient, R runs to here, O opens or closes.',
    ko: '화살표 키로 에지를 따라 이동, Enter로 살펴보기, V와 U로 값과 기울기 풀어 보기, R로 여기까지 실행, O로 열고 닫기.',
  },
  node: { en: nodeEn, ko: nodeKo },
  added: {
    en: ({ added, expected }: { added: number; expected: number }) => `${added} of ${expected} added`,
    ko: ({ added, expected }: { added: number; expected: number }) => `${expected}개 중 ${added}개 더함`,
  },
  stillToCome: { en: 'still to come', ko: '아직 오지 않음' },
  open: { en: (name: string) => `Open ${name}`, ko: (name: string) => `${name} 열기` },
  close: { en: (name: string) => `Close ${name}`, ko: (name: string) => `${name} 닫기` },
  level: { en: 'Level of detail', ko: '자세한 정도' },
  closed: { en: '1 Closed', ko: '1 닫기' },
  ops: { en: '2 Ops', ko: '2 연산' },
  gradient: { en: 'gradient', ko: '기울기' },
  noGradient: { en: 'no gradient', ko: '기울기 없음' },
  stop: { en: 'No gradient goes this way.', ko: '이 길로는 기울기가 가지 않는다.' },
  negative: { en: 'negative', ko: '음수' },
  fit: { en: 'Fit', ko: '맞추기' },
  gradientCheck: { en: 'Gradient check', ko: '기울기 확인' },
  forwards: { en: 'value, forwards', ko: '값, 순전파' },
  backwards: { en: 'gradient, backwards', ko: '기울기, 역전파' },
  mismatch: {
    en: 'This graph does not match the program: it shows the last one without mistakes.',
    ko: '이 그래프는 프로그램과 다르다: 잘못이 없던 마지막 프로그램을 보여 준다.',
  },
  empty: { en: 'Type a program to see its graph.', ko: '프로그램을 입력하면 그래프가 나타난다.' },
} satisfies Record<string, Text | TextOf<NodeWords> | TextOf<{ added: number; expected: number }> | TextOf<string>>;
