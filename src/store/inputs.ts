import type { Program, Value } from '../engine/program/compile.ts';
import { printNumber } from '../engine/program/print.ts';
import type { Document } from './state.ts';

/**
 * The document with one input set to another number: in the text, when the program sets the input there (the text is the
 * document, so that the number on the slider and the number in the program are the same), beside it when the name is free.
 * `element` is the row-major element of a matrix, `null` for a scalar. Only that number is replaced: comments and line
 * breaks of a matrix stay. NaN cannot be written, and changes nothing.
 */
export function withInput(
  document: Document,
  program: Program,
  name: string,
  element: number | null,
  value: number,
): Document {
  const input = program.inputs.find((one) => one.name === name);
  if (input === undefined || Number.isNaN(value)) return document;
  if (input.range === null) {
    const next = element === null ? value : withElement(input.value, element, value);
    return { ...document, values: { ...document.values, [name]: next } };
  }
  const { start, end } = input.range;
  const place = numberPlaces(document.source.slice(start, end))[element ?? 0];
  if (place === undefined) return document;
  const { source } = document;
  return {
    ...document,
    source: source.slice(0, start + place.start) + printNumber(value) + source.slice(start + place.end),
  };
}

/** A comment, or a number with its sign, as the language writes them. */
const NUMBER = /#[^\n]*|(?:[-+−]\s*)?(?:\d+\.?\d*|\.\d+)(?:[eE][-+−]?\d+)?/gu;

/** Where the numbers of a literal stand, in their order, which is row-major. */
export function numberPlaces(literal: string): { readonly start: number; readonly end: number }[] {
  return [...literal.matchAll(NUMBER)].flatMap(({ 0: text, index }) =>
    text.startsWith('#') ? [] : [{ start: index, end: index + text.length }],
  );
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
