import type { Graph } from '../graph/graph.ts';
import type { Program } from '../program/program.ts';
import type { Value } from '../program/values.ts';
import type { Update } from '../trace/update.ts';
import { type DataSet, inputsWithRows } from './batches.ts';
import { initialParameters } from './initial.ts';
import { TRAINING_LIMITS } from './limits.ts';
import { Mover } from './mover.ts';
import { type NonFinite, nonFinite } from './nonFinite.ts';
import { type Parameter, type ParameterTable, parameterTable, placesIn, scatter } from './parameters.ts';
import { copyRows, Passes } from './passes.ts';
import { Rows } from './rows.ts';
import type { TrainingSettings } from './settings.ts';

/** Why a run goes no further, and at which iteration. */
export type Stop =
  /** A number that is none, in that iteration: where it was met first. */
  | ({ readonly reason: 'nonFinite'; readonly iteration: number } & NonFinite)
  /** A limit of limits.ts; the iteration is the one that was not begun. */
  | { readonly reason: 'memory' | 'iterations'; readonly iteration: number };

/**
 * A training: every iteration of it is kept as a row (the parameters before its update, the gradient that the update
 * reads, the optimizer's state before it), and everything else of an iteration can be computed again from its row.
 * Iteration i, from 0, is: forward, loss, zero grad, backward, update number t = i + 1.
 */
export class TrainingRun {
  readonly program: Program;
  readonly settings: TrainingSettings;
  /** The parameters of `program`; vectors have them in this order. */
  readonly table: ParameterTable;
  /** Names of the optimizer's own vectors, in the order of `stateAt`. */
  readonly stateNames: readonly string[];
  readonly #passes: Passes;
  readonly #mover: Mover;
  readonly #rows: Rows;
  /** Most iterations that the memory allows. */
  readonly #most: number;
  #losses = new Float64Array(256);
  #lossView = new Float64Array(0);
  #count = 0;
  #stop: Stop | null = null;

  /**
   * `program` with its composites closed, without fatal `trainingProblems`; throws RangeError on one whose own backward
   * passes take too many steps.
   */
  constructor(program: Program, settings: TrainingSettings) {
    this.program = program;
    this.settings = settings;
    this.table = parameterTable(program);
    this.#passes = new Passes(program, settings);
    this.#mover = new Mover(this.table, settings, this.#passes.trace.schedule.reached);
    this.stateNames = this.#mover.stateNames;
    this.#rows = new Rows(this.table.total * (2 + this.stateNames.length));
    const orders = this.#passes.batches === null ? 0 : this.#passes.batches.size / 2;
    this.#most = Math.floor(TRAINING_LIMITS.doubles / (this.#rows.width + orders + 1)) - 1;
    const { chunk, at } = this.#rows.make(0);
    chunk.set(initialParameters(program, this.table, settings.seed), at);
  }

  /** Iterations computed: 0 … count − 1 can be visited, and parameters 0 … count. */
  get count(): number {
    return this.#count;
  }

  /** Why the run goes no further; `null` while it can. */
  get stop(): Stop | null {
    return this.#stop;
  }

  /** What the program learns from, `null` where nothing in it looks like samples: then there are no mini-batches. */
  get data(): DataSet | null {
    return this.#passes.data;
  }

  /** Whether iterations see a part of the rows. False also where the settings ask for it in vain. */
  get batched(): boolean {
    return this.#passes.batches !== null;
  }

  /** Iterations that go through all rows once. */
  get perEpoch(): number {
    return this.#passes.batches?.perEpoch ?? 1;
  }

