/** The minus sign of typeset numbers, U+2212: as wide as a plus, unlike the hyphen. */
const MINUS = '\u2212';

/** Significant digits of numbers on the graph; the inspector and hover show all of them (FULL). */
export const ON_GRAPH = 4;
/** Significant digits where arithmetic is written out beside the graph; what they round is given in full below it. */
export const IN_FORMULA = 6;
export const FULL = 17;

/**
 * A number as it is shown: at most `digits` significant digits, no trailing zeros that the value does not have when it is
 * exact in fewer, U+2212 as minus, ∞ and NaN as such, and a power of ten (`1.5×10⁻⁷`) outside 1e-4 … 1e7.
 * With FULL, the shortest decimal that reads back as the same double.
 */
export function formatNumber(value: number, digits: number = ON_GRAPH): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  if (Object.is(value, -0)) return `${MINUS}0`;
  if (digits !== ON_GRAPH) return typeset(plain(value, digits));
  const known = written.get(value);
  if (known !== undefined) return known;
  const text = typeset(plain(value, digits));
  if (written.size >= MOST_WRITTEN) written.clear();
  written.set(value, text);
  return text;
}

/** Numbers on the graph are asked for again and again: measured, laid out, drawn, said. */
const written = new Map<number, string>();
const MOST_WRITTEN = 10_000;

/** Whether the shown digits are the whole number: only then may an equals sign stand before it. */
export function isExact(value: number, digits: number = ON_GRAPH): boolean {
  if (!Number.isFinite(value)) return true;
  return Number(plain(value, digits)) === value;
}

/** `=` where the shown digits are the number, `≈` where they are rounded. */
export function equalsSign(value: number, digits: number = ON_GRAPH): '=' | '≈' {
  return isExact(value, digits) ? '=' : '≈';
}

/** A negative number in brackets, as it stands inside a product: `1 · (−0.99)`. */
export function bracketed(value: number, digits: number = ON_GRAPH): string {
  const text = formatNumber(value, digits);
  return text.startsWith(MINUS) ? `(${text})` : text;
}

/**
 * A way to write several numbers that are added to each other, with the same number of decimals, so that the written sum
 * adds up: `−0.98999 + 3 ≈ 2.01001`. The largest number gets `digits` significant digits. Where that would wipe out
 * a small one (0.00000) or leave it fewer than `least` significant digits, or a power of ten is needed, every number is
 * written by itself as `formatNumber` does.
 */
export function formatTogether(
  values: Iterable<number>,
  digits: number = IN_FORMULA,
  least = 3,
): (value: number) => string {
  let largest = 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (const value of values) {
    const size = Math.abs(value);
    if (!Number.isFinite(size) || size === 0) continue;
    largest = Math.max(largest, size);
    smallest = Math.min(smallest, size);
  }
  const alone = (value: number) => formatNumber(value, digits);
  if (largest === 0 || largest >= 1e7) return alone;
  const decimals = digits - 1 - Math.floor(Math.log10(largest));
  const short = 10 ** (least - 1 - decimals);
  if (decimals < 1 || decimals > 10 || smallest < short) return alone;
  return (value) => {
    if (!Number.isFinite(value) || Math.abs(value) < short || formatsShort(value, digits)) return alone(value);
    return typeset(value.toFixed(decimals));
  };
}

/** Whether a number is a decimal of fewer digits, but for round-off in its last binary digits: 165.00000000000003. */
function formatsShort(value: number, digits: number): boolean {
  return Number(value.toPrecision(digits)) === Number(value.toPrecision(14));
}

/** The decimal in ASCII, as `Number` reads it. */
function plain(value: number, digits: number): string {
  const size = Math.abs(value);
  const exact = String(value);
  if (digits >= FULL) return exact;
  const inRange = size === 0 || (size >= 1e-4 && size < 1e7);
  if (!inRange) return trimExponent(value.toExponential(digits - 1), value);
  // An integer that fits the range is shown whole: 1234567 rather than 1.235e6.
  if (Number.isInteger(value)) return exact;
  const rounded = value.toPrecision(digits);
  // Zeros at the end say how far a number was rounded (0.9900); where only binary round-off is lost (110.00000000000001,
  // 3.3000000000000003) they would say less than they seem to, and the short decimal is shown: 110, 3.3.
  if (formatsShort(value, digits)) return String(Number(rounded));
  return rounded.includes('e') ? String(Number(rounded)) : rounded;
}

function trimExponent(text: string, value: number): string {
  const [mantissa = '', exponent = '0'] = text.split('e');
  const short = Number(text) === value ? String(Number(mantissa)) : mantissa;
  return `${short}e${exponent}`;
}

/** Minus and the digits 0 to 9, and in the same places their superscripts. */
const PLAIN_SIGNS = [...'-0123456789'];
const SUPERSCRIPTS = [...'⁻⁰¹²³⁴⁵⁶⁷⁸⁹'];

function typeset(text: string): string {
  const [mantissa = '', exponent] = text.split('e');
  const body = mantissa.replace('-', MINUS);
  if (exponent === undefined) return body;
  const power = [...exponent.replace('+', '')]
    .map((digit) => SUPERSCRIPTS[PLAIN_SIGNS.indexOf(digit)] ?? digit)
    .join('');
  return body === '1' ? `10${power}` : `${body}×10${power}`;
}

/** The number as LaTeX: `1.5 \times 10^{-7}`, `\infty`, `\text{NaN}`. */
export function latexNumber(value: number, digits: number = ON_GRAPH): string {
  if (Number.isNaN(value)) return '\\text{NaN}';
  if (!Number.isFinite(value)) return value > 0 ? '\\infty' : '-\\infty';
  if (Object.is(value, -0)) return '-0';
  const [mantissa = '', exponent] = plain(value, digits).split('e');
  return exponent === undefined ? mantissa : `${mantissa} \\times 10^{${Number(exponent)}}`;
}

/** The LaTeX of a number that is already written as text by `formatNumber` or `formatTogether`. */
export function latexOfText(text: string): string {
  const bare = text.replaceAll(MINUS, '-').replace('∞', '\\infty').replace('NaN', '\\text{NaN}');
  return bare.replace(/(×)?10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/u, (_all, times: string | undefined, power: string) => {
    const digits = [...power].map((digit) => PLAIN_SIGNS[SUPERSCRIPTS.indexOf(digit)] ?? '').join('');
    return `${times === undefined ? '' : ' \\times '}10^{${digits}}`;
  });
}
