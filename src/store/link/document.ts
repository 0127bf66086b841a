import type { SourceRange } from '../../engine/errors.ts';
import { compile, type Value } from '../../engine/program/compile.ts';
import { printNumber } from '../../engine/program/print.ts';
import type { LinkProblem } from '../../texts/link.ts';
import { numberPlaces, withInput } from '../inputs.ts';
import type { Document } from '../state.ts';
import { checkedSettings } from '../training/checkedSettings.ts';
import type { Fields } from './fields.ts';
import { type Link, short } from './link.ts';
import { readValue } from './values.ts';

/** Options of the optimizers, as fields of a link. */
export const OPTIONS = [
  'lr',
  'weight_decay',
  'momentum',
  'dampening',
  'nesterov',
  'betas',
  'eps',
  'alpha',
  'centered',
  'amsgrad',
  'maximize',
] as const satisfies readonly (keyof Fields)[];

/** The settings of a training that a link says; `undefined` when it says nothing about it. */
export function trainingOf(fields: Fields, before: Document['training']): Document['training'] {
  const said = OPTIONS.filter((name) => fields[name] !== undefined);
  const wanted = said.filter((name) => name !== 'maximize' || fields.maximize);
  const options = Object.fromEntries(wanted.map((name) => [name, fields[name]]));
  const { optimizer, seed, batch, zero_grad: zeroGrad, updates } = fields;
  const change = {
    ...(optimizer !== undefined && { optimizer }),
    ...(said.length > 0 && { options: { ...before?.options, ...options } }),
    ...(seed !== undefined && { seed }),
    ...(batch !== undefined && { batchSize: batch }),
    ...(zeroGrad !== undefined && { zeroGrad }),
    ...(updates !== undefined && { updates }),
  };
  return Object.keys(change).length === 0 ? before : checkedSettings({ ...before, ...change });
}

/**
 * The document with the values that a link gives to inputs: in the text where the program sets them there, as a slider does,
 * else beside it. Names that are no inputs are ignored.
 */
export function withValues(document: Document, link: Link): { document: Document; problems: readonly LinkProblem[] } {
  if (link.values.size === 0) return { document, problems: [] };
  const problems: LinkProblem[] = [];
  let now = document;
  for (const [name, text] of link.values) {
    const compiled = compile(now.source, { inputs: now.values, textWins: true });
    // A text with a mistake keeps the values for when it has none.
    const input = compiled.ok ? compiled.program.inputs.find((one) => one.name === name) : null;
    if (input === undefined) continue;
    const value = readValue(text);
    if (value === null) problems.push({ problem: 'unreadable', name, text: short(text) });
    else if (input === null || input.range === null) now = { ...now, values: { ...now.values, [name]: value } };
    else if (compiled.ok) {
      const elements = elementsOf(value);
      if (elements.length !== elementsOf(input.value).length)
        problems.push({ problem: 'unreadable', name, text: short(text) });
      else if (typeof value === 'number') now = withInput(now, compiled.program, name, null, value);
      else now = withElements(now, input.range, elements);
    }
  }
  return { document: now, problems };
}

/** All numbers of a literal in the text replaced, from the last one on, so that the places before stay where they are. */
function withElements(document: Document, range: SourceRange, elements: readonly number[]): Document {
  const places = numberPlaces(document.source.slice(range.start, range.end));
  const rest: string[] = [];
  let end = document.source.length;
  for (let element = elements.length - 1; element >= 0; element--) {
    const place = places[element];
    if (place === undefined) return document;
    rest.push(document.source.slice(range.start + place.end, end), printNumber(elements[element] as number));
    end = range.start + place.start;
  }
  return { ...document, source: document.source.slice(0, end) + rest.reverse().join('') };
}

/** Row-major. */
function elementsOf(value: Value): readonly number[] {
  return typeof value === 'number' ? [value] : (value as readonly (number | readonly number[])[]).flat();
}
