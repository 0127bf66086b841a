import type { Cursor } from '../engine/timeline/timeline.ts';
import { FULL, formatNumber, ON_GRAPH } from '../format/number.ts';
import { type Particle, particleAfter } from '../texts/josa.ts';
import type { Part, Sentence } from '../texts/text.ts';
import type { Figure } from './figure.ts';
import { type NotedNumber, notedNumber } from './notedNumber.ts';

/** `{price}`, `{grad W1[0, 1]}`, `{full price}`, with a Korean particle behind a bar: `{x|을/를}`. */
const HOLE = /\{(full )?([^{}|]+)(?:\|([^{}]+))?\}/g;

/** A word before a name, which is not shown where the name stands for its number. */
const WORD = /^(?:grad|total|next)\s+/;

/**
 * A lesson's note with the numbers of the figure on screen in its holes, so that it stays true when an input is changed.
 * `cursor` is the moment that a running total is told of. A hole that has no number (the program was edited, and the node is gone) shows
 * what it asks for.
 */
export function noteSentence(note: string, figure: Figure, cursor: Cursor): Sentence {
  const parts: Part[] = [];
  let from = 0;
  for (const match of note.matchAll(HOLE)) {
    const [hole, full, expression = '', particle] = match;
    if (match.index > from) parts.push({ kind: 'plain', text: note.slice(from, match.index) });
    const found = notedNumber(expression, figure, cursor);
    const text =
      found === null
        ? expression.trim().replace(WORD, '')
        : formatNumber(found.value, full === undefined ? ON_GRAPH : FULL);
    parts.push({ kind: kindOf(found), text });
    if (particle !== undefined) parts.push({ kind: 'plain', text: particleAfter(text, particle as Particle) });
    from = match.index + hole.length;
  }
  if (from < note.length) parts.push({ kind: 'plain', text: note.slice(from) });
  return parts;
}

/** Values and gradients have their hues; what was made of both, or of neither, has none. */
function kindOf(found: NotedNumber | null): Part['kind'] {
  if (found === null || found.words.size === 0) return 'plain';
  const gradients = found.words.has('grad') || found.words.has('total');
  const values = found.words.has('value') || found.words.has('next');
  return gradients && values ? 'plain' : gradients ? 'gradient' : 'value';
}
