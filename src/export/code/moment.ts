import { type Graph, isOp, kindOf, shapeOf } from '../../engine/graph/graph.ts';
import type { CodeContext } from '../../engine/ops/code.ts';
import { compile } from '../../engine/program/compile.ts';
import type { Dialect } from '../../engine/program/dialects.ts';
import type { Program } from '../../engine/program/program.ts';
import { run } from '../../engine/trace/run.ts';
import { type Schedule, schedule } from '../../engine/trace/schedule.ts';
import { gradOf, nodeValue, type Trace } from '../../engine/trace/trace.ts';
import { TrainingRun } from '../../engine/training/run.ts';
import { type CodeInput, type CodeRefusal, MOST_NODES } from './codeResult.ts';
import { printedValue } from './python.ts';

/** The program as it is trained: composites closed, all rows of its data. */
export function closedProgram({ source, values, program }: CodeInput['figure']): Program {
  const compiled = compile(source, { inputs: values, textWins: true });
  return compiled.ok ? compiled.program : program;
}

/**
 * The passes in the program's tensors. Where the figure shows the numbers of one sample, the whole program at that iteration
 * is computed again.
 */
export function batchTrace({ figure, iteration }: CodeInput): Trace {
  const { program, graph, trace } = figure;
  if (graph === program.graph && trace.graph === graph) return trace;
  const closed = closedProgram(figure);
  if (iteration === null) return run(schedule(closed.graph, closed.plan) ?? trace.schedule);
  const training = new TrainingRun(closed, iteration.settings);
  training.advance(iteration.number);
  const at = Math.min(iteration.number, training.count);
  const inputs = training.inputsAt(at);
  const rows = inputs === null ? null : compile(closed.source, { inputs });
  const shown = rows?.ok === true ? rows.program : closed;
  const { calls, order } = closed.plan;
  const clears = iteration.settings.zeroGrad && calls[0] !== 'zeroGrad';
  const plan = schedule(shown.graph, { calls: clears ? ['zeroGrad', ...calls] : calls, order }) as Schedule;
  return run(plan, training.leavesAt(at, shown), undefined, training.carriedFor(at, shown.graph));
}

/** What code of a node may depend on. */
export function contextOf(graph: Graph, node: number): CodeContext {
  const entry = graph.palette[graph.codes[node] as number];
  const inputs = graph.inputs.subarray(graph.inputStart[node], graph.inputStart[node + 1]);
  return {
    attributes: entry?.attributes ?? {},
    shapes: Array.from(inputs, (input) => shapeOf(graph, input)),
    shape: shapeOf(graph, node),
  };
}

/** What no dialect but one, or none at all, writes down. */
export function refusalOf({ graph, schedule: { plan } }: Trace, dialect: Dialect): CodeRefusal | null {
  if (graph.count > MOST_NODES) return { code: 'tooLong', found: graph.count, allowed: MOST_NODES };
  if (plan.order === 'recursive' && dialect !== 'scalar') return { code: 'recursiveOrder', dialect };
  return null;
}

/** A constant that the program writes inside an expression, as the number it is. */
export function plainConstant(graph: Graph, node: number): boolean {
  return (
    kindOf(graph, node) === 'constant' &&
    shapeOf(graph, node).length === 0 &&
    !graph.names.has(node) &&
    !graph.formerNames.has(node)
  );
}

/** Inputs and parameters in tape order. */
export function gradientLeaves(graph: Graph): readonly number[] {
  return Array.from({ length: graph.count }, (_, node) => node).filter(
    (node) => !isOp(graph, node) && kindOf(graph, node) !== 'constant',
  );
}

/** The output's value, as Python prints it. */
export function printedOutput(trace: Trace): string {
  const { graph } = trace;
  return printedValue(nodeValue(trace, graph.output), shapeOf(graph, graph.output));
}

/** The gradient of a node at the end, as Python prints it; `null` where none arrives. */
export function printedGradient(trace: Trace, node: number): string | null {
  const gradient = trace.schedule.reached[node] === 1 ? gradOf(trace, node) : null;
  return gradient === null ? null : printedValue(gradient, shapeOf(trace.graph, node));
}

/** Whether every number of a trace is one. */
export function allFinite({ values, grads, locals, contributions }: Trace): boolean {
  return [values, grads, locals, contributions].every((numbers) => numbers.every(Number.isFinite));
}

/** The first node whose value, local derivatives or gradient are not numbers; −1 where all are. */
export function firstNonFinite(trace: Trace): number {
  const { graph, schedule: plan, values, grads, locals } = trace;
  for (let node = 0; node < graph.count; node++) if (!nodeValue(trace, node).every(Number.isFinite)) return node;
  for (let node = 0; node < graph.count; node++) {
    const from = graph.inputStart[node] as number;
    const to = graph.inputStart[node + 1] as number;
    const at = (edge: number) => plan.localOffsets?.[edge] ?? edge;
    if (!locals.subarray(at(from), at(to)).every(Number.isFinite)) return node;
  }
  for (let node = 0; node < graph.count; node++) {
    if (!grads.subarray(graph.offsets[node], graph.offsets[node + 1]).every(Number.isFinite)) return node;
  }
  return values.every(Number.isFinite) ? -1 : graph.output;
}
