import { expect, it } from 'vitest';
import { editDistance, suggest } from './suggest.ts';

const FUNCTIONS = ['exp', 'log', 'sqrt', 'sin', 'square', 'sigmoid', 'softmax', 'relu'];

it('counts insertions, deletions, substitutions and swaps of neighbours', () => {
  expect(editDistance('sqr', 'sqrt', 2)).toBe(1);
  expect(editDistance('sigmiod', 'sigmoid', 2)).toBe(1);
  expect(editDistance('exp', 'log', 2)).toBe(3);
  expect(editDistance('', 'ab', 2)).toBe(2);
});

it.each([
  ['sqr', 'sqrt'],
  ['sigmiod', 'sigmoid'],
  ['ReLU', 'relu'],
  ['softmx', 'softmax'],
  ['foo', null],
  ['f', null],
  ['ex', null],
])('%s means %s', (name, meant) => {
  expect(suggest(name, FUNCTIONS)).toBe(meant);
});
