import { BuiltGraph } from '../graph/builtGraph.ts';
import { FIRST_OP, type Graph, inputsOf, type Kernel, LEAF } from '../graph/graph.ts';
import type { Program } from '../program/program.ts';
import { run } from '../trace/run.ts';
import { type Schedule, schedule } from '../trace/schedule.ts';
import { emptyTrace, type Trace } from '../trace/trace.ts';
import { Batches, compileWithRows, type DataSet, dataOf } from './batches.ts';
import { gather, placesIn, scatter } from './parameters.ts';
import type { TrainingSettings } from './settings.ts';

/** A program for one number of rows, with everything that a pass through it needs again and again. */
interface Form {
  readonly schedule: Schedule;
  readonly trace: Trace;
  readonly leaves: Float64Array;
  readonly carried: Float64Array;
  readonly places: Int32Array;
  /** Where each data leaf stands. */
  readonly data: readonly number[];
}

/**
 * Forward and backward passes for one parameter vector after the other, with the rows of the iteration, in the same
 * arrays every time. Gradients are computed of parameters only: data never learn.
 */
export class Passes {
  readonly program: Program;
  /** What the program learns from; `null` where nothing says so. */
  readonly data: DataSet | null;
  /** Which rows an iteration sees; `null`: all of them, in order. */
  readonly batches: Batches | null;
  readonly #full: Form;
  readonly #forms = new Map<number, Form>();
  #latest: Form;

  /** Throws RangeError when the program's own backward passes take more than LIMITS.backwardSteps acts. */
  constructor(program: Program, settings: TrainingSettings) {
    this.program = program;
    this.data = dataOf(program);
    const full = this.#form(program);
    if (full === null) throw new RangeError('the backward passes of the program are too long');
    this.#full = full;
    this.#latest = full;
    this.batches = this.#makeBatches(settings);
  }

  /** Everything that the latest pass computed. Node numbers are the program's. */
  get trace(): Trace {
    return this.#latest.trace;
  }

  /**
   * Iteration `i` with the parameters at `row[at …]`: writes their gradients at `row[to …]` and answers the loss. They start
   * from those at `left[from …]` where `left` is given (nothing was cleared).
   */
  pass(i: number, row: Float64Array, at: number, to: number, left: Float64Array | null, from: number): number {
    const form = this.batches === null ? this.#full : this.#batchForm(this.batches.rowsAt(i));
    this.#latest = form;
    const { places, leaves, trace } = form;
    scatter(places, row, at, leaves);
    if (left !== null) scatter(places, left, from, form.carried);
    run(form.schedule, leaves, trace, left === null ? null : form.carried);
    gather(places, trace.grads, row, to);
    const { graph } = trace;
    return trace.values[graph.offsets[graph.output] as number] as number;
  }

  /** The size of a batch is ignored where the program has no rows, or too few of them, or does not compile with fewer. */
  #makeBatches({ batchSize, seed }: TrainingSettings): Batches | null {
    const { data } = this;
    if (data === null || batchSize === null || !(batchSize >= 1) || batchSize >= data.rows) return null;
    const batches = new Batches(data.rows, Math.floor(batchSize), seed ?? 0);
    for (const i of [0, batches.perEpoch - 1]) {
      const { length } = batches.rowsAt(i);
      if (this.#forms.has(length)) continue;
      const smaller = compileWithRows(this.program, data, batches.rowsAt(i));
      const form = smaller === null ? null : this.#form(smaller);
      if (form === null) return null;
      this.#forms.set(length, form);
    }
    return batches;
  }

  #batchForm(rows: Int32Array): Form {
    const form = this.#forms.get(rows.length) as Form;
    const full = this.#full;
    for (let d = 0; d < form.data.length; d++) {
      copyRows(rows, full.trace.graph, full.data[d] as number, form.trace.graph, form.data[d] as number, form.leaves);
    }
    return form;
  }

  #form(program: Program): Form | null {
    const graph = parametersOnly(program.graph);
    const plan = schedule(graph, program.plan);
    if (plan === null) return null;
    const names = new Set(this.data?.leaves.map(({ name }) => name));
    const data = [...program.inputs, ...program.constants]
      .filter(({ name, kind }) => kind !== 'parameter' && name !== null && names.has(name))
      .map(({ node }) => node)
      .sort((a, b) => a - b);
    return {
      schedule: plan,
      trace: emptyTrace(plan),
      leaves: graph.initial.slice(),
      carried: new Float64Array(graph.offsets[graph.count] as number),
      places: placesIn(graph),
      data,
    };
  }
}

/** Fills a data leaf of a graph with rows of the same leaf of the graph that has all of them. */
export function copyRows(
  rows: ArrayLike<number>,
  all: Graph,
  allNode: number,
  some: Graph,
  someNode: number,
  leaves: Float64Array,
): void {
  const from = all.offsets[allNode] as number;
  const to = some.offsets[someNode] as number;
  const size = ((some.offsets[someNode + 1] as number) - to) / rows.length;
  for (let k = 0; k < rows.length; k++) {
    const first = from + (rows[k] as number) * size;
    for (let j = 0; j < size; j++) leaves[to + k * size + j] = all.initial[first + j] as number;
  }
}

/** The graph with gradients for parameters and what depends on them only, as if all other leaves were constants. */
function parametersOnly(graph: Graph): Graph {
  const needs = new Uint8Array(graph.count);
  for (let node = 0; node < graph.count; node++) {
    const code = graph.codes[node] as number;
    if (code < FIRST_OP) {
      needs[node] = code === LEAF.parameter ? 1 : 0;
      continue;
    }
    const { open } = graph.kernels[code] as Kernel;
    let any = 0;
    inputsOf(graph, node).forEach((input, slot) => {
      any |= (needs[input] as number) & (open >> slot);
    });
    needs[node] = any & 1;
  }
  return new BuiltGraph(null, { ...plainParts(graph), needsGradient: needs });
}

function plainParts(graph: Graph): Omit<Graph, 'keys'> {
  const { count, edgeCount, codes, inputStart, inputs, palette, kernels, scalar, shapes, offsets } = graph;
  const { initial, needsGradient, output, seed, names, formerNames, ranges, groups } = graph;
  return {
    ...{ count, edgeCount, codes, inputStart, inputs, palette, kernels, scalar, shapes, offsets },
    ...{ initial, needsGradient, output, seed, names, formerNames, ranges, groups },
  };
}
