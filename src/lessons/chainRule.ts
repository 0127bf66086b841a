import type { Lesson } from './lesson.ts';

/** z = t², t = x + y: the chain rule as a product of local derivatives. */
export const chainRule: Lesson = {
  id: 'chain-rule',
  title: { en: 'The chain rule', ko: '연쇄법칙' },
  point: { en: 'A composite function is a chain of local derivatives', ko: '합성 함수의 미분은 국소적 미분의 곱이다' },
  program: ['x = 3; y = 4', 't = x + y', 'z = t^2'].join('\n'),
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'z = t² where t = x + y. Nobody has told the graph the formula for ∂z/∂x. It will find it from two small derivatives.',
        ko: 'z = t²이고 t = x + y이다. 아무도 그래프에 ∂z/∂x의 식을 알려 주지 않았다. 작은 미분 두 개로 찾아낼 것이다.',
      },
    },
    {
      place: { at: 'forward', node: 'z' },
      text: { en: 't = {t}, z = {z}.', ko: 't = {t}, z = {z}.' },
    },
    {
      place: { at: 'backward', node: 'z' },
      text: {
        en: 'The square knows one thing: ∂z/∂t = 2t. So t receives 1 · 2t = {grad t}.',
        ko: '제곱이 아는 것은 하나, ∂z/∂t = 2t뿐이다. 그래서 t는 1 · 2t = {grad t|을/를} 받는다.',
      },
    },
    {
      place: { at: 'backward', node: 't' },
      text: {
        en: '+ knows ∂t/∂x = 1. Upstream times local: ∂z/∂x = ∂z/∂t · ∂t/∂x = {grad x}. That product is the chain rule.',
        ko: '+는 ∂t/∂x = 1을 안다. 상류에서 온 기울기에 국소적 미분을 곱한다. ∂z/∂x = ∂z/∂t · ∂t/∂x = {grad x}. 이 곱이 연쇄법칙이다.',
      },
    },
  ],
};
