import type { Optimizer } from './optimizers/optimizer.ts';
import { hyperparametersOf, OPTIMIZERS } from './optimizers/table.ts';
import type { ParameterTable } from './parameters.ts';
import type { Hyperparameters, TrainingSettings } from './settings.ts';

/** Moves the parameters of a row into the next one: those that the optimizer was given and that have a gradient. */
export class Mover {
  readonly options: Hyperparameters;
  readonly stateNames: readonly string[];
  /** Per parameter of the table, whether it moves. */
  readonly moves: readonly boolean[];
  readonly #optimizer: Optimizer;
  readonly #total: number;
  /** Stretches of the vector that move, as starts and ends. */
  readonly #stretches: readonly number[];

  /** `reached` says of each node whether a gradient arrives there: PyTorch skips a parameter whose `.grad` is None. */
  constructor(table: ParameterTable, settings: TrainingSettings, reached: Uint8Array) {
    const { optimizer, options, updates } = settings;
    this.#optimizer = OPTIMIZERS[optimizer];
    this.options = hyperparametersOf(optimizer, options);
    this.stateNames = this.#optimizer.state(this.options);
    this.#total = table.total;
    this.moves = table.parameters.map(
      ({ name, node }) => reached[node] === 1 && (updates === null || updates.includes(name)),
    );
    const stretches: number[] = [];
    table.parameters.forEach(({ start, size }, k) => {
      if (this.moves[k] === false) return;
      if (stretches[stretches.length - 1] === start) stretches.pop();
      else stretches.push(start);
      stretches.push(start + size);
    });
    this.#stretches = stretches;
  }

  /** Update number `t`, from the row at `from[r]` to the row at `to[q]`. False when a parameter is no longer finite. */
  move(from: Float64Array, r: number, to: Float64Array, q: number, t: number): boolean {
    const n = this.#total;
    const stretches = this.#stretches;
    if (stretches.length !== 2 || stretches[1] !== n || stretches[0] !== 0) {
      for (let k = 0; k < n; k++) to[q + k] = from[r + k] as number;
    }
    const optimizer = this.#optimizer;
    for (let s = 0; s < stretches.length; s += 2) {
      optimizer.update(from, r, to, q, n, stretches[s] as number, stretches[s + 1] as number, this.options, t);
    }
    // 0·x is 0, or NaN where x is ∞ or NaN.
    let sum = 0;
    for (let k = 0; k < n; k++) sum += 0 * (to[q + k] as number);
    return sum === 0;
  }
}
