import type { Amount } from '../amount.ts';
import type { Stage } from './Stage.ts';

/**
 * Old numbers give way to new ones in their place: the old ones go in the first half, the new ones come in the second, so
 * that never two are to be read at once. Nothing else of the drawing moves.
 *
 * @param shown The drawn numbers, new already.
 * @param old What stood there before; `null`: nothing.
 * @returns what to call with the share that is done
 */
export function exchange(stage: Stage, shown: SVGGElement | null | undefined, old: Amount | null) {
  if (shown == null) return () => {};
  const texts = numbersIn(shown);
  const gone = old === null ? null : copyOf(shown, writtenIn(old));
  if (gone !== null) stage.add(gone);
  return (share: number) => {
    const coming = String(Math.max(0, 2 * share - 1));
    for (const text of texts) stage.style(text, 'opacity', coming);
    if (gone !== null) gone.style.opacity = String(Math.max(0, 1 - 2 * share));
  };
}

const numbersIn = (group: Element) => [
  ...group.querySelectorAll<SVGTextElement>('.graph-cell-text, .graph-value > text, .graph-gradient > text'),
];

function writtenIn(amount: Amount): string[] {
  return amount.kind === 'number' ? [amount.text] : amount.rows.flatMap((row) => row.map((cell) => cell.text));
}

/** The same texts at the same places, with the words from before; `null` where these are of another size. */
function copyOf(shown: SVGGElement, words: readonly string[]): SVGGElement | null {
  const copy = shown.cloneNode(true) as SVGGElement;
  const texts = numbersIn(copy);
  if (texts.length !== words.length) return null;
  texts.forEach((text, k) => {
    text.textContent = words[k] as string;
  });
  for (const other of copy.querySelectorAll('rect, path')) other.remove();
  const holder = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  const place = shown.closest('[data-node]')?.getAttribute('transform');
  if (place != null) holder.setAttribute('transform', place);
  holder.append(copy);
  return holder;
}
