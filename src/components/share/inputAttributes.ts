import type { Value } from '../../engine/program/compile.ts';
import { printNumber } from '../../engine/program/print.ts';
import { isFieldName } from '../../store/link/fields.ts';
import { type Pairs, VERSION_NAME } from '../../store/link/fragment.ts';
import { readValue } from '../../store/link/values.ts';

/** Names in a program: see docs/language.md. */
const NAMES = /[\p{L}_][\p{L}\p{M}\p{N}_]*/gu;

/** Attributes that do something on every element, or mean something on the figure: as inputs they stand behind `in.`. */
const TAKEN = new Set(
  (
    'accesskey app autocapitalize autocorrect autofocus class contenteditable dir draggable enterkeyhint exportparts ' +
    'hidden id inert inputmode inputs is itemid itemprop itemref itemscope itemtype lang loading nonce part popover role ' +
    'slot spellcheck style tabindex title translate writingsuggestions'
  ).split(' '),
);

/**
 * The attributes of `<grad-step>` that say what `pairs` say. HTML writes their names small, and the figure finds the capitals
 * in its program; where two names differ in nothing else, the value is written into the program, as a line before it: a name
 * that is set to a number is an input as one that was given it from outside.
 */
export function attributesOf(pairs: Pairs): Pairs {
  const program = pairs.get('program') ?? '';
  const names = new Set(program.match(NAMES) ?? []);
  const attributes = new Map<string, string>();
  const lines: string[] = [];
  for (const [name, text] of pairs) {
    if (isFieldName(name)) {
      attributes.set(name, text);
      continue;
    }
    const input = name.replace(/^in\./, '');
    const value = readValue(text);
    if (isFound(input, names) || value === null) attributes.set(attributeName(input), text);
    else lines.push(`${input} = ${valueText(value)}`);
  }
  if (lines.length > 0) attributes.set('program', [...lines, program].join('\n'));
  return attributes;
}

function attributeName(input: string): string {
  const small = input.toLowerCase();
  const isTaken = isFieldName(small) || small === VERSION_NAME || TAKEN.has(small) || small.startsWith('on');
  return isTaken ? `in.${input}` : input;
}

/** Whether the name, written small, leads back to it. */
function isFound(input: string, names: ReadonlySet<string>): boolean {
  const small = input.toLowerCase();
  return small === input || [...names].filter((name) => name.toLowerCase() === small).join() === input;
}

/** A value as programs write it. */
function valueText(value: Value): string {
  if (typeof value === 'number') return printNumber(value);
  return `[${value.map((entry) => valueText(entry)).join(', ')}]`;
}
