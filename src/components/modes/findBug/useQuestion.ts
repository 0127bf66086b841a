import type { Document, Store } from '../../../store/state.ts';
import { useGradstep, useStoreApi } from '../../useGradstep.ts';
import { questionOf } from './quiz.ts';
import { rightFigure } from './useFault.ts';

type StoreApi = ReturnType<typeof useStoreApi>;

/** The reader's own program, while a question uses another one (`source`). It outlives the room: a sheet may close over it. */
const lent = new WeakMap<StoreApi, { readonly own: Document; readonly source: string }>();

/** The mark of such edits in the history: questions in a row are one step of undo. */
const MARK = 'question';

function lentIn(store: StoreApi, { document }: Store) {
  const now = lent.get(store);
  return now?.source === document.source ? now : null;
}

/**
 * Asks another question, from the start of the run and with nothing selected: the fault of a new seed, in this program or, where
 * that shows too few, in a small one.
 */
export function useQuestion(): () => void {
  const store = useStoreApi();
  return () => {
    const state = store.getState();
    const { figure, training, iteration, lens, document } = state;
    if (figure === null) return;
    const last = lens?.kind === 'fault' ? lens.fault : null;
    const before = lentIn(store, state);
    // The seed is chance; what follows from it is not.
    const seed = crypto.getRandomValues(new Uint32Array(1))[0] as number;
    const moment = { training, iteration };
    const { fault, source } = questionOf(seed, rightFigure(figure), moment, last, before !== null);
    if (source !== null && source !== document.source) {
      lent.set(store, { own: before?.own ?? document, source });
      state.setSource(source, MARK);
    }
    state.setLens({ kind: 'fault', fault, quiz: true });
    state.first();
    state.select(null);
  };
}

/** Undoes what questions did to the program; `null` where they did nothing to it. */
export function useOwnProgram(): (() => void) | null {
  const store = useStoreApi();
  const source = useGradstep(({ document }) => document.source);
  if (lent.get(store)?.source !== source) return null;
  return () => {
    const own = lentIn(store, store.getState())?.own;
    if (own === undefined) return;
    store.getState().setLens(null);
    // Values that were tried in the question's program are steps of their own.
    while (store.getState().document !== own && store.getState().history.past.length > 0) store.getState().undo();
    lent.delete(store);
    store.getState().first();
  };
}
