import { expect, test } from 'vitest';
import { attributesOf } from './inputAttributes.ts';

const names = (...inputs: string[]) => {
  const pairs = new Map([
    ['program', `y = ${inputs.join(' + ')}`],
    ...inputs.map((name): [string, string] => [name, '1']),
  ]);
  return [...attributesOf(pairs).keys()].filter((name) => name !== 'program');
};

test('inputs are attributes, also those that a link’s fragment has another use for', () => {
  expect(names('x', 'p', 'v')).toEqual(['x', 'p', 'v']);
});

test('what has a meaning of its own is no bare attribute: of HTML, of links, their version', () => {
  expect(names('title', 'onclick', 'in.step')).toEqual(['in.title', 'in.onclick', 'in.step']);
  expect(names('gradstep')).toEqual(['in.gradstep']);
  expect(names('Gradstep')).toEqual(['in.Gradstep']);
});
