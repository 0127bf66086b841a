import { expect, it } from 'vitest';
import { Names, pythonName } from './names.ts';

it('keeps what Python takes as a name in any script', () => {
  for (const name of ['x', 'W1', 'θ', '합', 'é', 'я', '_']) expect(pythonName(name)).toBe(name);
});

it('makes elements, primes, subscripts and rare letters names', () => {
  expect(pythonName('W1[0,1]')).toBe('W1_0_1');
  expect(pythonName('c₀')).toBe('c0');
  expect(pythonName("x'")).toBe('x_prime');
  expect(pythonName('𝔸𓀀')).toBe('Au13000');
  expect(pythonName('2x')).toBe('_2x');
});

it('never gives a word of Python, a module or the same name twice', () => {
  const names = new Names(['Value']);
  const given = ['lambda', 'np', 'torch', 'print', 'Value', 'x', 'x', 'x', 'x_', 'None'].map((name) =>
    names.give(name),
  );
  expect(given.slice(0, 5)).toEqual(['lambda_', 'np_', 'torch_', 'print_', 'Value_']);
  expect(new Set(given).size).toBe(given.length);
  for (const name of given) expect(name).not.toMatch(/^(lambda|None|np|torch|print|Value)$/);
});

it('takes two names that Python reads as one apart', () => {
  const names = new Names();
  // PEP 3131: identifiers are compared after NFKC.
  expect(names.give('ϑ')).not.toBe(names.give('θ'));
});
