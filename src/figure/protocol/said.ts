import { LIMITS } from '../../engine/limits.ts';
import { isFieldName } from '../../store/link/fields.ts';
import { MOST_PROGRAM, VERSION_NAME } from '../../store/link/fragment.ts';

/** What stands for a datum that is no text of a link: nothing reads it, and a problem quotes it. */
const NONE = '?';
const MOST_NAMES = 500;
/** Numbers of a value, or words of a list, in one message. */
const MOST_ENTRIES = 10_000;
/** Letters of a name, or of a word in a list. */
const MOST_LETTERS = 200;

/**
 * The names and texts of a link that say what `data` says, whatever it is: other people's windows send it. Only own
 * properties are read, `except` and functions are left out, and work is bounded by LIMITS. What is neither text, number,
 * truth value nor a list of them becomes a text that no field can read, so that linkOf reports it. Never throws.
 */
export function pairsOfData(data: unknown, except: readonly string[] = []): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const [name, said] of entriesOf(data)) {
    if (except.includes(name)) continue;
    if (name !== 'inputs' && name !== 'values') {
      pairs.set(name, guarded(textOf, said));
      continue;
    }
    for (const [input, value] of entriesOf(said)) {
      // An input may have a field's name; in a link it is told apart by what stands before it.
      const isTaken = isFieldName(input) || input === VERSION_NAME;
      pairs.set(isTaken ? `in.${input}` : input, guarded(valueText, value));
    }
  }
  return pairs;
}

/** One property of data of unknown origin, if it is its own; `undefined` when there is none or reading it throws. */
export function ownOf(data: unknown, name: string): unknown {
  try {
    if (typeof data !== 'object' || data === null || !Object.hasOwn(data, name)) return undefined;
    return (data as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}

/** Own enumerable properties, as far as they can be read; a list has none. */
function entriesOf(data: unknown): [string, unknown][] {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return [];
  try {
    const names = Object.keys(data)
      .slice(0, MOST_NAMES)
      .filter((name) => name.length <= MOST_LETTERS);
    return names.flatMap((name) => {
      const value = ownOf(data, name);
      return value === undefined || typeof value === 'function' ? [] : [[name, value] as [string, unknown]];
    });
  } catch {
    return [];
  }
}

/** The text of a datum, also of one that throws when it is looked at (a Proxy, from the same window). */
function guarded(text: (said: unknown) => string, said: unknown): string {
  try {
    return text(said);
  } catch {
    return NONE;
  }
}

/** What a link would say for a field. */
function textOf(said: unknown): string {
  if (!Array.isArray(said)) return scalarText(said, MOST_PROGRAM);
  if (said.length === 0) return 'none';
  return said.length > MOST_ENTRIES ? NONE : said.map((word) => scalarText(word, MOST_LETTERS)).join(',');
}

/** What a link would say for an input: `1,2;3,4;` is a matrix, `1,` a vector with one element. */
function valueText(said: unknown): string {
  if (!Array.isArray(said)) return scalarText(said, LIMITS.characters);
  // Of a list with holes, every hole would be looked at.
  if (said.length === 0 || said.length > MOST_ENTRIES) return NONE;
  const rows = said.every(Array.isArray) ? (said as unknown[][]) : null;
  const entries = rows === null ? said.length : rows.reduce((sum, row) => sum + row.length, 0);
  if (entries > MOST_ENTRIES) return NONE;
  if (rows === null) return `${said.map(numberText).join(',')},`;
  return `${rows.map((row) => row.map(numberText).join(',')).join(';')};`;
}

/** One letter more than `most` is left, so that the reader of the text sees that there was more. */
function scalarText(said: unknown, most: number): string {
  if (typeof said === 'string') return said.slice(0, most + 1);
  if (typeof said === 'boolean') return said ? 'on' : 'off';
  return numberText(said);
}

function numberText(said: unknown): string {
  return typeof said === 'number' ? String(said) : NONE;
}
