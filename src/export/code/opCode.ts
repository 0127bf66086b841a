import type { CodeContext, Expression, Helper, Lines, Snippet, TensorCode } from '../../engine/ops/code.ts';
import type { Attributes, ElementwiseOp, Op } from '../../engine/ops/define.ts';
// The one import of `code`: the build gives it a copy of the table that has it (build/op-code.ts). Elsewhere an op has none.
import { OPS } from '../../engine/ops/table.ts';

const byName: ReadonlyMap<string, Op> = new Map(OPS.map((op) => [op.name, op]));

/** An elementwise op in Python, with what its entry says as data. */
export interface ElementwisePython {
  /** Each in NumPy's or in math's words. */
  readonly value: string;
  /** One an input; `null` where no gradient goes. */
  readonly local: readonly (string | null)[];
  readonly helpers: readonly Helper[];
}

/** How PyTorch writes an op, in a, b and c; `null` when its entry does not say. */
export function torchOf(op: Op, context: CodeContext): string | null {
  const code = byName.get(op.name)?.code;
  if (code === undefined) return null;
  if (code.torch !== undefined) return resolved(code.torch, context);
  const name = op.call?.names[0];
  return name === undefined ? null : `torch.${name}(${['a', 'b', 'c'].slice(0, op.arity).join(', ')})`;
}

/** An elementwise op for arrays (`np`) or for numbers (`math`); `null` when its entry does not say all of it. */
export function elementwiseOf(
  op: ElementwiseOp,
  attributes: Attributes,
  words: 'np' | 'math',
): ElementwisePython | null {
  // The build's copy of an entry has its code and name alone: which kind it is, the op says.
  const code = byName.get(op.name)?.code as ElementwiseOp['code'];
  if (code === undefined) return null;
  const value =
    code.value === undefined ? op.plainForward : typeof code.value === 'function' ? code.value(attributes) : code.value;
  const written = typeof code.local === 'function' ? code.local(attributes) : code.local;
  const local = op.plain.map((plain, slot) => {
    if (op.localLatex[slot] === null) return null;
    if (plain === null) return written?.[slot];
    return typeof plain === 'number' ? pythonFactor(plain) : { left: 'a', right: 'b', output: 'y' }[plain];
  });
  if (value === null || local.some((rule) => rule === undefined)) return null;
  const say = (expression: Expression) =>
    typeof expression === 'string' ? expression.replace(/\bm\./g, `${words}.`) : expression[words];
  return {
    value: say(value),
    local: local.map((rule) => (rule == null ? null : say(rule))),
    helpers: code.helpers ?? [],
  };
}

const pythonFactor = (factor: number) => `${factor}.0`;

/** A tensor op in NumPy, and its elements as functions of numbers; `null` when its entry does not say. */
export function tensorOf(op: Op): TensorCode | null {
  return op.kind === 'tensor' ? ((byName.get(op.name)?.code as TensorCode | undefined) ?? null) : null;
}

/** Whether NumPy would warn of a side of a switch that is not taken. */
export function warnsInNumpy(op: Op): boolean {
  return byName.get(op.name)?.code?.warns === true;
}

/** A body of a function for an op in its place. */
export function linesOf(lines: Lines, context: CodeContext): readonly string[] {
  return typeof lines === 'function' ? lines(context) : lines;
}

function resolved(snippet: Snippet, context: CodeContext): string {
  return typeof snippet === 'function' ? snippet(context) : snippet;
}
