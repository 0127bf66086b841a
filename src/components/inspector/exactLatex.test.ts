import { describe, expect, it } from 'vitest';
import { rightSideHolds } from './exactLatex.ts';

describe('rightSideHolds', () => {
  it.each([
    ['0.5406 - 0.01 \\cdot 0.5', '0.5356', true],
    ['0.5406 - 0.01 \\cdot 0.5', '0.5355', false],
    ['0.9 \\cdot 0 + (1 - 0.9) \\cdot \\left(-0.25\\right)', '−0.025', true],
    ['0.999 \\cdot 0 + (1 - 0.999) \\cdot \\left(-0.5\\right)^{2}', '2.5×10⁻⁴', true],
    ['\\frac{0.01}{1 - 0.9^{1}}', '0.1', true],
    ['\\frac{\\sqrt{0.25}}{\\sqrt{1 - 0.75^{1}}} + 0', '1', true],
    ['\\sqrt{2}', '1.41421', false],
    ['\\max(0.1, 0.25)', '0.25', true],
    ['\\frac{1}{3}', '0.333333', false],
    ['0.999^{20000}', '2×10⁻⁹', false],
    ['2 \\cdot 10^{-3} \\cdot \\left(1 \\times 10^{-3}\\right)^{2}', '2×10⁻⁹', true],
    ['1 - \\infty', '−∞', true],
    ['\\frac{1}{0}', '1', false],
    ['g_{t}', '1', false],
  ])('%s = %s is %s', (right, written, holds) => {
    expect(rightSideHolds(right, written)).toBe(holds);
  });
});
