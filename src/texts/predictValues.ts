import type { MistakeName } from '../engine/predict/mistake.ts';
import { josa } from './josa.ts';
import type { MistakeTexts } from './predictWrong.ts';

/** Mistakes in sums, in the element that is meant, and in a value. */
export const VALUE_MISTAKES = {
  oneTerm: {
    title: { en: 'That is one product of the sum.', ko: '합 가운데 곱 하나이다.' },
    why: {
      en: ({ count }) => `This entry is a sum of ${count} products; this is one of them.`,
      ko: ({ count }) => `이 원소는 곱 ${count}개의 합이다. 이것은 그 가운데 하나이다.`,
    },
  },
  sumForMean: {
    title: { en: 'Not divided by the number of elements.', ko: '원소 수로 나누지 않았다.' },
    why: {
      en: ({ count }) => `This is ${count} times too large: the mean divides by ${count}.`,
      ko: ({ count }) => `${count}배만큼 크다. 평균은 ${josa(count, '으로/로')} 나눈다.`,
    },
  },
  meanForSum: {
    title: { en: 'Divided once too often.', ko: '한 번 더 나누었다.' },
    why: {
      en: ({ count }) => `This is the sum divided by ${count}. This step takes no mean.`,
      ko: ({ count }) => `이것은 합을 ${josa(count, '으로/로')} 나눈 것이다. 이 단계는 평균을 내지 않는다.`,
    },
  },
  batch: {
    title: { en: 'Not divided by the batch.', ko: '배치 크기로 나누지 않았다.' },
    why: {
      en: ({ count }) => `This is ${count} times too large: the loss is the mean over ${count} samples.`,
      ko: ({ count }) => `${count}배만큼 크다. 손실은 표본 ${count}개의 평균이다.`,
    },
  },
  transposed: {
    title: { en: 'Row and column are swapped.', ko: '행과 열이 바뀌었다.' },
    why: {
      en: ({ answer, place, what }) => `${answer} is the number of ${place}. Asked is ${what}: row first, then column.`,
      ko: ({ answer, place, what }) =>
        `${josa(answer, '은/는')} ${place}의 수이다. 묻는 것은 ${what}이고, 행을 먼저 쓰고 열을 쓴다.`,
    },
  },
  otherElement: {
    title: { en: 'That is another element.', ko: '다른 원소의 수이다.' },
    why: {
      en: ({ answer, place, what }) => `${answer} is the number of ${place}. Asked is ${what}; counting begins at 0.`,
      ko: ({ answer, place, what }) =>
        `${josa(answer, '은/는')} ${place}의 수이다. 묻는 것은 ${what}이고, 번호는 0부터 센다.`,
    },
  },
  otherOperation: {
    title: { en: 'Another operation.', ko: '다른 연산이다.' },
    why: {
      en: ({ answer, taken, symbol }) => `${answer} is what ${taken} would give. This node is ${symbol}.`,
      ko: ({ answer, taken, symbol }) =>
        `${josa(answer, '은/는')} ${taken} 연산의 결과이다. 이 노드는 ${josa(symbol, '이다/다')}.`,
    },
  },
  swappedOrder: {
    title: { en: 'The inputs change places.', ko: '두 입력의 순서가 바뀌었다.' },
    why: {
      en: ({ symbol }) => `With ${symbol} the order counts: the upper input comes first.`,
      ko: ({ symbol }) => `${josa(symbol, '은/는')} 순서가 중요하다. 위쪽 입력이 먼저이다.`,
    },
  },
  upsideDown: {
    title: { en: 'The quotient is upside down.', ko: '분수가 뒤집혔다.' },
    why: {
      en: () => 'Numerator and denominator have changed places.',
      ko: () => '분자와 분모가 서로 바뀌었다.',
    },
  },
  otherFunction: {
    title: { en: 'Another function.', ko: '다른 함수이다.' },
    why: {
      en: ({ answer, taken, symbol }) => `${answer} is what ${taken} would give. This node is ${symbol}.`,
      ko: ({ answer, taken, symbol }) =>
        `${josa(answer, '은/는')} ${josa(taken, '이/가')} 내는 값이다. 이 노드는 ${josa(symbol, '이다/다')}.`,
    },
  },
  degrees: {
    title: { en: 'Degrees instead of radians.', ko: '라디안이 아니라 도(°)로 계산했다.' },
    why: {
      en: ({ symbol }) => `${symbol} takes its angle in radians; here it was read as degrees.`,
      ko: ({ symbol }) => `${josa(symbol, '은/는')} 각을 라디안으로 받는다. 여기서는 도로 읽었다.`,
    },
  },
  inputInstead: {
    title: { en: 'That is an input.', ko: '입력의 값이다.' },
    why: {
      en: ({ answer, other, symbol }) => `${answer} is ${other} itself, before ${symbol} does anything with it.`,
      ko: ({ answer, other, symbol }) => `${josa(answer, '은/는')} ${symbol}에 들어가기 전의 ${other} 자체이다.`,
    },
  },
  derivativeInstead: {
    title: { en: 'That is the derivative.', ko: '값이 아니라 미분이다.' },
    why: {
      en: ({ symbol }) =>
        `This is the local derivative of ${symbol}. Asked is its value; the derivative comes in the backward pass.`,
      ko: ({ symbol }) => `이것은 ${symbol}의 국소적 미분이다. 묻는 것은 값이고, 미분은 역전파에서 쓴다.`,
    },
  },
  noBias: {
    title: { en: 'The bias is missing.', ko: '편향이 빠졌다.' },
    why: {
      en: ({ answer }) => `${answer} is the sum of the products. The bias is added to it.`,
      ko: ({ answer }) => `${josa(answer, '은/는')} 곱의 합이다. 여기에 편향을 더한다.`,
    },
  },
  elementwise: {
    title: { en: 'Multiplied element by element.', ko: '원소별로 곱했다.' },
    why: {
      en: () => 'An entry of a matrix product is a row of the left matrix times a column of the right one, added up.',
      ko: () => '행렬곱의 한 원소는 왼쪽 행렬의 행과 오른쪽 행렬의 열을 곱해 더한 것이다.',
    },
  },
  transposedFactor: {
    title: { en: 'The weights are transposed.', ko: '가중치가 전치되었다.' },
    why: {
      en: ({ answer }) => `${answer} is what comes out when rows and columns of the second matrix are swapped.`,
      ko: ({ answer }) => `${josa(answer, '은/는')} 두 번째 행렬의 행과 열을 바꾸면 나오는 수이다.`,
    },
  },
} satisfies Partial<Record<MistakeName, MistakeTexts>>;
