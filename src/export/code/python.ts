import { type Shape, sizeOf } from '../../engine/shape.ts';

/** Where a line is broken. */
const WIDTH = 96;
const INDENT = '    ';

/** A double as Python writes it: the shortest text that reads back as the same number. */
export function pythonNumber(value: number): string {
  if (Number.isNaN(value)) return 'float("nan")';
  if (!Number.isFinite(value)) return value > 0 ? 'float("inf")' : '-float("inf")';
  if (Object.is(value, -0)) return '-0.0';
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** A row-major value as Python prints its nested list, `None` where there is none. */
export function printedValue(data: ArrayLike<number> | null, shape: Shape): string {
  if (data === null) return 'None';
  let parts = Array.from(data, printedNumber);
  // From the innermost axis outwards.
  for (const extent of [...shape].reverse()) {
    const rows: string[] = [];
    for (let k = 0; k < parts.length; k += extent) rows.push(`[${parts.slice(k, k + extent).join(', ')}]`);
    parts = rows;
  }
  return parts.join('');
}

/** A double as Python's `repr` prints it: with an exponent of two digits below 1e-4 and from 1e16 on. */
export function printedNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const [digits, exponent] = value.toExponential().split('e') as [string, string];
  if (value === 0 || (Number(exponent) >= -4 && Number(exponent) < 16)) return pythonNumber(value);
  return `${digits}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
}

/** A text as a Python string literal. */
export function pythonString(text: string): string {
  // JSON's escapes are Python's as well, but for a lone half of a surrogate pair, which Python could not print.
  return JSON.stringify(text.replace(/\p{Cs}/gu, '\uFFFD'));
}

/**
 * `before`, a row-major value as nested lists, `after`: in one line, or where that is too long with a line for each row.
 * A scalar is its number.
 */
export function pythonValue(before: string, data: ArrayLike<number>, shape: Shape, after: string): readonly string[] {
  const [first, ...rest] = levels(data, 0, shape, WIDTH - before.length - after.length);
  const lines = [before + first, ...rest];
  lines.push(lines.pop() + after);
  return lines;
}

/** The lines of one value, `room` columns wide. Its depth is the number of axes, of which none has more than eight (values.ts). */
function levels(data: ArrayLike<number>, from: number, shape: Shape, room: number): readonly string[] {
  if (shape.length === 0) return [pythonNumber(data[from] as number)];
  const [extent, ...inner] = shape as readonly [number, ...number[]];
  const size = sizeOf(inner);
  const inside = WIDTH - INDENT.length * inner.length;
  const parts = Array.from({ length: extent }, (_, k) => levels(data, from + k * size, inner, inside));
  const flat = `[${parts.map((part) => part.join('')).join(', ')}]`;
  if (flat.length <= room && parts.every(({ length }) => length === 1)) return [flat];
  const lines = inner.length === 0 ? wrapped(parts.map(([number]) => number as string)) : parts.flatMap(withComma);
  return ['[', ...lines.map((line) => INDENT + line), ']'];
}

function withComma(lines: readonly string[]): readonly string[] {
  return lines.map((line, k) => (k === lines.length - 1 ? `${line},` : line));
}

/** As many numbers a line as fit. */
function wrapped(numbers: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const number of numbers) {
    const last = lines[lines.length - 1];
    if (last === undefined || last.length + number.length > WIDTH) lines.push(`${number},`);
    else lines[lines.length - 1] = `${last} ${number},`;
  }
  return lines;
}

/** An expression in the inputs a, b and c with the names of a place in the text. */
export function withInputs(expression: string, inputs: readonly string[]): string {
  return expression.replace(/\b[abc]\b/g, (letter) => inputs[letter.charCodeAt(0) - 97] ?? letter);
}
