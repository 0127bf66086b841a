import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FAULT_EXAMPLES } from '../engine/faults/examples.ts';
import { FAULT_NAMES } from '../engine/faults/fault.ts';
import { FAULT_CODE } from './faultCode.ts';
import { FAULT_TEXTS } from './faults.ts';

const page = readFileSync('docs/faults.md', 'utf8');

/** A text in a cell of a table: line breaks as `;`, bars escaped. */
const cell = (text: string) => text.replaceAll('\n', '; ').replaceAll('|', '\\|');

describe('docs/faults.md', () => {
  it('has one row a fault, in the order of the list, with its sentence, its lines of code and its program', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    const wanted = FAULT_NAMES.map((name) => {
      const { right, wrong } = FAULT_CODE[name];
      const code = [right, wrong, FAULT_EXAMPLES[name]].map((text) => `\`${cell(text)}\``);
      return `| \`${name}\` | ${cell(FAULT_TEXTS[name].wrong.en)} | ${code.join(' | ')} |`;
    });
    expect(rows).toEqual(wanted);
  });
});
