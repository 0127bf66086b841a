import type { MistakeName } from '../engine/predict/mistake.ts';
import { josa } from './josa.ts';
import { GRADIENT_MISTAKES } from './predictGradients.ts';
import { VALUE_MISTAKES } from './predictValues.ts';
import type { MistakeTexts } from './predictWrong.ts';

/** Mistakes at the seed, at zero grad and in an update. */
const MOMENT_MISTAKES = {
  seedZero: {
    title: { en: 'Not 0.', ko: '0이 아니다.' },
    why: {
      en: () => 'The output changes as fast as itself. With 0 nothing would ever be sent back.',
      ko: () => '출력은 자기 자신만큼 빨리 변한다. 0이면 아무것도 뒤로 보내지 못한다.',
    },
  },
  seedOne: {
    title: { en: '1 is the usual seed.', ko: '1은 보통의 시작값이다.' },
    why: {
      en: ({ grad }) => `At this step ${grad} is something else.`,
      ko: ({ grad }) => `이 단계에서 ${josa(grad, '은/는')} 1이 아니다.`,
    },
  },
  notCleared: {
    title: { en: 'That is what is cleared.', ko: '지워질 수이다.' },
    why: {
      en: ({ answer }) => `${answer} is left from before. Zero grad takes it away, so that the next pass begins anew.`,
      ko: ({ answer }) =>
        `${josa(answer, '은/는')} 전에 남은 것이다. 기울기 초기화가 이것을 지워 다음 역전파가 새로 시작한다.`,
    },
  },
  unmoved: {
    title: { en: 'That is the value before.', ko: '갱신하기 전의 값이다.' },
    why: {
      en: ({ answer, what }) => `${answer} is ${what} before the update. One step is taken from there.`,
      ko: ({ answer, what }) =>
        `${josa(answer, '은/는')} 갱신하기 전의 ${josa(what, '이다/다')}. 거기에서 한 걸음 움직인다.`,
    },
  },
  wrongWay: {
    title: { en: 'The step goes the wrong way.', ko: '걸음의 방향이 반대이다.' },
    why: {
      en: () => 'The gradient points to where the loss grows. The update goes against it, with a minus.',
      ko: () => '기울기는 손실이 커지는 쪽을 가리킨다. 갱신은 빼서 그 반대로 간다.',
    },
  },
  noRate: {
    title: { en: 'The learning rate is missing.', ko: '학습률이 빠졌다.' },
    why: {
      en: ({ answer }) => `${answer} is the value less the whole gradient. The learning rate makes the step small.`,
      ko: ({ answer }) => `${josa(answer, '은/는')} 값에서 기울기를 통째로 뺀 것이다. 학습률이 걸음을 작게 한다.`,
    },
  },
  rateAlone: {
    title: { en: 'The gradient is missing.', ko: '기울기가 빠졌다.' },
    why: {
      en: ({ answer }) => `${answer} is what comes out if the learning rate alone is taken away.`,
      ko: ({ answer }) => `${josa(answer, '은/는')} 학습률만 빼면 나오는 수이다.`,
    },
  },
  stepAlone: {
    title: { en: 'That is the step alone.', ko: '걸음만 답했다.' },
    why: {
      en: ({ what }) => `Asked is where ${what} stands after it: the value before and this step together.`,
      ko: ({ what }) => `묻는 것은 그 뒤의 ${josa(what, '이다/다')}. 이전 값에 이 걸음을 더한다.`,
    },
  },
  rateSize: {
    title: { en: 'The step has another size.', ko: '걸음의 크기가 다르다.' },
    why: {
      en: ({ count }) => `This step is ${count} times the right one. Look at the learning rate again.`,
      ko: ({ count }) => `이 걸음은 맞는 걸음의 ${count}배이다. 학습률을 다시 본다.`,
    },
  },
  plainRule: {
    title: { en: 'That is plain gradient descent.', ko: '기본 경사 하강법이다.' },
    why: {
      en: ({ symbol }) => `This is the value less learning rate · gradient. ${symbol} moves it otherwise.`,
      ko: ({ symbol }) => `이것은 값에서 학습률 · 기울기를 뺀 것이다. ${josa(symbol, '은/는')} 다르게 옮긴다.`,
    },
  },
  untouched: {
    title: { en: 'The optimizer was not given this one.', ko: '최적화 기법에 넘기지 않은 매개변수이다.' },
    why: {
      en: ({ what }) =>
        `${what} is not among the parameters that are updated: whatever its gradient, nothing moves it.`,
      ko: ({ what }) => `${josa(what, '은/는')} 갱신하는 매개변수가 아니다. 기울기가 어떻든 움직이지 않는다.`,
    },
  },
  ruleLine: {
    title: { en: 'That is a number on the way.', ko: '중간에 나오는 수이다.' },
    why: {
      en: ({ answer, what }) => `${answer} is something that the rule works out first. Asked is ${what} after it.`,
      ko: ({ answer, what }) =>
        `${josa(answer, '은/는')} 규칙이 먼저 구하는 수이다. 묻는 것은 그 뒤의 ${josa(what, '이다/다')}.`,
    },
  },
  gradientInstead: {
    title: { en: 'That is the gradient.', ko: '기울기이다.' },
    why: {
      en: ({ what }) => `Asked is ${what} itself after the update; the gradient only says which way to go.`,
      ko: ({ what }) => `묻는 것은 갱신한 뒤의 ${what} 자체이다. 기울기는 어느 쪽으로 갈지 알려 줄 뿐이다.`,
    },
  },
} satisfies Partial<Record<MistakeName, MistakeTexts>>;

/** An answer that has lost digits on the way. */
const rounded: MistakeTexts = {
  title: { en: 'Very near: round only at the end.', ko: '거의 맞았다. 반올림은 마지막에만 한다.' },
  why: {
    en: ({ answer }) => `${answer} is within half a percent of it; four digits are asked for.`,
    ko: ({ answer }) => `${josa(answer, '은/는')} 답과 0.5 % 안에서 같다. 유효 숫자 네 자리까지 맞아야 한다.`,
  },
};

/** What each mistake is called, and why it gives that number: one entry a mistake. */
export const MISTAKE_TEXTS = {
  ...GRADIENT_MISTAKES,
  ...VALUE_MISTAKES,
  ...MOMENT_MISTAKES,
  rounded,
} satisfies Record<MistakeName, MistakeTexts>;
