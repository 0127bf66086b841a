import { describe, expect, test } from 'vitest';
import { makeFigure } from './figures.ts';
import { notedNumber } from './notedNumber.ts';
import { noteSentence } from './notes.ts';
import { opened } from './opened.testkit.ts';

const made = makeFigure('x = 3; e2 = [[1, 2], [3, 5]]\na = x * x\ny = a * a + sum(e2)', {}, new Set());
if (!made.ok) throw new Error(JSON.stringify(made.errors));
const { figure } = made;
const at = (expression: string, step = 99) => notedNumber(expression, figure, { step, edge: null })?.value ?? null;

describe('a number that a note quotes', () => {
  test('is a value, a gradient, one element, or what is made of them', () => {
    expect(at('x')).toBe(3);
    expect(at('grad x')).toBe(108);
    expect(at('e2[1, 0]')).toBe(3);
    expect(at('sum(grad e2) - 2*x')).toBe(-2);
    expect(at('exp(0) + grad x / x^2')).toBe(13);
    expect(at('1e2 + pi')).toBe(100 + Math.PI);
    expect(at('sum(e2, axis=0)[1]')).toBe(7);
  });

  test('is the running total at its moment', () => {
    const { length } = figure.timeline;
    expect(at('total x', 0)).toBe(null);
    expect(at('total x', length)).toBe(108);
    const twice = opened('topological-order');
    const totals = Array.from(
      { length: twice.timeline.length + 1 },
      (_, step) => notedNumber('total x', twice, { step, edge: null })?.value,
    );
    expect(totals).toEqual(expect.arrayContaining([108, 216]));
  });

  test('is a parameter after its update, where there is one', () => {
    const line = opened('fit-line');
    const next = notedNumber('next w', line, { step: 0, edge: null })?.value;
    const grad = notedNumber('grad w', line, { step: 0, edge: null })?.value as number;
    expect(next).toBeCloseTo(-0.05 * grad, 12);
    expect(at('next x')).toBe(null);
  });

  test('is none where a name, an element or a single number is missing, or what is written is wrong', () => {
    for (const wrong of ['nothing', 'grad nothing', 'e2', 'e2[7, 0]', 'x +', '', '@backward', 'grad', 'x; y']) {
      expect(at(wrong), wrong).toBe(wrong === 'x; y' ? at('y') : null);
    }
  });
});

test('a sentence has its numbers in their hues, and what it asks for where there is none', () => {
  const said = noteSentence('x is {x}, gets {grad x}; {grad x - x}; {lost|은/는}.', figure, { step: 0, edge: null });
  expect(said).toEqual([
    { kind: 'plain', text: 'x is ' },
    { kind: 'value', text: '3' },
    { kind: 'plain', text: ', gets ' },
    { kind: 'gradient', text: '108' },
    { kind: 'plain', text: '; ' },
    { kind: 'plain', text: '105' },
    { kind: 'plain', text: '; ' },
    { kind: 'plain', text: 'lost' },
    { kind: 'plain', text: '는' },
    { kind: 'plain', text: '.' },
  ]);
});
