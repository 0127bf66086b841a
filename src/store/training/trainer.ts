import type { Goal, Training } from './training.ts';

/** Milliseconds of work between two moments in which the page can answer a key: well below a frame. */
const SLICE = 4;
/** Milliseconds between two pictures of a training that goes on: most slices then leave the page all of their frame. */
const PICTURE = 400;
/** Most iterations between two looks at the clock. A large network may take longer for one than a slice has. */
const AT_ONCE = 64;

/** What a trainer needs of the store around it. */
export interface Trained {
  training(): Training | null;
  /** Shows how far it has come. `busy` is null when it is over. */
  progress(iteration: number, busy: Training['busy']): void;
}

/**
 * Trains in slices of a few milliseconds, so that a key press is answered within a frame. A training belongs to one run:
 * when the store holds another one (the program or a setting was changed), or none, or was told to pause, it ends without
 * a trace.
 */
export class Trainer {
  readonly #store: Trained;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #pictured = Number.NEGATIVE_INFINITY;

  constructor(store: Trained) {
    this.#store = store;
  }

  /** Begins at an iteration that was run already. The first slice is done at once. */
  start(from: number, goal: Goal): void {
    const training = this.#store.training();
    if (training === null) return;
    this.stop();
    const to = 'iterations' in goal ? from + Math.max(0, Math.trunc(goal.iterations) || 0) : null;
    this.#pictured = Number.NEGATIVE_INFINITY;
    this.#slice(training.run, from, { from, to, goal });
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #slice(run: Training['run'], from: number, busy: NonNullable<Training['busy']>): void {
    this.#timer = null;
    const training = this.#store.training();
    if (training === null || training.run !== run) return;
    const until = performance.now() + SLICE;
    let atOnce = 1;
    let at = from;
    const to = busy.to ?? 0;
    let done = reached(run, at, busy);
    while (!done && performance.now() < until) {
      if ('loss' in busy.goal) {
        // What was run already is walked over; then the run itself ends at the first iteration that is there.
        if (at + 1 >= run.count) run.advance(atOnce, busy.goal.loss);
        else at++;
      } else {
        const missing = to + 1 - run.count;
        if (missing > 0) run.advance(Math.min(atOnce, missing));
        at = Math.min(to, run.count - 1);
      }
      done = reached(run, at, busy);
      // A chunk never takes longer than what has been done before it in this slice.
      atOnce = Math.min(AT_ONCE, 2 * atOnce);
    }
    const now = performance.now();
    if (done || now - this.#pictured >= PICTURE) {
      this.#pictured = now;
      this.#store.progress(at, done ? null : busy);
    }
    if (!done) this.#timer = setTimeout(() => this.#slice(run, at, busy), 0);
  }
}

function reached(run: Training['run'], at: number, { to, goal }: NonNullable<Training['busy']>): boolean {
  if (run.stop !== null && at >= run.count - 1) return true;
  if (to !== null) return at >= to;
  // Below NaN there is nothing, and nothing to train for.
  return 'loss' in goal && !(run.loss(at) >= goal.loss);
}
