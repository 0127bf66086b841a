import type { FigureFields } from './api.ts';

/** Options of the figure itself, which no link has. */
const OWN: ReadonlySet<string> = new Set(['app', 'loading', 'inputs']);

/**
 * What an author says in JavaScript, as the names and texts that a link has. Of unknown origin as everything that comes from
 * outside: only own properties are read, and what is no text, number or list of them is left out.
 */
export function pairsOfFields(fields: FigureFields | null | undefined): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const [name, value] of entriesOf(fields)) {
    const text = OWN.has(name) ? null : textOfValue(value);
    if (text !== null) pairs.set(name, text);
  }
  for (const [name, value] of entriesOf(fields?.inputs)) {
    const text = textOfValue(value);
    if (text !== null) pairs.set(`in.${name}`, text);
  }
  return pairs;
}

function entriesOf(data: unknown): [string, unknown][] {
  return typeof data === 'object' && data !== null ? Object.entries(data) : [];
}

/** The text of a value, `null` where it has none; a list of lists is a matrix, an empty list `none`. */
export function textOfValue(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (!Array.isArray(value)) return null;
  if (value.length === 0) return 'none';
  if (value.every((row): row is unknown[] => Array.isArray(row))) {
    const rows = value.map((row) => row.filter(isPlain).join(','));
    return rows.length === 1 ? `${rows[0]};` : rows.join(';');
  }
  const entries = value.filter(isPlain);
  return entries.length === 1 && typeof entries[0] === 'number' ? `${entries[0]},` : entries.join(',');
}

/** What can be written without asking the value how: an object's `toString` is somebody's code. */
function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
