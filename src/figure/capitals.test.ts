import { expect, test } from 'vitest';
import { withCapitals } from './capitals.ts';

const names = (pairs: Record<string, string>, program: string) => [
  ...withCapitals(new Map(Object.entries(pairs)), program).keys(),
];

test('a name that the program has only with capitals is that one', () => {
  expect(names({ w1: '2', 'in.x': '3' }, 'y = W1 * X')).toEqual(['W1', 'in.X']);
});

test('a name that the program has as it stands stays', () => {
  expect(names({ w: '2' }, 'y = W * w')).toEqual(['w']);
});

test('of two that differ in capitals only, none is guessed', () => {
  expect(names({ ab: '2' }, 'y = Ab * aB')).toEqual(['ab']);
});

test('fields stay, whatever the program calls its names', () => {
  expect(names({ program: 'x', step: '1' }, 'y = Step + Program')).toEqual(['program', 'step']);
});

test('the version of a link is no input with a capital', () => {
  expect(names({ gradstep: '1', 'in.gradstep': '2' }, 'y = Gradstep')).toEqual(['gradstep', 'in.Gradstep']);
});
