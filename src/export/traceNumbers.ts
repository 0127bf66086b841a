import { nestedValue, type Value } from '../engine/program/values.ts';
import type { Shape } from '../engine/shape.ts';
import type { TraceNumber, TraceValue } from './traceDocument.ts';

/** A double as JSON can hold it without loss: what it has no number for, and −0, as a text. `Number(…)` reads both back. */
export function traceNumber(value: number): TraceNumber {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Number.POSITIVE_INFINITY) return 'Infinity';
  if (value === Number.NEGATIVE_INFINITY) return '-Infinity';
  return Object.is(value, -0) ? '-0' : value;
}

/** A row-major value in its shape. */
export function traceValue(data: Float64Array, shape: Shape): TraceValue {
  return encoded(nestedValue(data, shape));
}

/** A value of a program. As deep as a shape has axes, of which the engine allows eight. */
export function encoded(value: Value): TraceValue {
  return typeof value === 'number' ? traceNumber(value) : value.map(encoded);
}
