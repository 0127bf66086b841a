import type { Program, ProgramInput } from '../../engine/program/compile.ts';
import { printNumber } from '../../engine/program/print.ts';
import { numberPlaces } from '../inputs.ts';
import type { Document } from '../state.ts';

/**
 * The document with the parameters' initial values written into it, where they were drawn from a seed before. `program` is
 * the figure's: its parameters hold the drawn values.
 */
export function asWritten(document: Document, program: Program): Document {
  // From the last place to the first, so that the ranges before it stay true.
  const parameters = program.inputs
    .filter(({ kind, range }) => kind === 'parameter' && range !== null)
    .sort((a, b) => (b.range?.start ?? 0) - (a.range?.start ?? 0));
  let { source } = document;
  for (const parameter of parameters) source = withNumbers(source, parameter);
  return { ...document, source, training: { ...document.training, seed: null } };
}

function withNumbers(source: string, { range, value }: ProgramInput): string {
  if (range === null) return source;
  const numbers = [value].flat(2) as readonly number[];
  let literal = source.slice(range.start, range.end);
  const places = numberPlaces(literal);
  for (let k = Math.min(places.length, numbers.length) - 1; k >= 0; k--) {
    const place = places[k];
    if (place !== undefined)
      literal = literal.slice(0, place.start) + printNumber(numbers[k] ?? 0) + literal.slice(place.end);
  }
  return source.slice(0, range.start) + literal + source.slice(range.end);
}
