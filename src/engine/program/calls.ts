import { type ProgramError, programError } from '../errors.ts';
import { type Attributes, type CallForm, NO_ATTRIBUTES, type Op } from '../ops/define.ts';
import { type Ast, NODE, rangeOfNode } from './ast.ts';
import { POISON } from './nodeMaker.ts';
import type { Literal } from './values.ts';

/** One argument of a call: its stack entry, its syntax, and its value when it is written as a plain number or matrix. */
export interface Argument {
  readonly entry: number;
  readonly syntax: number;
  readonly literal: Literal | null;
}

/** What a call means: an op with its attributes, and which of the arguments are its inputs. */
export interface ResolvedCall {
  readonly op: Op;
  readonly attributes: Attributes;
  /** The first so many positional arguments are inputs; the others became attributes. */
  readonly inputs: number;
  /** The syntax of an option, so that a wrong axis is underlined where it is written. */
  readonly options: ReadonlyMap<string, number>;
}

/**
 * Finds what a call means among the ops that share its name, by the number of arguments and the options given; reports
 * what does not fit and answers null.
 */
export function resolveCall(
  ast: Ast,
  call: number,
  name: string,
  forms: readonly Op[],
  positional: readonly Argument[],
  options: readonly Argument[],
  errors: ProgramError[],
): ResolvedCall | null {
  const found = positional.length;
  const op = forms.find((one) => fits(formOf(one), found));
  if (op === undefined) {
    // An argument that could not be read is reported already, and may have been none or several.
    if (positional.some(({ syntax }) => ast.kinds[syntax] === NODE.error)) return null;
    const min = Math.min(...forms.map((one) => formOf(one).minArguments));
    const max = Math.max(...forms.map((one) => formOf(one).maxArguments));
    errors.push(programError('argumentCount', rangeOfNode(ast, call), { name, found, min, max: finite(max) }));
    return null;
  }
  const form = formOf(op);
  const before = errors.length;
  const written = new Map<string, number>();
  const values = new Map<string, number | boolean | readonly number[]>();
  for (const option of options) readOption(ast, name, form, option, written, values, errors);
  if (form.shapeArguments === true) {
    const shape = readIntegers(positional.slice(1));
    if (shape === null) {
      const given = positional.slice(1);
      const wrong = given.find((one) => one.literal?.shape.length !== 0 || readIntegers([one]) === null);
      // What could not be read at all is reported already.
      if (wrong === undefined || given.some((one) => one.entry === POISON)) return null;
      errors.push(programError('badOption', rangeOfNode(ast, wrong.syntax), { name, option: 'shape', wants: 'shape' }));
    } else values.set('shape', shape);
  }
  if (errors.length > before) return null;
  const inputs = form.shapeArguments === true ? 1 : found;
  return { op, attributes: attributesOf(form, values), inputs, options: written };
}

/** Ops without a call never stand in a call's list of forms. */
function formOf(op: Op): CallForm {
  return op.call as CallForm;
}

function fits(form: CallForm, found: number): boolean {
  return found >= form.minArguments && found <= form.maxArguments;
}

function finite(max: number): number | null {
  return Number.isFinite(max) ? max : null;
}

function readOption(
  ast: Ast,
  name: string,
  form: CallForm,
  { entry, syntax, literal }: Argument,
  written: Map<string, number>,
  values: Map<string, number | boolean | readonly number[]>,
  errors: ProgramError[],
): void {
  const option = ast.names[ast.data[syntax] as number] as string;
  const wants = Object.hasOwn(form.options ?? {}, option) ? form.options?.[option] : undefined;
  if (wants === undefined) {
    const start = ast.starts[syntax] as number;
    const data = { name, option, options: Object.keys(form.options ?? {}) };
    errors.push(programError('unknownOption', { start, end: start + option.length }, data));
    return;
  }
  const value = literal?.shape.length === 0 ? (literal.data[0] as number) : Number.NaN;
  const right =
    wants === 'number' ? Number.isFinite(value) : wants === 'flag' ? value === 0 || value === 1 : isWhole(value);
  if (right) {
    written.set(option, syntax);
    values.set(option, wants === 'flag' ? value === 1 : value);
    return;
  }
  if (entry === POISON) return;
  const range = rangeOfNode(ast, syntax - 1);
  errors.push(programError('badOption', range, { name, option, wants }));
}

function isWhole(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= 1e9;
}

/** Whole numbers written as arguments (`4, 2`), or as one list of them (`[4, 2]`). */
export function readIntegers(list: readonly Argument[]): readonly number[] | null {
  const only = list.length === 1 ? list[0]?.literal : null;
  const literals = only?.shape.length === 1 ? [...only.data] : list.map(({ literal }) => scalarOf(literal));
  return literals.every(isWhole) ? literals : null;
}

function scalarOf(literal: Literal | null): number {
  return literal?.shape.length === 0 ? (literal.data[0] as number) : Number.NaN;
}

/** Attributes in the order of the form's options, so that `axis=0, keepdims=1` and the reverse are the same op. */
function attributesOf(form: CallForm, values: ReadonlyMap<string, number | boolean | readonly number[]>): Attributes {
  const entries: [string, number | boolean | readonly number[]][] = [];
  for (const option of [...Object.keys(form.options ?? {}), 'shape']) {
    const value = values.get(option);
    // A flag that is off is the same as none.
    if (value !== undefined && value !== false) entries.push([option, value]);
  }
  return entries.length === 0 ? NO_ATTRIBUTES : Object.fromEntries(entries);
}
