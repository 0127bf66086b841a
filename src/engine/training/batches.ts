import { shapeOf } from '../graph/graph.ts';
import { compile } from '../program/compile.ts';
import type { Program, ProgramInput } from '../program/program.ts';
import type { Value } from '../program/values.ts';
import { lossOf } from './loss.ts';
import { MersenneTwister, randperm } from './random.ts';

/** The data of a program: named leaves that are no parameters, with one row a sample. */
export interface DataSet {
  /** Number of samples. */
  readonly rows: number;
  /** Name and node of each data leaf, in the order of the program. */
  readonly leaves: readonly { readonly name: string; readonly node: number }[];
}

/**
 * What of a program is data: the named leaves that are no parameters and whose first extent is N. N is the first extent of
 * the loss op's target, and where there is no loss op the largest first extent that two such leaves share.
 */
export function dataOf(program: Program): DataSet | null {
  const candidates = namedLeaves(program).filter(({ kind, shape }) => kind !== 'parameter' && shape.length > 0);
  const loss = lossOf(program.graph);
  const target = loss === null ? undefined : shapeOf(program.graph, loss.target)[0];
  const rows = target ?? sharedExtent(candidates.map(({ shape }) => shape[0] as number));
  if (rows === null) return null;
  const leaves = candidates
    .filter(({ shape }) => shape[0] === rows)
    .map(({ name, node }) => ({ name: name as string, node }))
    .sort((a, b) => a.node - b.node);
  return leaves.length === 0 ? null : { rows, leaves };
}

function namedLeaves({ inputs, constants }: Program): readonly ProgramInput[] {
  return [...inputs, ...constants].filter(({ name }) => name !== null);
}

function sharedExtent(extents: readonly number[]): number | null {
  const shared = extents.filter((extent, k) => extents.indexOf(extent) !== k);
  return shared.length === 0 ? null : Math.max(...shared);
}

/**
 * The values to compile a program's text with so that its data are only the rows named: what every named leaf holds, and
 * of data the rows. Everything else about the program stays as it is.
 */
export function inputsWithRows(
  program: Program,
  data: DataSet,
  rows: ArrayLike<number>,
): Readonly<Record<string, Value>> {
  const names = new Set(data.leaves.map(({ name }) => name));
  const chosen = (value: Value) => Array.from(rows, (row) => (value as readonly Value[])[row] as Value);
  return Object.fromEntries(
    namedLeaves(program).map(({ name, value }) => [name, names.has(name as string) ? chosen(value) : value]),
  );
}

/** A program of the same text with as many rows of data; `null` where its shapes do not allow that. */
export function compileWithRows(program: Program, data: DataSet, rows: ArrayLike<number>): Program | null {
  const compiled = compile(program.source, { inputs: inputsWithRows(program, data, rows) });
  return compiled.ok ? compiled.program : null;
}

/**
 * Which samples each iteration sees: every epoch goes through all of them in a new order (`torch.randperm`, one generator
 * for all epochs), `size` at a time; the last batch of an epoch may be smaller. Orders are kept as they are drawn.
 */
export class Batches {
  readonly rows: number;
  readonly size: number;
  /** Iterations of an epoch. */
  readonly perEpoch: number;
  readonly #generator: MersenneTwister;
  readonly #orders: Int32Array[] = [];

  constructor(rows: number, size: number, seed: number) {
    this.rows = rows;
    this.size = size;
    this.perEpoch = Math.ceil(rows / size);
    this.#generator = new MersenneTwister(seed);
  }

  /** The rows of iteration i (a view; not to be written to). */
  rowsAt(i: number): Int32Array {
    const epoch = Math.floor(i / this.perEpoch);
    while (this.#orders.length <= epoch) this.#orders.push(randperm(this.#generator, this.rows));
    const from = (i % this.perEpoch) * this.size;
    return (this.#orders[epoch] as Int32Array).subarray(from, Math.min(from + this.size, this.rows));
  }
}
