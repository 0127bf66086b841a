import { expect, it } from 'vitest';
import { printedNumber, printedValue, pythonNumber, pythonString, pythonValue, withInputs } from './python.ts';

it('writes numbers as Python does, and reads them back the same', () => {
  expect([3, -0, 0.1, 1e21, 5e-324, -2.5].map(pythonNumber)).toEqual(['3.0', '-0.0', '0.1', '1e+21', '5e-324', '-2.5']);
  expect([Number.NaN, Infinity, -Infinity].map(pythonNumber)).toEqual([
    'float("nan")',
    'float("inf")',
    '-float("inf")',
  ]);
});

it('writes texts that no quote and no line end can leave', () => {
  expect(pythonString('a"\\\n" + exit() #')).toBe('"a\\"\\\\\\n\\" + exit() #"');
  expect(pythonString('\ud835')).toBe('"\uFFFD"');
});

it('writes a value in one line or with a line for each row, none of them long', () => {
  expect(pythonValue('x = (', [1, 2, 3, 4], [2, 2], ')')).toEqual(['x = ([[1.0, 2.0], [3.0, 4.0]])']);
  const numbers = Array.from({ length: 120 }, (_, k) => k / 7);
  for (const shape of [[120], [12, 10], [2, 6, 10], [1, 120], [120, 1]]) {
    const lines = pythonValue('x = (', numbers, shape, ')');
    expect(lines.length).toBeGreaterThan(1);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(120);
    expect(
      lines
        .join('')
        .match(/[\d.e-]+/g)
        ?.map(Number),
    ).toEqual(numbers);
    const opened = JSON.parse(
      lines
        .join('')
        .slice(5, -1)
        .replace(/,\s*\]/g, ']')
        .replace(/\.0\b/g, ''),
    ) as unknown;
    const shapeOf = (value: unknown): number[] => (Array.isArray(value) ? [value.length, ...shapeOf(value[0])] : []);
    expect(shapeOf(opened)).toEqual(shape);
  }
});

it('knows what Python prints: repr of a float, nested lists, None', () => {
  const numbers = [3, -0, 0.1, 1e15, 1e16, 1.5e22, 0.0001, 0.00001, 1.25e-7, 5e-324, Number.NaN, -Infinity];
  expect(numbers.map(printedNumber)).toEqual([
    ...['3.0', '-0.0', '0.1', '1000000000000000.0', '1e+16', '1.5e+22'],
    ...['0.0001', '1e-05', '1.25e-07', '5e-324', 'nan', '-inf'],
  ]);
  expect(printedValue([1, 2, 3, 4, 5, 6], [2, 3])).toBe('[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]');
  expect(printedValue([7], [])).toBe('7.0');
  expect(printedValue(null, [2])).toBe('None');
});

it('puts names in for the inputs of an expression, and for nothing else', () => {
  expect(withInputs('torch.cat([a, b], dim=0) + a.sum()', ['b', 'a'])).toBe('torch.cat([b, a], dim=0) + b.sum()');
  expect(withInputs('F.linear(a, b, c)', ['X', 'W', 'bias'])).toBe('F.linear(X, W, bias)');
});
