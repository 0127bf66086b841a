import { useEffect, useMemo } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../../store/state.ts';
import { useStoreApi } from '../useGradstep.ts';

/** A pause that ends a run of single steps by keys. */
const PAUSE = 600;

/**
 * Sets one input, at most once a frame: a pointer reports more often than the screen shows, and each setting compiles and
 * runs the program. Everything between two calls of `end` is one step of undo.
 */
export class InputEdit {
  readonly #store: StoreApi<Store>;
  readonly #name: string;
  #pending: { readonly element: number | null; readonly value: number } | null = null;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #open = false;

  constructor(store: StoreApi<Store>, name: string) {
    this.#store = store;
    this.#name = name;
  }

  /** Sets the value in the next frame; what was waiting for it is overwritten. */
  drag(element: number | null, value: number): void {
    if (this.#pending !== null && this.#pending.element !== element) this.#flush();
    this.#pending = { element, value };
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#flush());
  }

  /** Sets the value now; a run of such steps by keys ends at a pause. */
  step(element: number | null, value: number): void {
    this.#pending = { element, value };
    this.#flush();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(), PAUSE);
  }

  /** Sets the value now, as an undo step of its own. */
  set(element: number | null, value: number): void {
    this.end();
    this.#pending = { element, value };
    this.end();
  }

  /** Sets what still waits and ends the step of undo. */
  end(): void {
    this.#flush();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#open) this.#store.getState().seal();
    this.#open = false;
  }

  #flush(): void {
    if (this.#frame !== 0) cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (this.#pending === null) return;
    const { element, value } = this.#pending;
    this.#pending = null;
    this.#open = true;
    this.#store.getState().setInput(this.#name, element, value, `input:${this.#name}`);
  }
}

/** The InputEdit of one input, ended when its row goes. */
export function useInputEdit(name: string): InputEdit {
  const store = useStoreApi();
  const edit = useMemo(() => new InputEdit(store, name), [store, name]);
  useEffect(() => () => edit.end(), [edit]);
  return edit;
}
