import { expect, it } from 'vitest';
import { compile } from '../program/compile.ts';
import { displayNames } from './displayNames.ts';

function namesOf(source: string): (string | null)[] {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  return displayNames(compiled.program.graph).map((name) =>
    name === null ? null : name.automatic ? `(${name.text})` : name.text,
  );
}

it('gives ops without a name letters that the author does not use, and constants none', () => {
  expect(namesOf('a = 2; b = 3\ny = (a*b + sin(a) + 1)^2')).toEqual(['a', 'b', '(c)', '(d)', '(f)', null, '(g)', 'y']);
});

it('names a value that is used before the program sets its name', () => {
  expect(namesOf('y = x*(y+1)')).toEqual(['x', 'y₀', null, '(a)', 'y']);
});

it('tells the earlier values of a name that is set again apart', () => {
  expect(namesOf('c = 3; c = c*c; c += 1')).toEqual(['c₀', 'c₁', null, 'c']);
});
