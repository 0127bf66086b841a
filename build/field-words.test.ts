import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutWords } from './field-words.ts';

test('what a field is about and the type of its value are empty, and every place stays', () => {
  const text =
    "const a = { step: row(place, START, 'The place in time.', (state) => state.cursor) };\nconst k = { type: `one of two`, read };";
  const left = withoutWords(text);
  expect(left).toHaveLength(text.length);
  expect(left).not.toContain('place in time');
  expect(left).not.toContain('one of');
  expect(left).toContain('(state) => state.cursor');
  expect(left.indexOf('read')).toBe(text.indexOf('read'));
});

test('the table loses its words and keeps its rows', () => {
  const text = readFileSync('src/store/link/fields.ts', 'utf8');
  const left = withoutWords(text);
  expect(left).not.toContain('How the program is drawn.');
  expect(left).not.toContain('What stands beside');
  expect(left.match(/row\(/g)).toEqual(text.match(/row\(/g));
});
