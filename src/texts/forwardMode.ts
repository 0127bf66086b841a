import { josa } from './josa.ts';
import type { Text, TextOf } from './text.ts';

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
  /** At the step at which it arises; `closed` where the reverse pass has a number in its place. */
  zeroTimesInfinity: {
    en: ({ op, closed }: { op: string; closed: string | null }) =>
      closed === null
        ? `0 · ∞ has no value: a tangent of 0 meets the infinite slope of ${op}, and NaN goes on from here.`
        : `0 · ∞ has no value: the tangent 0 that leaves the closed ${closed} meets the infinite slope of ${op}, and NaN goes on from here. In reverse mode ${closed} comes after ${op} and sends exactly 0.`,
    ko: ({ op, closed }: { op: string; closed: string | null }) =>
      closed === null
        ? `0 · ∞에는 값이 없다. 접선값 0이 ${op}의 무한한 기울기를 만나 여기서부터 NaN이 된다.`
        : `0 · ∞에는 값이 없다. 닫힌 ${josa(closed, '을/를')} 지난 접선값 0이 ${op}의 무한한 기울기를 만나 여기서부터 NaN이 된다. reverse 모드에서는 ${josa(closed, '이/가')} ${op} 다음에 와서 정확히 0만 보낸다.`,
  },
  noTangent: { en: 'none yet in this pass', ko: '이 패스에는 아직 없음' },
} satisfies Record<
  string,
  | Text
  | TextOf<string>
  | TextOf<number>
  | TextOf<{ name: string; at: string }>
  | TextOf<{ k: number; n: number }>
  | TextOf<{ name: string; shape: string }>
  | TextOf<{ op: string; closed: string | null }>
>;

interface Numbers {
  readonly inputs: number;
  readonly outputs: number;
  readonly forward: number;
  readonly reverse: number;
}

/** An input whose two answers differ: `op` has the infinite slope, `closed` let 0 through. */
interface Unlike {
  readonly name: string;
  readonly op: string;
  readonly closed: string | null;
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
  /** Under the table, where one way ends with NaN and the other with a number. */
  forwardNaN: {
    en: ({ name, op, closed }: Unlike) =>
      `${name}: forwards, ${closed === null ? 'a tangent of 0' : `the tangent 0 that leaves the closed ${closed}`} meets the infinite slope of ${op}, and 0 · ∞ is NaN.${closed === null ? '' : ` In reverse ${closed} comes after and sends exactly 0.`} PyTorch answers the same.`,
    ko: ({ name, op, closed }: Unlike) =>
      `${name}: forward에서는 ${closed === null ? '접선값 0이' : `닫힌 ${josa(closed, '을/를')} 지난 접선값 0이`} ${op}의 무한한 기울기를 만나 0 · ∞ = NaN이 된다.${closed === null ? '' : ` reverse에서는 ${josa(closed, '이/가')} 나중에 와서 정확히 0만 보낸다.`} PyTorch도 이렇게 답한다.`,
  },
  reverseNaN: {
    en: ({ name, op, closed }: Unlike) =>
      `${name}: in reverse, ${closed === null ? 'a gradient of 0' : `the gradient 0 that leaves the closed ${closed}`} meets the infinite slope of ${op}, and 0 · ∞ is NaN.${closed === null ? '' : ` Forwards ${closed} comes after and sends exactly 0.`} PyTorch answers the same.`,
    ko: ({ name, op, closed }: Unlike) =>
      `${name}: reverse에서는 ${closed === null ? '기울기 0이' : `닫힌 ${josa(closed, '을/를')} 지난 기울기 0이`} ${op}의 무한한 국소적 미분을 만나 0 · ∞ = NaN이 된다.${closed === null ? '' : ` forward에서는 ${josa(closed, '이/가')} 나중에 와서 정확히 0만 보낸다.`} PyTorch도 이렇게 답한다.`,
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
  | TextOf<Unlike>
  | TextOf<string>
  | TextOf<{ name: string; k: number; n: number }>
  | TextOf<{ work: number; most: number }>
  | TextOf<{ inputs: number; most: number }>
>;
