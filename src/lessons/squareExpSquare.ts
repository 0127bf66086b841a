import type { Lesson } from './lesson.ts';

/** y = (exp(x²))² (DeZero, steps 4 to 6): manual backpropagation beside numerical differentiation. */
export const squareExpSquare: Lesson = {
  id: 'square-exp-square',
  title: { en: 'Square, exp, square', ko: '제곱, exp, 제곱' },
  point: { en: 'Backpropagation by hand, checked by central differences', ko: '손으로 하는 역전파와 중심 차분 확인' },
  program: ['x = 0.5', 'a = x^2', 'b = exp(a)', 'y = b^2'].join('\n'),
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'DeZero starts with this chain: y = (exp(x²))². Every function has one derivative of its own.',
        ko: 'DeZero는 이 사슬로 시작한다. y = (exp(x²))². 함수마다 자기 미분을 하나씩 가지고 있다.',
      },
    },
    {
      place: { at: 'forward', node: 'y' },
      text: {
        en: 'Forward: {a}, {b}, {y}. Each function keeps what its backward will need.',
        ko: '순전파: {a}, {b}, {y}. 각 함수는 역전파에 필요한 것을 간직한다.',
      },
    },
    {
      place: { at: 'backward', node: 'y' },
      text: { en: '1 · 2b = {grad b}.', ko: '1 · 2b = {grad b}.' },
    },
    {
      place: { at: 'backward', node: 'b' },
      text: {
        en: 'exp is its own derivative: {grad b} · e^a = {grad a}. It uses its saved output.',
        ko: 'exp의 미분은 자기 자신이다. {grad b} · e^a = {grad a}. 저장한 출력을 쓴다.',
      },
    },
    {
      place: { at: 'backward', node: 'a' },
      text: {
        en: 'The gradient of x is {full grad x}. Is it right? Open Gradient check (key G): it moves x a little to both sides and compares. The two agree to many digits.',
        ko: 'x의 기울기는 {full grad x}이다. 맞을까? 기울기 확인(G 키)을 열어 보자. x를 양쪽으로 조금 움직여 비교한다. 둘은 여러 자리까지 같다.',
      },
    },
  ],
};
