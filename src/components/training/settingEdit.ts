import { useEffect, useMemo } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { TrainingSettings } from '../../engine/training/settings.ts';
import type { Store } from '../../store/state.ts';
import { useStoreApi } from '../useGradstep.ts';

/** A pause that ends a run of single steps by keys. */
const PAUSE = 600;

/** A change of the settings, made from those that hold when it is applied. */
export type SettingsChange = (settings: TrainingSettings) => Partial<TrainingSettings>;

/**
 * Changes one setting, at most once a frame while it is dragged: each change begins a run. Everything between two calls
 * of `end` is one step of undo.
 */
export class SettingEdit {
  readonly #store: StoreApi<Store>;
  readonly #mark: string;
  #pending: SettingsChange | null = null;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #open = false;

  constructor(store: StoreApi<Store>, name: string) {
    this.#store = store;
    this.#mark = `training:${name}`;
  }

  /** Changes it in the next frame; what was waiting for it is overwritten. */
  drag(change: SettingsChange): void {
    this.#pending = change;
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#flush());
  }

  /** Changes it now; a run of such steps by keys ends at a pause. */
  step(change: SettingsChange): void {
    this.#pending = change;
    this.#flush();
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(), PAUSE);
  }

  /** Changes it now, as an undo step of its own. */
  set(change: SettingsChange): void {
    this.end();
    this.#pending = change;
    this.end();
  }

  /** Changes what still waits and ends the step of undo. */
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
    const change = this.#pending;
    this.#pending = null;
    const { training, setTraining } = this.#store.getState();
    if (change === null || training === null) return;
    this.#open = true;
    setTraining(change(training.settings), this.#mark);
  }
}

/** The SettingEdit of one control, ended when the control goes. */
export function useSettingEdit(name: string): SettingEdit {
  const store = useStoreApi();
  const edit = useMemo(() => new SettingEdit(store, name), [store, name]);
  useEffect(() => () => edit.end(), [edit]);
  return edit;
}
