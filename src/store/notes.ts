import { displayNames } from '../engine/graph/displayNames.ts';
import { gradOf, nodeValue } from '../engine/trace/trace.ts';
import { FULL, formatNumber, ON_GRAPH } from '../format/number.ts';
import { type Particle, particleAfter } from '../texts/josa.ts';
import type { Part, Sentence } from '../texts/text.ts';
import type { Figure } from './figure.ts';

/** `{price}`, `{grad x}`, `{full price}`, with a Korean particle behind a bar: `{x|을/를}`. */
const HOLE = /\{(full )?(grad )?([^{}|]+)(?:\|([^{}]+))?\}/g;

/**
 * A lesson's note with the numbers of the figure on screen in its holes, so that it stays true when an input is changed.
 * A hole whose node is gone (the program was edited) shows the name.
 */
export function noteSentence(note: string, figure: Figure): Sentence {
  const parts: Part[] = [];
  let from = 0;
  for (const match of note.matchAll(HOLE)) {
    const [hole, full, grad, name = '', particle] = match;
    if (match.index > from) parts.push({ kind: 'plain', text: note.slice(from, match.index) });
    const text = numberOf(figure, name.trim(), grad !== undefined, full === undefined ? ON_GRAPH : FULL);
    parts.push({ kind: grad === undefined ? 'value' : 'gradient', text });
    if (particle !== undefined) parts.push({ kind: 'plain', text: particleAfter(text, particle as Particle) });
    from = match.index + hole.length;
  }
  if (from < note.length) parts.push({ kind: 'plain', text: note.slice(from) });
  return parts;
}

function numberOf(figure: Figure, name: string, grad: boolean, digits: number): string {
  const node = displayNames(figure.graph)
    .map((one) => one?.text)
    .lastIndexOf(name);
  if (node < 0) return name;
  const numbers = grad ? gradOf(figure.trace, node) : nodeValue(figure.trace, node);
  if (numbers === null || numbers.length !== 1) return name;
  return formatNumber(numbers[0] as number, digits);
}
