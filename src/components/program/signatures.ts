import type { CallForm, Op } from '../../engine/ops/define.ts';
import { FUNCTION_NAMES, formsOf } from '../../engine/program/functions.ts';

/** A function's name and how it is called, for completion: `sum` `(x, axis=, keepdims=)`. */
export interface Signature {
  readonly name: string;
  readonly hint: string;
}

/** Every function of the language, from the op table. */
export const SIGNATURES: readonly Signature[] = FUNCTION_NAMES.map((name) => ({ name, hint: hintOf(name) }));

function hintOf(name: string): string {
  const form = formsOf(name)?.[0];
  if (form === undefined || form.call === null) return '(2)';
  const options = Object.keys(form.call.options ?? {}).map((option) => `${option}=`);
  return `(${[...argumentsOf(form, form.call), ...options].join(', ')})`;
}

/** The names a composite gives its arguments (`X, W, b`), else `x` or `a, b, c`; a shape is written `rows, columns`. */
function argumentsOf(op: Op, call: CallForm): readonly string[] {
  if (call.shapeArguments === true) return ['x', 'rows', 'columns'];
  const named = op.opens?.parameters;
  if (named !== undefined && named.length === call.maxArguments) return named;
  const count = Math.max(call.minArguments, Math.min(call.maxArguments, 3));
  return count === 1 ? ['x'] : ['a', 'b', 'c'].slice(0, count);
}
