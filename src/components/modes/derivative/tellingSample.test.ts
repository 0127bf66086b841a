import { describe, expect, it } from 'vitest';
import { makeFigure } from '../../../store/figures.ts';
import { tellingSample } from './tellingSample.ts';

function sampleOf(source: string): number {
  const made = makeFigure(source, {}, new Set());
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  return tellingSample(made.figure);
}

describe('the sample that is shown for a derivative', () => {
  it('is the first with the fewest zeros', () => {
    const net = 'w = param([[1], [2]])\nloss = mse(X @ w, t)';
    expect(sampleOf(`X = const([[0, 0], [0, 1], [1, 1]]); t = const([[0], [1], [0]])\n${net}`)).toBe(1);
    expect(sampleOf(`X = const([[1, 2], [0, 1]]); t = const([[3], [1]])\n${net}`)).toBe(0);
  });

  it('is the first where nothing is data', () => {
    expect(sampleOf('x = [0, 1]\ny = sum(x * x)')).toBe(0);
  });
});
