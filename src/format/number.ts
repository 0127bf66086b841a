/** The minus sign of typeset numbers, U+2212: as wide as a plus, unlike the hyphen. */
const MINUS = '\u2212';

/** Significant digits of numbers on the graph; the inspector and hover show all of them (FULL). */
export const ON_GRAPH = 4;
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
  return typeset(plain(value, digits));
}

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
  if (Number(rounded) === value) return String(Number(rounded));
  return rounded.includes('e') ? String(Number(rounded)) : rounded;
}

function trimExponent(text: string, value: number): string {
  const [mantissa = '', exponent = '0'] = text.split('e');
  const short = Number(text) === value ? String(Number(mantissa)) : mantissa;
  return `${short}e${exponent}`;
}

const SUPERSCRIPT: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
};

function typeset(text: string): string {
  const [mantissa = '', exponent] = text.split('e');
  const body = mantissa.replace('-', MINUS);
  if (exponent === undefined) return body;
  const power = [...exponent.replace('+', '')].map((digit) => SUPERSCRIPT[digit] ?? digit).join('');
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
