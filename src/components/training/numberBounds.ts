import { readNumber } from '../program/numberText.ts';
import type { Step } from '../program/sliderRange.ts';

/** What a number may be: `min` ≤ it ≤ `max`, and < `below`. */
export interface NumberBounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly below?: number | undefined;
  readonly whole?: boolean | undefined;
}

/** Whether a number is within bounds. */
export function isWithin(value: number, { min, max, below, whole }: NumberBounds): boolean {
  if (whole === true && !Number.isInteger(value)) return false;
  return (
    Number.isFinite(value) &&
    value >= (min ?? Number.NEGATIVE_INFINITY) &&
    value <= (max ?? Number.POSITIVE_INFINITY) &&
    value < (below ?? Number.POSITIVE_INFINITY)
  );
}

/** The number a text means, when it is one within bounds; also with separators of thousands where it is whole. */
export function readWithin(text: string, bounds: NumberBounds): number | null {
  const value = readNumber(bounds.whole === true ? text.replace(/,(?=\d{3}\b)/gu, '') : text);
  return value !== null && isWithin(value, bounds) ? value : null;
}

/** One tenth of a number's size, so that arrow keys are of use at 0.00001 and at 10; 1 for whole numbers. */
export function stepFor(value: number, whole = false): Step {
  if (whole) return { size: 1, decimals: 0 };
  const size = Math.abs(value);
  if (size === 0 || !Number.isFinite(size)) return { size: 0.001, decimals: 3 };
  const exponent = Math.max(-20, Math.floor(Math.log10(size) + 1e-9) - 1);
  return { size: 10 ** exponent, decimals: Math.max(0, -exponent) };
}
