import { useEffect, useMemo } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../../store/state.ts';
import { GestureEdit } from '../GestureEdit.ts';
import { useStoreApi } from '../useGradstep.ts';

interface Entry {
  readonly element: number | null;
  readonly value: number;
}

/** Sets one input, or elements of it. */
export class InputEdit {
  readonly #gesture: GestureEdit<Entry>;

  constructor(store: StoreApi<Store>, name: string) {
    this.#gesture = new GestureEdit(store, ({ element, value }) =>
      store.getState().setInput(name, element, value, `input:${name}`),
    );
  }

  /** Sets the value in the next frame; what was waiting for it is overwritten, but not that of another element. */
  drag(element: number | null, value: number): void {
    if (this.#gesture.pending?.element !== element) this.#gesture.flush();
    this.#gesture.drag({ element, value });
  }

  /** Sets the value now; a run of such steps by keys ends at a pause. */
  step(element: number | null, value: number): void {
    this.#gesture.step({ element, value });
  }

  /** Sets the value now, as an undo step of its own. */
  set(element: number | null, value: number): void {
    this.#gesture.set({ element, value });
  }

  /** Sets what still waits and ends the step of undo. */
  end(): void {
    this.#gesture.end();
  }
}

/** The InputEdit of one input, ended when its row goes. */
export function useInputEdit(name: string): InputEdit {
  const store = useStoreApi();
  const edit = useMemo(() => new InputEdit(store, name), [store, name]);
  useEffect(() => () => edit.end(), [edit]);
  return edit;
}
