import type { Cursor } from '../engine/timeline/timeline.ts';
import type { Figure, Look } from './figure.ts';
import type { Document } from './state.ts';

/** Whether two documents say the same. */
export function sameDocument(a: Document, b: Document): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** The look of a state. */
export function lookOf({ opened, level, sample, neuron, lens }: Look): Look {
  return { opened, level, sample, neuron, lens };
}

/** Whether two looks open the same. */
export function sameLook(a: Look, b: Look): boolean {
  if (a.level !== b.level || a.sample !== b.sample || a.neuron !== b.neuron || a.lens !== b.lens) return false;
  if (a.opened === 'all' || b.opened === 'all') return a.opened === b.opened;
  const { opened } = b;
  return a.opened.size === opened.size && [...a.opened].every((key) => opened.has(key));
}

/** What was selected, in another level: an element of it, or what it is an element of. It stays where it is neither. */
export function sameSelection(selected: string | null, figure: Figure | null | undefined): string | null {
  if (selected === null || figure == null || figure.graph.keys.includes(selected)) return selected;
  const isPart = (part: string, whole: string) => part.startsWith(`${whole}[`) || part.startsWith(`${whole}/`);
  return figure.graph.keys.find((key) => isPart(key, selected) || isPart(selected, key)) ?? selected;
}

/** Whether two cursors are the same place. */
export function sameCursor(a: Cursor, b: Cursor): boolean {
  return a.step === b.step && a.edge === b.edge;
}

/** Keys of the nodes with these names. */
export function keysOf(figure: Figure | null, names: readonly string[]): string[] {
  if (figure === null) return [];
  const { graph } = figure;
  return [...graph.names].filter(([, name]) => names.includes(name)).map(([node]) => graph.keys[node] as string);
}
