import type { Part, Sentence } from '../../texts/text.ts';
import { unbroken } from '../../texts/unbroken.ts';

/** Longer than this, "grad(y) = 14" may break before its number: a phone's line is hardly longer. */
const LONGEST = 28;
/** What stands between a name and its number. */
const RELATION = /^\s[=≈]\s$/;

/**
 * The runs of a sentence, those in one list that no line may break between. A link is a box to the line breaker: without this
 * the bracket before it would end one line and the name begin the next, and the comma or the particle behind it would fall
 * down alone. A number goes with the name that it is of: `grad(y) = 14`.
 */
export function together(words: Sentence): readonly Sentence[] {
  const runs = words.flatMap(pieces);
  const groups: Part[][] = [];
  for (const [k, run] of runs.entries()) {
    const group = groups.at(-1);
    if (group !== undefined && holds(group, run, runs[k + 1])) group.push(run);
    else groups.push([run]);
  }
  return groups;
}

/** The text of a sentence, with spaces that no line ends at where `together` and `unbroken` let none end. */
export function textOf(words: Sentence): string {
  return together(words)
    .map((group) => {
      const text = group.map((run) => run.text).join('');
      return group.length > 1 ? text.replaceAll(' ', '\u00a0') : unbroken(text);
    })
    .join('');
}

/** A plain run with its first and its last word by themselves: they may belong to what stands beside it. */
function pieces(part: Part): readonly Part[] {
  if (part.kind !== 'plain') return [part];
  const [, first = '', between = '', last = ''] = /^(\S*)([\s\S]*?)(\S*)$/.exec(part.text) ?? [];
  return [first, between, last].filter((text) => text !== '').map((text) => ({ ...part, text }));
}

/** Whether a run goes on with the group before it. */
function holds(group: readonly Part[], run: Part, next: Part | undefined): boolean {
  const before = group.at(-1)?.text ?? '';
  const hasNode = group.some(({ kind }) => kind === 'node');
  if (RELATION.test(run.text)) return hasNode && lengthOf([...group, run, ...(next ? [next] : [])]) <= LONGEST;
  // Behind a relation that was taken in.
  if (hasNode && RELATION.test(before) && group.length > 1) return true;
  return !/\s$/.test(before) && !/^\s/.test(run.text);
}

function lengthOf(runs: Sentence): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0);
}
