import type { Lesson } from './lesson.ts';

/** A price of apples: local computation, and how × swaps its inputs (Deep Learning from Scratch, chapter 5). */
export const apple: Lesson = {
  id: 'apple',
  title: { en: 'Apples with tax', ko: '사과 쇼핑' },
  point: {
    en: 'Each node computes locally; × swaps its inputs',
    ko: '각 노드는 국소적으로 계산한다. ×는 입력을 서로 바꾼다',
  },
  program: [
    '# apple shop',
    'apple = 100; count = 2; tax = 1.1',
    'subtotal = apple * count',
    'price = subtotal * tax',
  ].join('\n'),
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'Two apples at 100 each, and 10 % tax. The graph on the right is this program: every operation is a node, every arrow carries a number. Press → to compute the first node.',
        ko: '한 개에 100원인 사과 2개와 세금 10 %. 오른쪽 그래프가 이 프로그램이다. 연산은 노드가 되고, 화살표는 수를 나른다. →를 눌러 첫 노드를 계산해 보자.',
      },
    },
    {
      place: { at: 'forward', node: 'subtotal' },
      text: {
        en: 'This × knows nothing about tax. It sees its two inputs, {apple} and {count}, and hands on {subtotal}. That is what local computation means.',
        ko: '이 ×는 세금을 모른다. 두 입력 {apple|과/와} {count}만 보고 {subtotal|을/를} 넘긴다. 이것이 국소적 계산이다.',
      },
    },
    {
      place: { at: 'forward', node: 'price' },
      text: {
        en: 'The price is {full price} (in binary, 1.1 is not exact, hence the last digit). Forward is done. Now the question: how much does the price change when one input changes a little?',
        ko: '가격은 {full price}이다(1.1은 이진수로 정확히 나타낼 수 없어 끝자리가 어긋난다). 순전파가 끝났다. 이제 묻는다. 입력 하나가 조금 변하면 가격은 얼마나 변하는가?',
      },
    },
    {
      place: { at: 'seed' },
      text: {
        en: 'Backward starts with ∂price/∂price = 1: the price changes one for one with itself.',
        ko: '역전파는 ∂price/∂price = 1에서 시작한다. 가격은 자기 자신과 일대일로 변한다.',
      },
    },
    {
      place: { at: 'backward', node: 'price' },
      text: {
        en: '× multiplies the gradient that arrives by its other input: subtotal gets the tax, and tax gets the subtotal, {grad tax}. The inputs are swapped.',
        ko: '×는 들어온 기울기에 다른 쪽 입력을 곱한다. subtotal에는 tax가, tax에는 subtotal 값인 {grad tax|이/가} 간다. 입력이 서로 바뀐다.',
      },
    },
    {
      place: { at: 'backward', node: 'subtotal' },
      text: {
        en: 'The same rule again: apple gets {grad apple}, count gets {full grad count}. If an apple costs 1 more, the price rises by {grad apple}; with one more apple it rises by {grad count}.',
        ko: '같은 규칙이다. apple은 {grad apple}, count는 {full grad count|을/를} 받는다. 사과값이 1 오르면 가격은 {grad apple} 오르고, 사과가 한 개 늘면 {grad count} 오른다.',
      },
    },
  ],
};
