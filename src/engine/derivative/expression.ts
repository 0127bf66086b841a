import { NO_ATTRIBUTES, type Op } from '../ops/define.ts';
import { type Ast, NODE } from '../program/ast.ts';
import { formsOf } from '../program/functions.ts';
import { parse } from '../program/parser.ts';
import type { Arithmetic } from './arithmetic.ts';
import type { Term } from './draft.ts';
import { DERIVATIVE_OPS } from './ops.ts';

const parsed = new Map<string, Ast>();

const ownOps: ReadonlyMap<string, Op> = new Map(DERIVATIVE_OPS.map((op) => [op.call?.names[0] as string, op]));

/**
 * The nodes of an expression in names: `y * (1 - y)`. It may use `+ - * / ^`, numbers, and calls of elementwise ops, those
 * of engine/derivative/ops.ts too. `null` when it has anything else, or a name that is not given.
 */
export function expression(arithmetic: Arithmetic, text: string, names: ReadonlyMap<string, Term>): Term | null {
  let ast = parsed.get(text);
  if (ast === undefined) {
    ast = parse(text);
    parsed.set(text, ast);
  }
  if (ast.errors.length > 0) return null;
  const { draft } = arithmetic;
  const stack: Term[] = [];
  for (let i = 0; i < ast.kinds.length; i++) {
    const kind = ast.kinds[i] as number;
    const made =
      kind === NODE.number
        ? draft.number(ast.numbers[ast.data[i] as number] as number)
        : kind === NODE.name
          ? names.get(ast.names[ast.data[i] as number] as string)
          : operation(arithmetic, ast, i, stack);
    if (made === undefined) return null;
    stack.push(made);
  }
  return stack.length === 1 ? (stack[0] as Term) : null;
}

function operation(arithmetic: Arithmetic, ast: Ast, i: number, stack: Term[]): Term | undefined {
  const { draft } = arithmetic;
  const kind = ast.kinds[i] as number;
  if (kind === NODE.neg) return arithmetic.neg(stack.pop() as Term);
  if (kind === NODE.call) {
    const inputs = stack.splice(stack.length - (ast.counts[i] as number));
    const op = opCalled(ast.names[ast.data[i] as number] as string, inputs.length);
    return op === undefined ? undefined : draft.op(op, NO_ATTRIBUTES, inputs);
  }
  const right = stack.pop() as Term;
  const left = stack.pop() as Term;
  switch (kind) {
    case NODE.add:
      return arithmetic.add(left, right);
    case NODE.sub:
      return arithmetic.sub(left, right);
    case NODE.mul:
      return arithmetic.mul(left, right);
    case NODE.div:
      return arithmetic.div(left, right);
    case NODE.pow: {
      const exponent = draft.numberOf(right);
      return exponent === null ? undefined : arithmetic.power(left, exponent);
    }
    default:
      return undefined;
  }
}

/** The elementwise op of that name and number of inputs. */
function opCalled(name: string, inputs: number): Op | undefined {
  const own = ownOps.get(name);
  if (own?.arity === inputs) return own;
  return formsOf(name)?.find((op) => op.kind === 'elementwise' && op.arity === inputs);
}
