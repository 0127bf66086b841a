import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FIELDS, type FieldName } from './fields.ts';

it('docs/links.md has every field, as the table has it', () => {
  const doc = readFileSync('docs/links.md', 'utf8');
  const rows = (Object.keys(FIELDS) as FieldName[]).map((name) => {
    const { kind, otherwise, about } = FIELDS[name];
    return `| \`${name}\` | ${about} | ${kind.type} | ${otherwise} |`;
  });
  const written = doc.split('\n').filter((line) => line.startsWith('| `'));
  expect(written).toEqual(rows);
});
