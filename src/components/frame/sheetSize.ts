import type { SheetSize } from './usePanels.ts';

export const SIZES: readonly SheetSize[] = ['small', 'half', 'full'];

/** The part of the room that each size takes; as in panels.css (--half). */
const PART: Readonly<Record<SheetSize, number>> = { small: 0.1, half: 0.46, full: 1 };

/** The size after a tap on the grip: up to full, and from there back to half. */
export function tapped(size: SheetSize): SheetSize {
  return size === 'half' ? 'full' : 'half';
}

/**
 * The size where a drag comes to rest: the nearest one to `part` (0 … 1 of the room), or, when the finger still moved
 * (`up` px in its last move, negative downwards), the next one in that direction.
 */
export function landed(part: number, up: number): SheetSize {
  if (up > 4) return SIZES.find((size) => PART[size] >= part) ?? 'full';
  if (up < -4) return [...SIZES].reverse().find((size) => PART[size] <= part) ?? 'small';
  const distance = (size: SheetSize) => Math.abs(PART[size] - part);
  return SIZES.reduce((best, size) => (distance(size) < distance(best) ? size : best));
}
