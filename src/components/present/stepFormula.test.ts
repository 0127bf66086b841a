import { describe, expect, test } from 'vitest';
import type { Cursor } from '../../engine/timeline/timeline.ts';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import { plainFormula } from '../formula/plainFormula.ts';
import { updateView } from '../inspector/updateView.ts';
import { stepFormula } from './stepFormula.ts';

function said(source: string, cursor: Cursor, edgeByEdge = false): string[] {
  const { figure, training } = makeStore({ document: { source, values: {} } }, learning).getState();
  if (figure === null) throw new Error('the program is wrong');
  const iteration = training === null ? null : 0;
  const lines = stepFormula({
    figure,
    cursor,
    selected: null,
    cell: 0,
    language: 'en',
    edgeByEdge,
    iteration,
    updateView,
  });
  return lines.map((latex) => plainFormula(latex).replaceAll(/\s+/g, ' '));
}
const at = (step: number, edge: number | null = null): Cursor => ({ step, edge });
const APPLE = 'apple = 100; count = 2; tax = 1.1\nsubtotal = apple * count\nprice = subtotal * tax';

describe('the formula of a step, as a lecture shows it', () => {
  test('forward: rule, numbers and value in one line', () => {
    expect(said(APPLE, at(1))).toEqual(['subtotal = apple · count = 100 · 2 = 200']);
  });

  test('backward: the chain rule and its numbers, one line an edge', () => {
    const count = '∂price/∂count = ∂price/∂subtotal · ∂subtotal/∂count = 1.1 · 100 = 110';
    expect(said(APPLE, at(5, 2))).toEqual([count]);
    expect(said(APPLE, at(5), true)).toEqual([count]);
    const both = said(APPLE, at(5));
    expect(both).toHaveLength(2);
    expect(both[1]).toBe(count);
  });

  test('numbers that are rounded are no equality', () => {
    const [sine] = said('x = 2; y = 3 * sin(x)', at(5));
    expect(sine).toContain('∂y/∂x = ');
    expect(sine).toContain(' ≈ 3 · (−0.4161');
  });

  test('the start gives the inputs, the seed its 1', () => {
    expect(said(APPLE, at(0))).toEqual(['apple = 100', 'count = 2', 'tax = 1.1']);
    expect(said('a=1; b=2; c=3; d=4; y = a+b+c+d', at(0))).toHaveLength(1);
    expect(said(APPLE, at(3))).toEqual(['∂price/∂price = 1']);
  });

  test('a start that has only names of tensors to show has no formula', () => {
    expect(said('X = [[1, 2]]; W = [[1], [2]]; y = sum(X @ W)', at(0))).toEqual([]);
  });

  test('tensors: the rules alone', () => {
    const affine = 'X = [[1, 2], [3, 4]]; W = [[1, 0], [0, 1]]; b = [1, 2]\nY = affine(X, W, b)';
    expect(said(affine, at(1))).toEqual(['Y = X W + b']);
    const back = said(affine, at(3));
    expect(back).toHaveLength(3);
    expect(back[0]).toContain('dX = dY Wᵀ');
  });

  test('training: a loss with its value, an update with its rule, and nothing at zero grad', () => {
    const source = 'x = const([[1], [2]]); t = const([[2], [3]])\nw = param(0.5)\nloss = mse(x * w, t)';
    expect(said(source, at(2))[0]).toMatch(/^loss = .* = 3.125$/);
    expect(said(source, at(3))).toEqual([]);
    const update = said(source, at(7));
    expect(update).toHaveLength(2);
    expect(update[1]).toMatch(/^θt = 0.5 /);
  });
});
