import { type ProgramError, programError } from './errors.ts';
import { inputsOf, kindOf, shapeOf } from './graph/graph.ts';
import { LIMITS } from './limits.ts';
import { type CompileOptions, compile, type Program } from './program/compile.ts';
import { nestedValue, ownEntries, type Value } from './program/values.ts';
import { run } from './trace/run.ts';
import { schedule } from './trace/schedule.ts';
import { gradOf, type Trace, nodeValue as valueAt } from './trace/trace.ts';

/** One node as plain data: `op` is `input`, `parameter`, `constant` or the op's name; `grad` is null where none arrived. */
export interface EvaluatedNode {
  readonly id: number;
  readonly name: string | null;
  readonly op: string;
  readonly inputs: readonly number[];
  readonly value: Value;
  readonly grad: Value | null;
}

/** A program's value, gradients and nodes as plain data: scalars are numbers, tensors nested arrays. */
export interface Evaluation {
  /** The id of the output node. */
  readonly output: number;
  readonly value: Value;
  /** Of every input and parameter by name, and of every name given; null where nothing arrived. */
  readonly grads: Readonly<Record<string, Value | null>>;
  readonly nodes: readonly EvaluatedNode[];
}

/**
 * Computes a program once forwards and backwards. `inputs` gives values to free names, or instead of what the program
 * sets. Never throws, whatever it is given; mistakes are answered as data.
 */
export function evaluate(
  source: string,
  inputs?: CompileOptions['inputs'],
): Evaluation | { errors: readonly ProgramError[] } {
  // A caller without types may pass anything: what is no text is an empty program.
  const text = typeof source === 'string' ? source : '';
  const compiled = compile(text, inputs === undefined ? {} : { inputs });
  if (!compiled.ok) return { errors: compiled.errors };
  const { program } = compiled;
  const plan = schedule(program.graph, program.plan);
  if (plan === null) {
    const data = { limit: 'backwardSteps', allowed: LIMITS.backwardSteps, found: LIMITS.backwardSteps + 1 } as const;
    return { errors: [programError('limit', { start: 0, end: text.length }, data)] };
  }
  return asPlainData(program, run(plan), inputs);
}

function asPlainData(program: Program, trace: Trace, given: unknown): Evaluation {
  const { graph } = program;
  const value = (node: number) => nestedValue(valueAt(trace, node), shapeOf(graph, node));
  const grad = (node: number) => {
    const found = gradOf(trace, node);
    return found === null ? null : nestedValue(found, shapeOf(graph, node));
  };
  const nodes = Array.from({ length: graph.count }, (_, id) => ({
    id,
    name: graph.names.get(id) ?? null,
    op: kindOf(graph, id),
    inputs: Array.from(inputsOf(graph, id)),
    value: value(id),
    grad: grad(id),
  }));
  const grads = new Map<string, Value | null>(ownEntries(given).map(([name]) => [name, null]));
  for (const { name, node } of program.inputs) if (name !== null) grads.set(name, grad(node));
  // fromEntries defines properties, so that a variable called __proto__ is one like any other.
  return { output: graph.output, value: value(graph.output), grads: Object.fromEntries(grads), nodes };
}