  /**
   * Computes up to `iterations` more, until one has a loss below `goal`, or until the run stops by itself. Answers how
   * many it computed.
   */
  advance(iterations: number, goal = Number.NEGATIVE_INFINITY): number {
    const before = this.#count;
    const { total } = this.table;
    const rows = this.#rows;
    const carries = !this.settings.zeroGrad;
    for (let k = 0; k < iterations && this.#stop === null; k++) {
      const i = this.#count;
      const limit = i >= this.#most ? 'memory' : i >= TRAINING_LIMITS.iterations ? 'iterations' : null;
      if (limit !== null) {
        this.#stop = { reason: limit, iteration: i };
        break;
      }
      const from = rows.chunkOf(i);
      const r = rows.startOf(i);
      const left = carries && i > 0 ? rows.chunkOf(i - 1) : null;
      const loss = this.#passes.pass(i, from, r, r + total, left, left === null ? 0 : rows.startOf(i - 1) + total);
      rows.make(i + 1);
      const to = rows.chunkOf(i + 1);
      const q = rows.startOf(i + 1);
      const finite = this.#mover.move(from, r, to, q, i + 1);
      this.#keep(loss);
      if (!finite || !Number.isFinite(loss)) {
        const found = nonFinite(this.#passes.trace, this.table, to.subarray(q, q + total));
        this.#stop = { reason: 'nonFinite', iteration: i, ...found };
      }
      if (loss < goal) break;
    }
    return this.#count - before;
  }

  /** The loss of iteration i, before its update. */
  loss(i: number): number {
    this.#check(i, this.#count - 1);
    return this.#losses[i] as number;
  }

  /** The loss before each update (a view of what is computed so far; the same object until there is more). */
  get losses(): Float64Array {
    if (this.#lossView.length !== this.#count) this.#lossView = this.#losses.subarray(0, this.#count);
    return this.#lossView;
  }

  /** The parameter vector before update i, 0 … count (a view). */
  parametersAt(i: number): Float64Array {
    return this.#section(i, 0, this.#count);
  }

  /** The gradient that update i reads, 0 … count − 1 (a view). */
  gradientsAt(i: number): Float64Array {
    return this.#section(i, 1, this.#count - 1);
  }

  /** The optimizer's own vectors before update i, 0 … count, in the order of `stateNames` (views). */
  stateAt(i: number): readonly Float64Array[] {
    return this.stateNames.map((_, k) => this.#section(i, 2 + k, this.#count));
  }

  /** The rows of the data that iteration i sees (a view); `null`: all of them. Also of iterations yet to come. */
  rowsAt(i: number): Int32Array | null {
    return this.#passes.batches?.rowsAt(i) ?? null;
  }

  /** What iteration i − 1 left in the parameters' gradients, and iteration i starts from (a view); `null` at 0. */
  carriedAt(i: number): Float64Array | null {
    return i === 0 ? null : this.gradientsAt(i - 1);
  }

  /** `carriedAt` as `run` and `Trace.carried` want it: in an array with the offsets of any compiled version's graph. */
  carriedFor(i: number, graph: Graph): Float64Array | null {
    const carried = this.carriedAt(i);
    if (carried === null) return null;
    const flat = new Float64Array(graph.offsets[graph.count] as number);
    scatter(placesIn(graph), carried, 0, flat);
    return flat;
  }

  /** How update i moves the parameters, 0 … count − 1; nodes are those of `program`, any compiled version of the text. */
  updateAt(i: number, program: Program = this.program): Update {
    const { parameters, offsets } = program === this.program ? this.table : parameterTable(program);
    const gradient = this.gradientsAt(i);
    return {
      optimizer: this.settings.optimizer,
      options: this.#mover.options,
      t: i + 1,
      offsets,
      untouched: new Set(
        parameters.filter((_, k) => this.#mover.moves[k] === false).map((parameter: Parameter) => parameter.node),
      ),
      before: this.parametersAt(i),
      after: this.parametersAt(i + 1),
      gradient,
      stateBefore: this.stateAt(i),
      stateAfter: this.stateAt(i + 1),
    };
  }

  /**
   * The leaves of iteration i (0 … count) for any compiled version of the same text, with other composites open or with as
   * many rows as the iteration sees (`inputsAt`): its parameters, its rows of the data, and what else the program says. A
   * version with all rows gets all of them.
   */
  leavesAt(i: number, program: Program = this.program, into?: Float64Array): Float64Array {
    const { graph } = program;
    const leaves = into ?? new Float64Array(graph.initial.length);
    leaves.set(graph.initial);
    scatter(placesIn(graph), this.parametersAt(i), 0, leaves);
    const rows = this.rowsAt(i);
    if (rows === null || this.data === null) return leaves;
    const nodes = new Map([...program.inputs, ...program.constants].map(({ name, node }) => [name, node]));
    for (const { name, node } of this.data.leaves) {
      const other = nodes.get(name);
      if (other === undefined || graph.shapes?.[other]?.[0] !== rows.length) continue;
      copyRows(rows, this.program.graph, node, graph, other, leaves);
    }
    return leaves;
  }

  /** What to compile the text with, as `inputs`, for a version with the rows that iteration i sees; `null`: all rows. */
  inputsAt(i: number): Readonly<Record<string, Value>> | null {
    const rows = this.rowsAt(i);
    return rows === null || this.data === null ? null : inputsWithRows(this.program, this.data, rows);
  }

  /** √Σg² over one parameter of the table, at iteration i. */
  gradientNorm(i: number, parameter: number): number {
    const { start, size } = this.table.parameters[parameter] as Parameter;
    const gradients = this.gradientsAt(i);
    // In units of the largest: the squares of 1e200 and of 1e-200 are no doubles.
    let largest = 0;
    for (let k = start; k < start + size; k++) largest = Math.max(largest, Math.abs(gradients[k] as number));
    if (largest === 0 || !Number.isFinite(largest)) return largest;
    let sum = 0;
    for (let k = start; k < start + size; k++) sum += ((gradients[k] as number) / largest) ** 2;
    return largest * Math.sqrt(sum);
  }

  #section(i: number, section: number, last: number): Float64Array {
    this.#check(i, last);
    const { total } = this.table;
    const from = this.#rows.startOf(i) + section * total;
    return this.#rows.chunkOf(i).subarray(from, from + total);
  }

  #check(i: number, last: number): void {
    if (!(i >= 0 && i <= last)) throw new RangeError(`iteration ${i} is not among 0 to ${last}`);
  }

  #keep(loss: number): void {
    if (this.#count === this.#losses.length) {
      const longer = new Float64Array(4 * this.#count);
      longer.set(this.#losses);
      this.#losses = longer;
    }
    this.#losses[this.#count++] = loss;
  }
}
