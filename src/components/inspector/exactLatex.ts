import { readDecimal } from '../../format/decimal.ts';

/** An exact fraction, reduced, its denominator positive. */
interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** Digits beyond which a power or a root is not worked out: it is written rounded anyway. */
const MOST_DIGITS = 1500;

/**
 * Whether the written right side of a rule is exactly the written number: `0.5406 - 0.01 \cdot 0.5` is `0.5356`. It reads
 * the LaTeX of the optimizers' rules (engine/training/optimizers): sums, \cdot, \frac, \sqrt, powers, \max and brackets.
 * True with ∞ and NaN, where nothing is rounded; false where the right side is no rational number, or is not read.
 */
export function rightSideHolds(latex: string, written: string): boolean {
  if (/\\infty|\\text/u.test(latex)) return true;
  const number = readDecimal(written);
  if (number === null) return true;
  const reader = { tokens: tokensOf(latex), at: 0 };
  const value = sum(reader);
  if (value === null || reader.at < reader.tokens.length) return false;
  return value.top * 10n ** BigInt(number.scale) === number.units * value.bottom;
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

function tokensOf(latex: string): readonly string[] {
  const spaceless = latex.replace(/\\left|\\right|\\,/gu, '');
  return spaceless.match(/\d+(?:\.\d+)?|\\[a-zA-Z]+|[^\s]/gu) ?? [];
}

/** Takes the next token when it is that one. */
function takes(reader: Reader, token: string): boolean {
  if (reader.tokens[reader.at] !== token) return false;
  reader.at++;
  return true;
}

function sum(reader: Reader): Fraction | null {
  let total = takes(reader, '-') ? minus(product(reader)) : product(reader);
  while (total !== null) {
    if (takes(reader, '+')) total = plus(total, product(reader));
    else if (takes(reader, '-')) total = plus(total, minus(product(reader)));
    else break;
  }
  return total;
}

function product(reader: Reader): Fraction | null {
  let all = factor(reader);
  while (all !== null && (takes(reader, '\\cdot') || takes(reader, '\\times'))) all = times(all, factor(reader));
  return all;
}

/** Something with its power. The rules nest a few levels, and no user makes them deeper. */
function factor(reader: Reader): Fraction | null {
  const base = atom(reader);
  if (base === null || !takes(reader, '^')) return base;
  const exponent = group(reader);
  return exponent === null || exponent.bottom !== 1n ? null : power(base, exponent.top);
}

function atom(reader: Reader): Fraction | null {
  const token = reader.tokens[reader.at++];
  if (token === '(') return closed(reader, ')');
  if (token === '{') return closed(reader, '}');
  if (token === '\\sqrt') return root(group(reader));
  if (token === '\\frac') {
    const top = group(reader);
    const bottom = group(reader);
    return top === null || bottom === null || bottom.top === 0n
      ? null
      : fraction(top.top * bottom.bottom, top.bottom * bottom.top);
  }
  if (token === '\\max' && takes(reader, '(')) {
    const a = sum(reader);
    const b = takes(reader, ',') ? closed(reader, ')') : null;
    return a === null || b === null ? null : a.top * b.bottom > b.top * a.bottom ? a : b;
  }
  const decimal = token === undefined ? null : readDecimal(token);
  return decimal === null ? null : fraction(decimal.units, 10n ** BigInt(decimal.scale));
}

function group(reader: Reader): Fraction | null {
  return takes(reader, '{') ? closed(reader, '}') : null;
}

function closed(reader: Reader, end: string): Fraction | null {
  const value = sum(reader);
  return takes(reader, end) ? value : null;
}

function fraction(top: bigint, bottom: bigint): Fraction {
  const divisor = greatestDivisor(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom);
  const sign = bottom < 0n ? -1n : 1n;
  return divisor === 0n ? { top, bottom } : { top: (sign * top) / divisor, bottom: (sign * bottom) / divisor };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [large, small] = [a, b];
  while (small !== 0n) [large, small] = [small, large % small];
  return large;
}

const plus = (a: Fraction, b: Fraction | null): Fraction | null =>
  b === null ? null : fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
const times = (a: Fraction, b: Fraction | null): Fraction | null =>
  b === null ? null : fraction(a.top * b.top, a.bottom * b.bottom);
const minus = (a: Fraction | null): Fraction | null => (a === null ? null : { top: -a.top, bottom: a.bottom });

const digitsOf = ({ top, bottom }: Fraction) => String(top).length + String(bottom).length;

function power(base: Fraction, exponent: bigint): Fraction | null {
  if (exponent < 0n) return base.top === 0n ? null : power(fraction(base.bottom, base.top), -exponent);
  if (BigInt(digitsOf(base)) * exponent > MOST_DIGITS) return null;
  return { top: base.top ** exponent, bottom: base.bottom ** exponent };
}

/** The square root where it is rational. */
function root(of: Fraction | null): Fraction | null {
  if (of === null || of.top < 0n || digitsOf(of) > MOST_DIGITS) return null;
  const top = wholeRoot(of.top);
  const bottom = wholeRoot(of.bottom);
  return top === null || bottom === null ? null : { top, bottom };
}

function wholeRoot(square: bigint): bigint | null {
  if (square < 2n) return square;
  let x = 10n ** BigInt(Math.ceil(String(square).length / 2));
  // Newton's steps fall to the root from above.
  for (;;) {
    const next = (x + square / x) / 2n;
    if (next >= x) break;
    x = next;
  }
  return x * x === square ? x : null;
}
