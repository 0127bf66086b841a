import { isFieldName } from '../store/link/fields.ts';
import { VERSION_NAME } from '../store/link/fragment.ts';

/** A program's names: see docs/language.md. */
const NAMES = /[\p{L}_][\p{L}\p{M}\p{N}_]*/gu;

/**
 * HTML writes the names of attributes small. A name that the program has only with capitals is that one, if there is only one.
 */
export function withCapitals(pairs: ReadonlyMap<string, string>, program: string): Map<string, string> {
  const names = new Set(program.match(NAMES) ?? []);
  const restored = new Map<string, string>();
  for (const [name, text] of pairs) {
    const bare = name.replace(/^in\./, '');
    const prefix = name.slice(0, name.length - bare.length);
    const isKnown = isFieldName(name) || name === VERSION_NAME || names.has(bare);
    const [one, ...others] = isKnown ? [] : [...names].filter((written) => written.toLowerCase() === bare);
    restored.set(one === undefined || others.length > 0 ? name : prefix + one, text);
  }
  return restored;
}
