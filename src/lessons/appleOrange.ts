import type { Lesson } from './lesson.ts';

/** Apples and oranges: + hands the gradient on unchanged (Deep Learning from Scratch, chapter 5). */
export const appleOrange: Lesson = {
  id: 'apple-orange',
  title: { en: 'Apples and oranges', ko: '사과와 오렌지' },
  point: { en: '+ hands the gradient on unchanged', ko: '+는 기울기를 그대로 흘려보낸다' },
  program: [
    '# fruit shop',
    'apple = 100; apple_count = 2',
    'orange = 150; orange_count = 3',
    'tax = 1.1',
    '',
    'apples = apple * apple_count',
    'oranges = orange * orange_count',
    'subtotal = apples + oranges',
    'price = subtotal * tax',
  ].join('\n'),
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'Two kinds of fruit, added, then taxed. Watch what + does on the way back.',
        ko: '두 가지 과일을 더한 뒤 세금을 매긴다. 돌아오는 길에 +가 하는 일을 보자.',
      },
    },
    {
      place: { at: 'forward', node: 'subtotal' },
      text: {
        en: '{apples} + {oranges} = {subtotal}. To go back, + will not need these numbers: it saves nothing.',
        ko: '{apples} + {oranges} = {subtotal}. 돌아갈 때 +는 이 수들이 필요 없다. 아무것도 저장하지 않는다.',
      },
    },
    {
      place: { at: 'forward', node: 'price' },
      text: { en: 'The price is {full price}.', ko: '가격은 {full price}이다.' },
    },
    {
      place: { at: 'backward', node: 'price' },
      text: {
        en: '× swaps: tax gets {grad tax}, and {grad subtotal} goes on to +.',
        ko: '×는 바꾼다. tax는 {grad tax|을/를} 받고, +로는 {grad subtotal|이/가} 간다.',
      },
    },
    {
      place: { at: 'backward', node: 'subtotal' },
      text: {
        en: '∂(a+b)/∂a = 1 and ∂(a+b)/∂b = 1: the gradient {grad subtotal} arrives at both sides exactly as it came.',
        ko: '∂(a+b)/∂a = 1이고 ∂(a+b)/∂b = 1이다. 기울기 {grad subtotal|은/는} 온 그대로 양쪽에 도착한다.',
      },
    },
    {
      place: { at: 'backward', node: 'oranges' },
      text: {
        en: '{grad subtotal} times the other input, for both inputs.',
        ko: '두 입력 모두 {grad subtotal}에 다른 쪽 입력을 곱한다.',
      },
    },
    {
      place: { at: 'backward', node: 'apples' },
      text: {
        en: 'Done: every input knows what it is worth. One more apple costs {grad apple_count}, one more orange {grad orange_count}.',
        ko: '끝났다. 모든 입력이 자기 몫을 안다. 사과 한 개는 {grad apple_count}, 오렌지 한 개는 {grad orange_count}이다.',
      },
    },
  ],
};
