import type { StoreApi } from 'zustand/vanilla';
import type { Cursor } from '../engine/timeline/timeline.ts';
import type { Learning } from './begin.ts';
import type { Look } from './figure.ts';
import type { Figures } from './figures.ts';
import { initial } from './initial.ts';
import type { State, Store } from './state.ts';
import type { Saved } from './storage.ts';
import type { Trainer } from './training/trainer.ts';
import type { Training } from './training/training.ts';

/** What the actions of one store share, and no view sees. */
export interface Shared {
  readonly set: StoreApi<Store>['setState'];
  readonly get: StoreApi<Store>['getState'];
  /** The compiled program of the figure on screen. */
  figures: Figures | null;
  /** The part of the store that comes later; `null` until then. */
  learning: Learning | null;
  /** That part could not be fetched. */
  missed: boolean;
  /** What the store began with, or was restored to; and the state that this gave. */
  from: Partial<Saved>;
  first: State;
  /** The latest training, and the iteration that was shown: a program that is wrong or plain for a moment comes back to it. */
  latest: { readonly training: Training; readonly iteration: number } | null;
  /** The moment that was left by opening or closing, to come back to when that is taken back before time has moved. */
  left: { readonly look: Look; readonly cursor: Cursor; readonly arrived: Cursor } | null;
  /** The lesson that was asked for last: an earlier one that has waited for its code no longer opens. */
  asked: string | null;
  /** What trains in slices, once something was trained. */
  trainer: Trainer | null;
}

/** What the actions of a store share at its beginning: `saved` is what an earlier visit left, `learning` is there already. */
export function sharedOf(
  { set, get }: Pick<Shared, 'set' | 'get'>,
  saved: Partial<Saved>,
  learning: Learning | null,
): Shared {
  const nothing = { figures: null, missed: false, latest: null, left: null, asked: null, trainer: null };
  const shared: Omit<Shared, 'first'> = { set, get, learning, from: saved, ...nothing };
  return Object.assign(shared, { first: begunAgain(shared, saved) });
}

/** The state that a visit begins with (initial.ts), whose figures are kept; where it has none, those before stay. */
export function begunAgain(shared: Pick<Shared, 'learning' | 'figures'>, saved: Partial<Saved>): State {
  return initial(saved, shared.learning, (figures) => {
    shared.figures = figures;
  });
}
