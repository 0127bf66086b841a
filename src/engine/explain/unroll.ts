import { type Derivation, operandsOf } from './derivation.ts';
import { derive } from './derive.ts';
import { type Broken, brokenBy } from './evaluate.ts';
import { keyOf, type Quantity, type Run } from './quantity.ts';

/** One number of an unrolled derivation. */
export interface Line {
  readonly quantity: Quantity;
  readonly key: string;
  /** How many numbers stand between it and the one that is explained. */
  readonly depth: number;
  /** What it comes from, where it is unrolled; else `null`. */
  readonly derivation: Derivation | null;
  /** Where it is not what the right rule makes of the numbers of its run; else `null`. */
  readonly broken: Broken | null;
  /** Whether there is anything to unroll. */
  readonly more: boolean;
  /** It is unrolled further up already: there it is told, and here only referred to. */
  readonly repeated: boolean;
}

/** Lines of an unrolled derivation, and how many more there are. */
export interface Unrolled {
  readonly lines: readonly Line[];
  /** Operands that a line has beyond MOST_OPERANDS, by the key of the line. */
  readonly cut: ReadonlyMap<string, number>;
  /** Whether lines were left out at the end. */
  readonly full: boolean;
}

/** Lines at most; operands of one number that get a line each. */
export const MOST_LINES = 400;
const MOST_OPERANDS = 24;

/**
 * The derivation of a number with everything unrolled that `isOpen` names (by key): depth first, as it is read. A number
 * that several others refer to is told once, where it comes first; what is behind it is not told again, so that stacked diamonds
 * have as many lines as numbers, not as paths.
 */
export function unroll(run: Run, root: Quantity, isOpen: (key: string) => boolean): Unrolled {
  const lines: Line[] = [];
  const cut = new Map<string, number>();
  const told = new Set<string>();
  const open: { readonly quantity: Quantity; readonly depth: number }[] = [{ quantity: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (lines.length === MOST_LINES) return { lines, cut, full: true };
    const { quantity, depth } = next;
    const key = keyOf(quantity);
    const repeated = told.has(key);
    const derivation = derive(run, quantity);
    const more = derivation.form !== 'given';
    const isTold = !repeated && (depth === 0 || (more && isOpen(key)));
    if (isTold) told.add(key);
    const broken = repeated ? null : brokenBy(run, quantity, derivation);
    lines.push({ quantity, key, depth, derivation: isTold ? derivation : null, broken, more, repeated });
    if (!isTold) continue;
    const operands = distinct(operandsOf(derivation));
    if (operands.length > MOST_OPERANDS) cut.set(key, operands.length - MOST_OPERANDS);
    for (const operand of operands.slice(0, MOST_OPERANDS).reverse())
      open.push({ quantity: operand, depth: depth + 1 });
  }
  return { lines, cut, full: false };
}

function distinct(quantities: readonly Quantity[]): readonly Quantity[] {
  return [...new Map(quantities.map((quantity) => [keyOf(quantity), quantity])).values()];
}
