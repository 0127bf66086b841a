/**
 * Whether a written equation is true in the digits that are shown. The numbers are read back from the screen's own text
 * and calculated with exactly, as decimals: `650 · 1.1 = 715` is true although the double is 715.0000000000001, and
 * `1 · 0.33333 = 0.3333` is not.
 */

/** An exact decimal: units · 10^−scale. */
interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const FORM = /^(?<sign>−?)(?:(?<mantissa>\d+(?:\.\d+)?)(?:×10(?<power>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?)$/u;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The number that a text of `formatNumber` shows (brackets allowed); `null` for ∞ and NaN. */
export function readDecimal(text: string): Decimal | null {
  const bare = text.replace(/^\((.*)\)$/u, '$1');
  const whole = /^−?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+$/u.test(bare) ? bare.replace('10', '1×10') : bare;
  const groups = FORM.exec(whole)?.groups;
  if (groups?.mantissa === undefined) return null;
  const [integer = '', fraction = ''] = groups.mantissa.split('.');
  const units = BigInt(integer + fraction) * (groups.sign === '' ? 1n : -1n);
  return normal({ units, scale: fraction.length - powerOf(groups.power ?? '') });
}

function powerOf(superscripts: string): number {
  const digits = [...superscripts].map((digit) => (digit === '⁻' ? '-' : String(SUPERSCRIPTS.indexOf(digit)))).join('');
  return digits === '' ? 0 : Number(digits);
}

/** A negative scale is written out, so that two decimals are added by lengthening the shorter scale. */
function normal({ units, scale }: Decimal): Decimal {
  return scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale };
}

const ZERO: Decimal = { units: 0n, scale: 0 };
const ONE: Decimal = { units: 1n, scale: 0 };

function times(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: atScale(a, scale) + atScale(b, scale), scale };
}

function atScale(a: Decimal, scale: number): bigint {
  return a.units * 10n ** BigInt(scale - a.scale);
}

/**
 * Whether Σ Π terms = result in the digits shown: `[['0'], ['1.1', '150']]` with `'165'` is 0 + 1.1 · 150 = 165.
 * Anything with ∞ or NaN counts as true: nothing is rounded there.
 */
export function sumOfProductsHolds(terms: readonly (readonly string[])[], result: string): boolean {
  const right = readDecimal(result);
  let left = ZERO;
  for (const factors of terms) {
    let product = ONE;
    for (const factor of factors) {
      const read = readDecimal(factor);
      if (read === null) return true;
      product = times(product, read);
    }
    left = plus(left, product);
  }
  if (right === null) return true;
  const scale = Math.max(left.scale, right.scale);
  return atScale(left, scale) === atScale(right, scale);
}

/** The sign between a written sum of products and its written result; see `sumOfProductsHolds`. */
export function signBetween(terms: readonly (readonly string[])[], result: string): '=' | '≈' {
  return sumOfProductsHolds(terms, result) ? '=' : '≈';
}
