import { LEAF } from '../graph/graph.ts';
import { compile } from '../program/compile.ts';
import type { Program } from '../program/program.ts';
import { run } from '../trace/run.ts';
import { schedule } from '../trace/schedule.ts';
import type { Trace } from '../trace/trace.ts';
import { expandScalars } from './expand.ts';
import { fillLeaves, type Scalars, type ScalarsResult } from './scalars.ts';

/** A program run on its batch, and the pictures of its samples. */
export interface Batch {
  readonly program: Program;
  readonly trace: Trace;
  readonly rows: number;
  readonly result: (sample: number, open?: Iterable<string>) => ScalarsResult;
  /** The picture of one sample with its numbers. Throws when there is none. */
  readonly of: (sample: number, open?: Iterable<string>) => Sample;
}

export interface Sample {
  readonly scalars: Scalars;
  readonly trace: Trace;
  /** The number or gradient of the node of that name. */
  readonly value: (name: string) => number;
  readonly grad: (name: string) => number;
  /** The parameter vector's gradient: this sample's share. */
  readonly share: Float64Array;
}

/** Data are the leaves that no gradient or training is for and whose first extent is `rows`. */
export function batchOf(source: string, rows: number): Batch {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const { program } = compiled;
  const { graph } = program;
  const data = [...program.inputs, ...program.constants]
    .filter(({ kind, shape }) => kind !== 'parameter' && shape[0] === rows)
    .map(({ node }) => node);
  const trace = run(schedule(graph)!);
  const result: Batch['result'] = (sample, open = []) =>
    expandScalars({ graph, data, rows, sample, open: new Set(open) });
  return {
    program,
    trace,
    rows,
    result,
    of: (sample, open = []) => {
      const answer = result(sample, open);
      if (!answer.ok) throw new Error(`${answer.reason} ${answer.op}`);
      return sampleOf(answer.scalars, trace);
    },
  };
}

function sampleOf(scalars: Scalars, batch: Trace): Sample {
  fillLeaves(scalars, batch);
  const trace = run(schedule(scalars.graph)!);
  const node = (name: string) => {
    for (const [at, given] of scalars.graph.names) if (given === name) return at;
    throw new Error(`nothing is named ${name}: ${[...scalars.graph.names.values()].join(' ')}`);
  };
  const share = new Float64Array(parameterCount(batch));
  scalars.parameterIndex.forEach((place, at) => {
    if (place >= 0) share[place] = trace.grads[at] as number;
  });
  return {
    scalars,
    trace,
    value: (name) => trace.values[node(name)] as number,
    grad: (name) => trace.grads[node(name)] as number,
    share,
  };
}

function parameterCount({ graph }: Trace): number {
  return batchGradient({ graph, grads: new Float64Array(graph.offsets[graph.count] as number) }).length;
}

/** The gradient of the batch as a parameter vector. */
export function batchGradient({ graph, grads }: Pick<Trace, 'graph' | 'grads'>): Float64Array {
  const all: number[] = [];
  for (let node = 0; node < graph.count; node++) {
    if (graph.codes[node] !== LEAF.parameter) continue;
    for (let at = graph.offsets[node] as number; at < (graph.offsets[node + 1] as number); at++) {
      all.push(grads[at] as number);
    }
  }
  return Float64Array.from(all);
}
