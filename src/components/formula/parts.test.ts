import { expect, test } from 'vitest';
import { partsOf } from './parts.ts';

test('a right side is parted before the signs between its terms, not within brackets, fractions or numbers', () => {
  expect(partsOf('m_{t} = 0.9 \\cdot \\left(-0.5\\right) + (1 - 0.9) \\cdot 0.25')).toEqual([
    'm_{t} = 0.9 \\cdot \\left(-0.5\\right)',
    '{} + (1 - 0.9) \\cdot 0.25',
  ]);
  expect(partsOf('\\theta_{t} = -0.3 - \\frac{1 - 2}{3 + 4}')).toEqual([
    '\\theta_{t} = -0.3',
    '{} - \\frac{1 - 2}{3 + 4}',
  ]);
});

test('what is one term, or has its sum on the left, stays whole', () => {
  for (const latex of ['y = a \\cdot b', 'a + b = y', '\\eta_{t} = \\frac{1}{1 - 0.9^{2}}'])
    expect(partsOf(latex)).toEqual([latex]);
});
