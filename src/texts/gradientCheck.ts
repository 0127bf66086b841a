import { josa } from './josa.ts';
import type { Text, TextOf } from './text.ts';

/** What is said of an op that has no derivative here, or another one close by. Numbers are written already. */
export interface KinkWords {
  /** The op as on the graph: `relu`. */
  readonly op: string;
  /** What it reads: `0`, or `2, 2`; empty where it reads many. */
  readonly at: string;
  readonly gradient: string;
  readonly difference: string;
  readonly left: string;
  readonly right: string;
}

/** Words of the gradient check. */
export const checkTexts = {
  what: {
    en: ({ h }: { h: string }) =>
      `Autograd beside the central difference (F(x + h) − F(x − h)) / 2h with h = ${h}. Computed in the background, whatever the step.`,
    ko: ({ h }: { h: string }) =>
      `자동 미분의 기울기와 중심 차분 (F(x + h) − F(x − h)) / 2h, h = ${h}. 단계와 상관없이 미리 계산한 값이다.`,
  },
  withoutCarried: {
    en: 'What earlier iterations left in the gradients is not counted here: it is no derivative of this loss.',
    ko: '앞선 반복이 기울기에 남긴 것은 여기서 세지 않는다. 이 손실의 미분이 아니기 때문이다.',
  },
  nothing: {
    en: 'There is no gradient to check: the output depends on no input.',
    ko: '확인할 기울기가 없다. 출력이 어떤 입력에도 의존하지 않는다.',
  },
  table: { en: 'Every input and parameter', ko: '모든 입력과 매개변수' },
  input: { en: 'input', ko: '입력' },
  autograd: { en: 'autograd', ko: '자동 미분' },
  difference: { en: 'difference', ko: '중심 차분' },
  absolute: { en: 'abs. error', ko: '절대 오차' },
  relative: { en: 'rel. error', ko: '상대 오차' },
  verdict: { en: 'verdict', ko: '판정' },
  agrees: { en: 'agrees', ko: '일치' },
  differs: { en: 'differs', ko: '다름' },
  silent: { en: 'says nothing', ko: '판정 불가' },
  more: { en: ({ n }: { n: number }) => `… and ${n} more`, ko: ({ n }: { n: number }) => `… ${n}개 더` },
  explain: {
    en: (name: string) => `Explain the gradient of ${name}`,
    ko: (name: string) => `${name}의 기울기 풀어 보기`,
  },

  unused: { en: 'the output does not depend on it: no gradient', ko: '출력이 의존하지 않는다: 기울기 없음' },
  cutOff: {
    en: 'the output uses it only behind a detach or as a target: no gradient',
    ko: 'detach 뒤에서만, 또는 정답으로만 쓰인다: 기울기 없음',
  },

  says: {
    en: ({ name, error, limit }: { name: string; error: string; limit: string }) =>
      `${name}: the two agree. Their relative error, ${error}, is no larger than ${limit}.`,
    ko: ({ name, error, limit }: { name: string; error: string; limit: string }) =>
      `${name}: 둘이 일치한다. 상대 오차 ${josa(error, '이/가')} ${limit} 이하다.`,
  },
  saysTiny: {
    en: ({ name, error }: { name: string; error: string }) =>
      `${name}: the two agree. They differ by ${error}, which is less than round-off leaves of so small a slope.`,
    ko: ({ name, error }: { name: string; error: string }) =>
      `${name}: 둘이 일치한다. 차이 ${josa(error, '은/는')} 이렇게 작은 기울기에서 반올림만으로도 생기는 크기다.`,
  },
  saysDiffers: {
    en: ({ name, gradient, difference }: { name: string; gradient: string; difference: string }) =>
      `${name}: the two differ. Autograd says ${gradient}, the function itself ${difference}: the backward pass is wrong.`,
    ko: ({ name, gradient, difference }: { name: string; gradient: string; difference: string }) =>
      `${name}: 둘이 다르다. 자동 미분은 ${gradient}, 함수 자체는 ${josa(difference, '이라/라')}고 한다. 역전파가 틀렸다.`,
  },
  saysStep: {
    en: ({ name, h }: { name: string; h: string }) =>
      `${name}: the difference says nothing. The value is so large that adding h = ${h} does not change it.`,
    ko: ({ name, h }: { name: string; h: string }) =>
      `${name}: 중심 차분으로는 판정할 수 없다. 값이 너무 커서 h = ${josa(h, '을/를')} 더해도 그대로다.`,
  },
  saysDetach: {
    en: ({ name }: { name: string }) =>
      `${name}: the difference says nothing. It also sees the way through a detach or a target, which the backward pass leaves out on purpose.`,
    ko: ({ name }: { name: string }) =>
      `${name}: 중심 차분으로는 판정할 수 없다. 역전파가 일부러 지나지 않는 길(detach나 정답)까지 차분에 잡힌다.`,
  },
  saysNotFinite: {
    en: ({ name }: { name: string }) =>
      `${name}: the difference says nothing. Within ±h the function is not finite: it leaves its domain or overflows.`,
    ko: ({ name }: { name: string }) =>
      `${name}: 중심 차분으로는 판정할 수 없다. ±h 안에서 함숫값이 유한하지 않다. 정의역을 벗어나거나 오버플로한다.`,
  },
  saysRoundOff: {
    en: ({ name }: { name: string }) =>
      `${name}: the difference says nothing. It is drowned in round-off: the last digit of the output, divided by h, is large beside the slope.`,
    ko: ({ name }: { name: string }) =>
      `${name}: 중심 차분으로는 판정할 수 없다. 반올림 오차에 묻힌다. 출력의 마지막 자리를 h로 나눈 것이 기울기에 비해 크다.`,
  },
  saysDiffersAt: {
    en: ({ name, gradient, difference, h }: { name: string; gradient: string; difference: string; h: string }) =>
      `${name}: the two differ. Autograd says ${gradient}, the function itself ${difference} with h = ${h}, where the difference has settled: the backward pass is wrong.`,
    ko: ({ name, gradient, difference, h }: { name: string; gradient: string; difference: string; h: string }) =>
      `${name}: 둘이 다르다. 자동 미분은 ${gradient}, 함수 자체는 차분이 더는 변하지 않는 h = ${h}에서 ${josa(difference, '이라/라')}고 한다. 역전파가 틀렸다.`,
  },
  saysTruncation: {
    en: ({ name, h }: { name: string; h: string }) =>
      `${name}: the difference says nothing. h = ${h} is too large here: the difference itself changes when h is halved.`,
    ko: ({ name, h }: { name: string; h: string }) =>
      `${name}: 중심 차분으로는 판정할 수 없다. 여기서는 h = ${josa(h, '이/가')} 너무 크다. h를 반으로 줄이면 차분 자체가 달라진다.`,
  },
  saysWaves: {
    en: ({ name, op, h, moves }: { name: string; op: string; h: string; moves: string }) =>
      `${name}: the difference cannot tell here. At h = ${h}, where it seems to settle, the input of ${op} still moves by ${moves} radians: the difference does not see those waves.`,
    ko: ({ name, op, h, moves }: { name: string; op: string; h: string; moves: string }) =>
      `${name}: 중심 차분으로는 판정할 수 없다. 차분이 더는 변하지 않는 듯한 h = ${h}에서도 ${op}의 입력이 ${moves} 라디안 움직인다. 차분은 그 물결을 보지 못한다.`,
  },
  saysRange: {
    en: ({ name }: { name: string }) =>
      `${name}: the difference cannot tell here. Numbers on the way are so large or so small that their squares leave the range of doubles (about 10⁻³⁰⁸ to 10³⁰⁸), so that the gradient loses its digits though its rule is right.`,
    ko: ({ name }: { name: string }) =>
      `${name}: 중심 차분으로는 판정할 수 없다. 중간에 나오는 수가 너무 크거나 작아 그 제곱이 double의 범위(약 10⁻³⁰⁸~10³⁰⁸)를 벗어난다. 규칙이 맞아도 기울기의 자릿수가 사라진다.`,
  },
  settlesAt: {
    en: ({ h, difference }: { h: string; difference: string }) =>
      `With h = ${h} it is ${difference}, which agrees with autograd.`,
    ko: ({ h, difference }: { h: string; difference: string }) => `h = ${h}에서는 ${difference}, 자동 미분과 일치한다.`,
  },
  saysNotANumber: {
    en: ({ name }: { name: string }) =>
      `${name}: the gradient is not a number here. On the way back 0 meets ∞ (or ∞ meets −∞), and 0 · ∞ has no value. The function itself is finite, so the difference is a number all the same.`,
    ko: ({ name }: { name: string }) =>
      `${name}: 여기서 기울기는 수가 아니다. 뒤로 가는 길에서 0과 ∞가(또는 ∞와 −∞가) 만나는데, 0 · ∞에는 값이 없다. 함수 자체는 유한하므로 차분은 수로 나온다.`,
  },
  saysInfinite: {
    en: ({ name }: { name: string }) =>
      `${name}: the gradient is infinite here: on the way back a number overflows. A finite difference cannot be compared with it.`,
    ko: ({ name }: { name: string }) =>
      `${name}: 여기서 기울기는 무한대다. 뒤로 가는 길에서 수가 오버플로한다. 유한한 차분과는 비교할 수 없다.`,
  },
  onKink: {
    en: ({ op, at, gradient, difference, left, right }: KinkWords) =>
      `${op} has no derivative ${at === '' ? 'where several elements tie' : `at ${at}`}. PyTorch settles it by a convention, and the gradient here is ${gradient}. From the left the slope is ${left}, from the right ${right}; the central difference gives their mean, ${difference}. Neither is wrong.`,
    ko: ({ op, at, gradient, difference, left, right }: KinkWords) =>
      `${josa(op, '은/는')} ${at === '' ? '여러 원소가 같은 곳' : at}에서 미분할 수 없다. PyTorch는 관례에 따라 정하며, 여기서 기울기는 ${josa(gradient, '이다/다')}. 왼쪽 미분은 ${left}, 오른쪽 미분은 ${josa(right, '이다/다')}. 중심 차분은 그 평균인 ${josa(difference, '을/를')} 준다. 어느 쪽도 틀리지 않았다.`,
  },
  nearKink: {
    en: ({ op, at, gradient, difference, left, right }: KinkWords) =>
      `${op} bends or jumps between x − h and x + h${at === '' ? '' : `; its input is ${at}`}. Autograd gives the slope at x itself, ${gradient}. The difference mixes ${left} from the left and ${right} from the right: ${difference}.`,
    ko: ({ op, at, gradient, difference, left, right }: KinkWords) =>
      `${josa(op, '은/는')} x − h와 x + h 사이에서 꺾이거나 끊긴다${at === '' ? '' : ` (입력은 ${at})`}. 자동 미분은 x에서의 기울기 ${josa(gradient, '을/를')} 준다. 차분은 왼쪽 ${josa(left, '과/와')} 오른쪽 ${josa(right, '을/를')} 섞어 ${josa(difference, '이/가')} 된다.`,
  },

  plot: {
    en: (name: string) => `Relative error for ${name} against the step h`,
    ko: (name: string) => `h에 따른 ${name}의 상대 오차`,
  },
  plotSays: {
    en: ({ h, error }: { h: string; error: string }) =>
      `The error is least about h = ${h}, where it is ${error}. The table below has every point.`,
    ko: ({ h, error }: { h: string; error: string }) =>
      `오차는 h = ${h} 근처에서 ${josa(error, '으로/로')} 가장 작다. 모든 점은 아래 표에 있다.`,
  },
  truncation: { en: 'truncation ∝ h²', ko: '절단 오차 ∝ h²' },
  roundOff: { en: 'round-off ∝ 1/h', ko: '반올림 오차 ∝ 1/h' },
  truncationSays: {
    en: 'Slope 2, truncation: the difference leaves out the terms from h² on. A tenth of h is a hundredth of the error.',
    ko: '직선의 기울기 2, 절단 오차: 차분은 h² 이후의 항을 버린다. h를 10분의 1로 줄이면 오차는 100분의 1이 된다.',
  },
  roundOffSays: {
    en: 'Slope −1, round-off: F(x + h) and F(x − h) agree in ever more digits, and what is left of their difference is divided by ever smaller h.',
    ko: '직선의 기울기 −1, 반올림 오차: h가 작아질수록 F(x + h)와 F(x − h)의 앞자리가 더 많이 같아지고, 남은 차이를 작은 h로 나누면 오차가 커진다.',
  },
  bestSays: {
    en: ({ h, root }: { h: string; root: string }) =>
      `h* ≈ ${h} is best here: there the two errors are about equal. With h² on one side and ε/h on the other that is about ∛ε ≈ ${root}, times the scale on which F bends.`,
    ko: ({ h, root }: { h: string; root: string }) =>
      `여기서는 h* ≈ ${josa(h, '이/가')} 가장 좋다. 두 오차가 비슷해지는 곳이다. 한쪽은 h², 다른 쪽은 ε/h이므로 대략 ∛ε ≈ ${root}에 F가 휘는 규모를 곱한 값이다.`,
  },
  constant: {
    en: (name: string) => `F does not change with ${name} here: every difference is 0.`,
    ko: (name: string) => `여기서 F는 ${josa(name, '이/가')} 변해도 그대로다. 차분은 모두 0이다.`,
  },
  linear: {
    en: (name: string) =>
      `F is linear in ${name}: a difference has no truncation error at any h, not even a one-sided one. What is left is round-off.`,
    ko: (name: string) =>
      `F는 ${name}에 대해 일차식이다. 한쪽 차분이라도 어떤 h에서나 절단 오차가 없다. 남는 것은 반올림 오차뿐이다.`,
  },
  quadratic: {
    en: (name: string) =>
      `F is a polynomial of degree 2 in ${name}: a central difference has no truncation error at any h, since it leaves out only terms from the third derivative on. What is left is round-off.`,
    ko: (name: string) =>
      `F는 ${name}에 대해 이차식이다. 중심 차분이 버리는 것은 삼계도함수 항부터이므로 어떤 h에서나 절단 오차가 없다. 남는 것은 반올림 오차뿐이다.`,
  },
  zero: { en: 'hollow: error 0, which a logarithm cannot show', ko: '빈 점: 오차 0 (로그 축에 나타낼 수 없다)' },
  asTable: { en: 'As a table', ko: '표로 보기' },
  noPlot: {
    en: 'The graph is too large for the error against h: that takes fifty forward passes.',
    ko: '그래프가 커서 h에 따른 오차는 그리지 않는다. 순전파가 50번 필요하다.',
  },

  noteAutograd: { en: (number: string) => `autograd ${number}`, ko: (number: string) => `자동 미분 ${number}` },
  noteDifference: { en: (number: string) => `central ${number}`, ko: (number: string) => `중심 차분 ${number}` },
  noteWorst: {
    en: ({ name, error }: { name: string; error: string }) => `worst ${name}: ${error}`,
    ko: ({ name, error }: { name: string; error: string }) => `가장 큰 오차 ${name}: ${error}`,
  },
  noteCount: {
    en: ({ agree, of }: { agree: number; of: number }) => `${agree} of ${of} agree`,
    ko: ({ agree, of }: { agree: number; of: number }) => `${of}개 중 ${agree}개 일치`,
  },
} satisfies Record<string, Text | TextOf<never>>;
