import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../../store/state.ts';

/** What an edit of the text does; a run of one kind is one step of undo. */
export type EditKind = 'insert' | 'delete' | 'line' | 'other';

/** A rest this long ends a burst of typing. */
const PAUSE = 600;
const MARK = 'typing';

/** Hands edits of the text to the store and ends a step of undo at a pause, a new line, and a change of kind. */
export class Typing {
  readonly #store: StoreApi<Store>;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #last: EditKind | null = null;

  constructor(store: StoreApi<Store>) {
    this.#store = store;
  }

  edit(source: string, kind: EditKind): void {
    // Pasting, dropping and completing stand alone; so does the first edit after anything else.
    if (kind !== this.#last || kind === 'other') this.seal();
    this.#store.getState().setSource(source, MARK);
    this.#last = kind;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.seal(), PAUSE);
  }

  /** Ends the burst now. */
  seal(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#last !== null) this.#store.getState().seal();
    this.#last = null;
  }

  undo(): void {
    this.seal();
    this.#store.getState().undo();
  }

  redo(): void {
    this.seal();
    this.#store.getState().redo();
  }
}
