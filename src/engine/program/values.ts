import { LIMITS } from '../limits.ts';
import { SCALAR, type Shape } from '../shape.ts';

/** A value as programs, links and JSON write it: a number, or nested arrays of numbers. */
export type Value = number | readonly Value[];

/** A value as the engine keeps it: row-major. */
export interface Literal {
  readonly shape: Shape;
  readonly data: Float64Array;
}

/** Why something given from outside is no value. */
export type ValueProblem =
  | { readonly problem: 'shape'; readonly given: Shape; readonly wants: Shape }
  | { readonly problem: 'elements'; readonly found: number };

const MOST_AXES = 8;

/** The entries of an object that comes from outside and may be anything at all; what cannot be read is undefined. */
export function ownEntries(given: unknown): readonly (readonly [string, unknown])[] {
  if (typeof given !== 'object' || given === null) return [];
  try {
    return Object.keys(given).map((name) => {
      try {
        return [name, (given as Readonly<Record<string, unknown>>)[name]];
      } catch {
        return [name, undefined];
      }
    });
  } catch {
    return [];
  }
}

/**
 * Reads a value given from outside, which may be anything: numbers, number-like strings (`"Infinity"`, as JSON writes
 * what it has no number for), nested arrays. What is no number at all counts as NaN; rows of different lengths, empty
 * or very deep arrays are a problem. Nothing longer than the limit is read.
 */
export function readValue(given: unknown): Literal | ValueProblem {
  try {
    return readLevels(ArrayBuffer.isView(given) ? Array.from(given as Float64Array) : given);
  } catch {
    // A getter or a proxy that throws.
    return { shape: SCALAR, data: Float64Array.of(Number.NaN) };
  }
}

function readLevels(given: unknown): Literal | ValueProblem {
  if (!Array.isArray(given)) return { shape: SCALAR, data: Float64Array.of(readNumber(given)) };
  const shape: number[] = [];
  let level: readonly unknown[] = given;
  // One level of brackets at a time, so that depth needs no recursion.
  for (let rows = 1; ; ) {
    const extent = level.length / rows;
    shape.push(extent);
    if (extent === 0 || shape.length > MOST_AXES) return { problem: 'shape', given: shape, wants: [1] };
    if (level.length > LIMITS.elements) return { problem: 'elements', found: level.length };
    const first: unknown = level[0];
    if (!Array.isArray(first)) break;
    rows = level.length;
    const next: unknown[] = [];
    for (const row of level) {
      const length = Array.isArray(row) ? row.length : 0;
      if (length !== first.length) return { problem: 'shape', given: [length], wants: [first.length] };
      if (next.length + length > LIMITS.elements) return { problem: 'elements', found: next.length + length };
      for (let k = 0; k < length; k++) next.push((row as readonly unknown[])[k]);
    }
    level = next;
  }
  return { shape, data: Float64Array.from(level, readNumber) };
}

function readNumber(given: unknown): number {
  if (typeof given === 'number') return given;
  return typeof given === 'string' && given.trim() !== '' ? Number(given) : Number.NaN;
}

export function isValueProblem(read: Literal | ValueProblem): read is ValueProblem {
  return 'problem' in read;
}

/** A row-major value as nested arrays; a scalar as a number. */
export function nestedValue(data: Float64Array, shape: Shape): Value {
  if (shape.length === 0) return data[0] as number;
  let level: Value[] = Array.from(data);
  for (let axis = shape.length - 1; axis > 0; axis--) {
    const extent = shape[axis] as number;
    const rows: Value[] = [];
    for (let at = 0; at < level.length; at += extent) rows.push(level.slice(at, at + extent));
    level = rows;
  }
  return level;
}
