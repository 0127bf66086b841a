import { expect, it } from 'vitest';
import { completions, highlight, signaturesOf } from './symbols.ts';

it('colours every piece of a program', () => {
  const source = 'y = sum(W², axis=1) # sum\n@output y';
  expect(highlight(source).map(({ kind, start, end }) => `${kind} ${source.slice(start, end)}`)).toEqual([
    'name y',
    'operator =',
    'function sum',
    'bracket (',
    'name W',
    'number ²',
    'separator ,',
    'option axis',
    'operator =',
    'number 1',
    'bracket )',
    'comment # sum',
    'directive @output',
    'name y',
  ]);
});

it('completes to the names of the program, functions with their arguments, constants and directives', () => {
  const found = new Map(completions('rate = 2\ny = rate * foo(x)').map((one) => [one.label, one]));
  expect(found.get('rate')?.kind).toBe('name');
  expect(found.get('x')?.kind).toBe('name');
  expect(found.has('foo')).toBe(false);
  expect(found.get('pi')?.kind).toBe('constant');
  expect(found.get('@output')?.kind).toBe('directive');
  expect(found.get('softmax')?.signatures).toEqual(['softmax(x, axis=)']);
  expect(signaturesOf('max')).toEqual(['max(x, y)', 'max(x, axis=, keepdims=)']);
});
