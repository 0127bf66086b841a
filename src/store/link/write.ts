import type { State } from '../state.ts';
import { FIELDS, type FieldName, isFieldName } from './fields.ts';
import { PACKED, type Pairs, VERSION_NAME } from './fragment.ts';
import { written } from './link.ts';
import { writeValue } from './values.ts';

/**
 * Everything on screen, as names and texts: only what differs from what a link without it means. `change` replaces fields
 * (the view, for a figure to embed), or leaves them out (`null`).
 */
export function pairsOf(state: State, change: Partial<Readonly<Record<FieldName, string | null>>> = {}): Pairs {
  const pairs = new Map<string, string>();
  for (const name of Object.keys(FIELDS) as FieldName[]) {
    const value = FIELDS[name].of(state);
    const changed = change[name];
    if (changed != null) pairs.set(name, changed);
    else if (changed === undefined && value !== undefined) pairs.set(name, written(name, value));
    if (name !== 'program') continue;
    for (const [input, own] of Object.entries(valuesOf(state))) {
      pairs.set(
        isFieldName(input) || input === VERSION_NAME || input === PACKED ? `in.${input}` : input,
        writeValue(own),
      );
    }
  }
  return pairs;
}

/** Values beside the text that the program has a use for. */
function valuesOf({ document, figure }: State) {
  if (figure === null || figure.source !== document.source) return document.values;
  const free = new Set(figure.program.inputs.filter(({ range }) => range === null).map(({ name }) => name));
  return Object.fromEntries(Object.entries(document.values).filter(([name]) => free.has(name)));
}
