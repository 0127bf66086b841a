import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../store/state.ts';

/** A pause that ends a run of single steps by keys. */
const PAUSE = 600;

/**
 * Applies changes of one control, at most one a frame while it is dragged: a pointer reports more often than the screen
 * shows, and each change runs the program. Everything between two calls of `end` is one step of undo.
 */
export class GestureEdit<Change> {
  readonly #store: StoreApi<Store>;
  readonly #apply: (change: Change) => void;
  #pending: { readonly change: Change } | null = null;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #open = false;

  /** `apply` makes the change in the store, with a mark that is the same for every change of this control. */
  constructor(store: StoreApi<Store>, apply: (change: Change) => void) {
    this.#store = store;
    this.#apply = apply;
  }

  /** What waits for the next frame; `null`: nothing. */
  get pending(): Change | null {
    return this.#pending?.change ?? null;
  }

  /** Makes the change in the next frame; what was waiting for it is overwritten. */
  drag(change: Change): void {
    this.#pending = { change };
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.flush());
  }

  /** Makes the change now; a run of such steps by keys ends at a pause. */
  step(change: Change): void {
    this.#pending = { change };
    this.flush();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(), PAUSE);
  }

  /** Makes the change now, as an undo step of its own. */
  set(change: Change): void {
    this.end();
    this.#pending = { change };
    this.end();
  }

  /** Makes the change that still waits and ends the step of undo. */
  end(): void {
    this.flush();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#open) this.#store.getState().seal();
    this.#open = false;
  }

  /** Makes the change that waits for the next frame. */
  flush(): void {
    if (this.#frame !== 0) cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.#pending === null) return;
    const { change } = this.#pending;
    this.#pending = null;
    this.#open = true;
    this.#apply(change);
  }
}
