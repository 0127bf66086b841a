import type { SourceRange } from '../errors.ts';
import { consumersOf, type Graph, inputsOf, kindOf, shapeOf } from '../graph/graph.ts';
import { LIMITS } from '../limits.ts';
import type { Program } from '../program/program.ts';
import { type Shape, sameShape, sizeOf } from '../shape.ts';
import { schedule } from '../trace/schedule.ts';
import { ancestorsOf } from './loss.ts';
import { parameterTable } from './parameters.ts';

/** What a problem carries so that any language can word it: one entry a code. */
export interface TrainingProblemData {
  /** The output has more than one number: nothing says which of them should fall. */
  outputNotScalar: { readonly name: string | null; readonly shape: Shape };
  /** The program's own backward passes take too many steps to be repeated. */
  backwardSteps: { readonly allowed: number };
  /** A parameter that no other line uses. */
  parameterUnused: { readonly name: string };
  /** A parameter that is used, but not for the output. */
  parameterNotInOutput: { readonly name: string; readonly output: string | null };
  /** A parameter that the output depends on only through `detach` or where no gradient flows. */
  parameterDetached: { readonly name: string; readonly output: string | null };
  /** `mse` of two shapes that broadcasting makes fit, like (4, 1) and (4,): almost never what was meant. PyTorch warns. */
  targetShape: {
    readonly prediction: Shape;
    readonly target: Shape;
    /** Where the two operands were made. */
    readonly operands: readonly [SourceRange, SourceRange];
  };
}

/** One reason why a program cannot be trained (`fatal`) or probably does not learn what its author meant. */
export type TrainingProblem = {
  [Code in keyof TrainingProblemData]: {
    readonly code: Code;
    readonly range: SourceRange;
    readonly fatal: boolean;
    readonly data: TrainingProblemData[Code];
  };
}[keyof TrainingProblemData];

/**
 * What is wrong with a program as one to be trained, in the order of its places. A program without parameters has no
 * problem of this kind. A parameter without a gradient is fatal only when no other has one either.
 */
export function trainingProblems(program: Program): readonly TrainingProblem[] {
  const { parameters } = parameterTable(program);
  if (parameters.length === 0) return [];
  const problems: TrainingProblem[] = [];
  const { graph } = program;
  const shape = shapeOf(graph, graph.output);
  if (sizeOf(shape) !== 1) {
    const data = { name: program.outputName, shape };
    problems.push({ code: 'outputNotScalar', range: outputRange(program), fatal: true, data });
  }
  const plan = schedule(graph, program.plan);
  if (plan === null) {
    const data = { allowed: LIMITS.backwardSteps };
    problems.push({ code: 'backwardSteps', range: outputRange(program), fatal: true, data });
  } else problems.push(...idleParameters(program, plan.reached));
  problems.push(...stretchedTargets(graph));
  return problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

function idleParameters(program: Program, reached: Uint8Array): readonly TrainingProblem[] {
  const { graph, outputName: output } = program;
  const { parameters } = parameterTable(program);
  const idle = parameters.filter(({ node }) => reached[node] === 0);
  const fatal = idle.length === parameters.length;
  const { start } = consumersOf(graph);
  const before = ancestorsOf(graph, [graph.output]);
  return idle.map(({ name, node }): TrainingProblem => {
    const range = rangeOf(graph, node);
    if (before[node] === 1) return { code: 'parameterDetached', range, fatal, data: { name, output } };
    if (start[node] === start[node + 1]) return { code: 'parameterUnused', range, fatal, data: { name } };
    return { code: 'parameterNotInOutput', range, fatal, data: { name, output } };
  });
}

function stretchedTargets(graph: Graph): readonly TrainingProblem[] {
  const before = ancestorsOf(graph, [graph.output]);
  const problems: TrainingProblem[] = [];
  for (let node = 0; node < graph.count; node++) {
    if (before[node] === 0 || kindOf(graph, node) !== 'mse') continue;
    const [y, t] = inputsOf(graph, node) as unknown as [number, number];
    const [prediction, target] = [shapeOf(graph, y), shapeOf(graph, t)];
    if (sameShape(prediction, target)) continue;
    const operands = [rangeOf(graph, y), rangeOf(graph, t)] as const;
    const data = { prediction, target, operands };
    problems.push({ code: 'targetShape', range: rangeOf(graph, node), fatal: false, data });
  }
  return problems;
}

/** Where the line of the output is. */
function outputRange({ graph, statements }: Program): SourceRange {
  return statements.filter(({ node }) => node === graph.output).pop()?.range ?? rangeOf(graph, graph.output);
}

function rangeOf({ ranges }: Graph, node: number): SourceRange {
  return { start: Math.max(0, ranges[2 * node] ?? 0), end: Math.max(0, ranges[2 * node + 1] ?? 0) };
}
