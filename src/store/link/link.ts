import type { LinkProblem } from '../../texts/link.ts';
import type { Reading } from './field.ts';
import { FIELDS, type FieldName, type Fields, isFieldName } from './fields.ts';
import { PACKED, SPOILED, VERSION, VERSION_NAME } from './fragment.ts';

/** What a link, an element's attributes or a message say. */
export interface Link {
  readonly fields: Fields;
  /** Names that are no fields: values of inputs, as texts. Which of them the program has is not known yet. */
  readonly values: ReadonlyMap<string, string>;
  readonly problems: readonly LinkProblem[];
}

/** Names that a field cannot have: an input called `step` is `in.step`. */
const INPUT = /^in\./;
/** A program's names: see docs/language.md. */
const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_]{0,59}$/u;

/** Reads names and texts; nothing throws. Of a name that comes twice the last one counts. */
export function linkOf(pairs: Iterable<readonly [string, string]>): Link {
  const fields: Record<string, unknown> = {};
  const values = new Map<string, string>();
  const problems: LinkProblem[] = [];
  for (const [name, text] of new Map(pairs)) {
    if (name === VERSION_NAME) {
      if (!(Number(text) <= VERSION)) problems.push({ problem: 'later', name, text: short(text) });
    } else if (name === SPOILED) problems.push({ problem: 'unreadable', name: PACKED, text: short(text) });
    else if (isFieldName(name)) {
      const read: Reading<unknown> = FIELDS[name].kind.read(text);
      if (read === null) problems.push({ problem: 'unreadable', name, text: short(text) });
      else fields[name] = read.value;
      if (read?.exact === false) {
        const used = written(name, read.value);
        problems.push({ problem: 'outOfRange', name, text: short(text), used: short(used) });
      }
    } else {
      const input = name.replace(INPUT, '');
      if (NAME.test(input)) values.set(input, text);
    }
  }
  return { fields: fields as Fields, values, problems };
}

/** A field's value in words. */
export function written(name: FieldName, value: unknown): string {
  return (FIELDS[name].kind.write as (value: unknown) => string)(value);
}

/** What a line on the page can quote. */
export function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= 40 ? line : `${line.slice(0, 39)}…`;
}
