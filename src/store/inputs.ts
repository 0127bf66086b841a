import type { Program, Value } from '../engine/program/compile.ts';
import type { Document } from './state.ts';

/**
 * The document with one input set to another number: in the text, when the program sets the input there (the text is the
 * document, so that the number on the slider and the number in the program are the same), beside it when the name is free.
 * `element` is the row-major element of a matrix, `null` for a scalar.
 */
export function withInput(
  document: Document,
  program: Program,
  name: string,
  element: number | null,
  value: number,
): Document {
  const input = program.inputs.find((one) => one.name === name);
  if (input === undefined) return document;
  const next = element === null ? value : withElement(input.value, element, value);
  if (input.range === null) return { ...document, values: { ...document.values, [name]: next } };
  const { start, end } = input.range;
  return { ...document, source: document.source.slice(0, start) + printValue(next) + document.source.slice(end) };
}

/** A value as the language writes it. */
export function printValue(value: Value): string {
  if (typeof value === 'number') return String(value);
  return `[${value.map((entry) => printValue(entry as Value)).join(', ')}]`;
}

function withElement(value: Value, element: number, to: number): Value {
  if (typeof value === 'number') return to;
  if (value.length === 0) return value;
  if (typeof value[0] === 'number') return (value as number[]).map((entry, k) => (k === element ? to : entry));
  const width = (value[0] as number[]).length;
  const row = Math.floor(element / width);
  return (value as number[][]).map((entries, r) =>
    r === row ? entries.map((entry, k) => (k === element % width ? to : entry)) : entries,
  );
}
