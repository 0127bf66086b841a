import type { MistakeName } from '../engine/predict/mistake.ts';
import { josa } from './josa.ts';
import type { MistakeTexts } from './predictWrong.ts';

/** Mistakes in the total of a gradient. */
export const GRADIENT_MISTAKES = {
  onlyThis: {
    title: { en: 'You forgot the other path.', ko: '다른 경로를 빠뜨렸다.' },
    why: {
      en: ({ answer, before, target }) =>
        `${answer} is what this path alone brings. But ${before} has already arrived at ${target}. Where paths meet, contributions add up.`,
      ko: ({ answer, before, target }) =>
        `${josa(answer, '은/는')} 이 경로 하나의 몫이다. 그런데 ${target}에는 이미 ${josa(before, '이/가')} 와 있다. 경로가 만나면 몫을 더한다.`,
    },
  },
  forgotOld: {
    title: { en: 'You forgot the old total.', ko: '이전 합계를 빠뜨렸다.' },
    why: {
      en: ({ answer, before }) =>
        `${answer} is what this pass brings. An earlier one has left ${before}, and nothing has cleared it: gradients accumulate.`,
      ko: ({ answer, before }) =>
        `${josa(answer, '은/는')} 이번 역전파의 몫이다. 앞선 역전파가 남긴 ${josa(before, '을/를')} 지우지 않았으므로 기울기는 누적된다.`,
    },
  },
  onlyOther: {
    title: { en: 'That is the total before this step.', ko: '이 단계 전의 합계이다.' },
    why: {
      en: ({ before, symbol }) => `${before} was there already. What ${symbol} sends is added to it.`,
      ko: ({ before, symbol }) =>
        `${josa(before, '은/는')} 이미 와 있던 것이다. ${josa(symbol, '이/가')} 보내는 몫을 여기에 더한다.`,
    },
  },
  oneEdge: {
    title: { en: 'That is one edge of several.', ko: '여러 에지 가운데 하나의 몫이다.' },
    why: {
      en: ({ symbol, target }) => `${symbol} uses ${target} more than once and sends along each edge. Add them all.`,
      ko: ({ symbol, target }) =>
        `${josa(symbol, '은/는')} ${josa(target, '을/를')} 여러 번 쓰고 에지마다 몫을 보낸다. 모두 더한다.`,
    },
  },
  localOnly: {
    title: { en: 'Multiply by the upstream gradient.', ko: '상류에서 온 기울기를 곱한다.' },
    why: {
      en: ({ local, upstream, symbol, single }) =>
        single
          ? `${local} is the local derivative alone. ${upstream} arrives at ${symbol}, and the two are multiplied.`
          : `This is what comes out if the local derivatives alone are added up. Each is multiplied by what arrives at ${symbol}.`,
      ko: ({ local, upstream, symbol, single }) =>
        single
          ? `${josa(local, '은/는')} 국소적 미분뿐이다. ${symbol}에 온 기울기 ${josa(upstream, '을/를')} 곱한다.`
          : `국소적 미분만 더하면 나오는 수이다. 하나하나에 ${symbol}에 온 기울기를 곱한다.`,
    },
  },
  upstreamOnly: {
    title: { en: 'The local derivative is missing.', ko: '국소적 미분이 빠졌다.' },
    why: {
      en: ({ upstream, symbol, single }) =>
        single
          ? `${upstream} is what arrives at ${symbol}. On its way through it is multiplied by the local derivative.`
          : `This is what comes out if what arrives at ${symbol} is added up as it is. It is multiplied by the local derivatives first.`,
      ko: ({ upstream, symbol, single }) =>
        single
          ? `${josa(upstream, '은/는')} ${symbol}에 온 기울기이다. 지나가면서 국소적 미분이 곱해진다.`
          : `${symbol}에 온 기울기를 그대로 더하면 나오는 수이다. 더하기 전에 국소적 미분을 곱한다.`,
    },
  },
  sign: {
    title: { en: 'The sign is wrong.', ko: '부호가 반대이다.' },
    why: {
      en: ({ answer }) => `${answer} is what comes out when a minus is lost, or one too many is taken.`,
      ko: ({ answer }) => `${josa(answer, '은/는')} 음의 부호를 빠뜨리거나 더 붙이면 나오는 수이다.`,
    },
  },
  swapped: {
    title: { en: 'Multiplied by the wrong one of the two inputs.', ko: '두 입력 가운데 다른 쪽을 곱했다.' },
    why: {
      en: ({ symbol, target }) =>
        `${symbol} swaps its inputs: what it sends to ${target} is multiplied by the other input, not by ${target} itself.`,
      ko: ({ symbol, target }) =>
        `${josa(symbol, '은/는')} 입력을 서로 바꾼다. ${target}에 보내는 몫에는 ${target} 자신이 아니라 상대 입력을 곱한다.`,
    },
  },
  otherInput: {
    title: { en: 'That belongs to the other input.', ko: '다른 입력의 것이다.' },
    why: {
      en: ({ symbol, target }) =>
        `This takes the local derivative of ${symbol} for its other input. Asked is the one for ${target}.`,
      ko: ({ symbol, target }) =>
        `이것은 ${symbol}의 다른 입력에 대한 국소적 미분을 쓴 것이다. 필요한 것은 ${target}에 대한 미분이다.`,
    },
  },
  swappedMinus: {
    title: { en: 'The two sides of − are mixed up.', ko: '−의 왼쪽과 오른쪽이 바뀌었다.' },
    why: {
      en: () => 'For the left side of − the local derivative is 1, for the right side it is −1.',
      ko: () => '−의 왼쪽은 국소적 미분이 1이고 오른쪽은 −1이다.',
    },
  },
  divided: {
    title: { en: 'Divided where it is multiplied.', ko: '곱할 것을 나누었다.' },
    why: {
      en: ({ upstream }) => `This is ${upstream} divided by the local derivative. The chain rule multiplies.`,
      ko: ({ upstream }) => `이것은 ${josa(upstream, '을/를')} 국소적 미분으로 나눈 것이다. 연쇄법칙은 곱한다.`,
    },
  },
  added: {
    title: { en: 'Added where it is multiplied.', ko: '곱할 것을 더했다.' },
    why: {
      en: ({ upstream }) =>
        `This is ${upstream} plus the local derivative. Along one path it is multiplied; only paths are added.`,
      ko: ({ upstream }) =>
        `이것은 ${upstream}에 국소적 미분을 더한 것이다. 한 경로 안에서는 곱하고, 경로끼리만 더한다.`,
    },
  },
  gate: {
    title: { en: 'The switch is on here.', ko: '여기서는 스위치가 켜져 있다.' },
    why: {
      en: ({ symbol }) =>
        `${symbol} let its input through in the forward pass, so it lets the gradient through as well.`,
      ko: ({ symbol }) => `${josa(symbol, '은/는')} 순전파에서 입력을 통과시켰으므로 기울기도 통과시킨다.`,
    },
  },
  exponent: {
    title: { en: 'The exponent does not come down.', ko: '지수를 앞에 곱하지 않았다.' },
    why: {
      en: () => 'The derivative of a power has the exponent as a factor in front.',
      ko: () => '거듭제곱의 미분에는 지수가 앞에 곱해진다.',
    },
  },
  notLowered: {
    title: { en: 'The exponent is one too high or too low.', ko: '지수가 하나 어긋났다.' },
    why: {
      en: ({ answer }) => `${answer} is what comes out when value and derivative of the power change places.`,
      ko: ({ answer }) => `${josa(answer, '은/는')} 거듭제곱의 값과 미분에서 지수를 섞으면 나오는 수이다.`,
    },
  },
  notSquared: {
    title: { en: 'A square is missing.', ko: '제곱이 빠졌다.' },
    why: {
      en: ({ symbol }) => `The local derivative of ${symbol} has a square in it.`,
      ko: ({ symbol }) => `${symbol}의 국소적 미분에는 제곱이 들어 있다.`,
    },
  },
  valueAsLocal: {
    title: { en: 'The value instead of the derivative.', ko: '미분 대신 값을 곱했다.' },
    why: {
      en: ({ symbol }) => `This is the gradient that arrives times the output of ${symbol}, not times its derivative.`,
      ko: ({ symbol }) => `이것은 온 기울기에 ${symbol}의 미분이 아니라 출력을 곱한 것이다.`,
    },
  },
  inputAsLocal: {
    title: { en: 'The input instead of the derivative.', ko: '미분 대신 입력을 곱했다.' },
    why: {
      en: ({ target, symbol }) =>
        `This is the gradient that arrives times ${target} itself, not times the derivative of ${symbol}.`,
      ko: ({ target, symbol }) => `이것은 온 기울기에 ${symbol}의 미분이 아니라 ${target} 자신을 곱한 것이다.`,
    },
  },
  otherAsLocal: {
    title: { en: 'Another value instead of the derivative.', ko: '미분 대신 다른 값을 곱했다.' },
    why: {
      en: ({ other, symbol }) =>
        `This is the gradient that arrives times the value of ${other}, not times the derivative of ${symbol}.`,
      ko: ({ other, symbol }) => `이것은 온 기울기에 ${symbol}의 미분이 아니라 ${other}의 값을 곱한 것이다.`,
    },
  },
  inputInRule: {
    title: { en: 'The rule takes the output.', ko: '규칙에는 출력을 넣는다.' },
    why: {
      en: ({ symbol }) =>
        `The derivative of ${symbol} is written with its output y; here its input stands in that place.`,
      ko: ({ symbol }) => `${symbol}의 미분은 출력 y로 쓴다. 여기서는 그 자리에 입력을 넣었다.`,
    },
  },
  valueInstead: {
    title: { en: 'That is a value, not a gradient.', ko: '기울기가 아니라 값이다.' },
    why: {
      en: ({ answer, other, grad }) =>
        `${answer} is the value of ${other}. Asked is ${grad}: how fast the output changes with it.`,
      ko: ({ answer, other, grad }) =>
        `${josa(answer, '은/는')} ${other}의 값이다. 묻는 것은 ${grad}, 곧 그 값이 변할 때 출력이 얼마나 빨리 변하는지이다.`,
    },
  },
} satisfies Partial<Record<MistakeName, MistakeTexts>>;
