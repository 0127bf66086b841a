import fc from 'fast-check';
import { expect, it } from 'vitest';
import { minimalChange } from './minimalChange.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁', '가'), maxLength: 12 });

/** Half of a character that takes two code units. */
const LONELY = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function applied(before: string, change: ReturnType<typeof minimalChange>): string {
  return change === null ? before : before.slice(0, change.from) + change.insert + before.slice(change.to);
}

it('turns any text into any other', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(applied(before, minimalChange(before, after))).toBe(after);
    }),
  );
});

it('touches only the number that a slider changes', () => {
  expect(minimalChange('a = 2; b = 3', 'a = 2.5; b = 3')).toEqual({ from: 5, to: 5, insert: '.5' });
  expect(minimalChange('a = 2', 'a = 2')).toBeNull();
});

it('never cuts a character of two code units in two', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const change = minimalChange(before, after);
      if (change === null) return;
      for (const piece of [change.insert, before.slice(change.from, change.to)]) expect(piece).not.toMatch(LONELY);
    }),
  );
});
