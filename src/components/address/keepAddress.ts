import type { StoreApi } from 'zustand/vanilla';
import { type Pairs, readFragment, writeFragment } from '../../store/link/fragment.ts';
import { linkOf } from '../../store/link/link.ts';
import { openLink } from '../../store/link/open.ts';
import { pairsOf } from '../../store/link/write.ts';
import type { State, Store } from '../../store/state.ts';
import { saveTab } from '../../store/tab.ts';
import type { LinkProblem } from '../../texts/link.ts';

/** Browsers refuse addresses that change too often (Safari: 100 times in 30 s): at most one change in this many milliseconds, */
const MOST_OFTEN = 400;
/** and once nothing has changed for this long: who stops typing and goes back finds it there. */
const REST = 100;
/** A refused change is tried again after so many milliseconds. */
const LATER = 5000;

/**
 * Keeps the address that of what is on screen, until the answer is called. Another lesson or view is a place of its own that
 * the back button comes back from; steps, edits and drags only change the present one. Back, forward and an address that
 * somebody edits are opened, also where it is no more the `fragment` that the store was opened by; `onProblems` hears what of
 * it could not be used.
 */
export function keepAddress(
  store: StoreApi<Store>,
  fragment: string,
  onProblems: (problems: readonly LinkProblem[]) => void,
): () => void {
  let place = placeOf(store.getState());
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** Of the first change that is not written yet. */
  let since: number | null = null;
  let opening = false;
  /** Addresses that this place had a moment ago. */
  let recent: readonly string[] = [];
  /** The page is on its way out: what is written now is the address that it comes back under. */
  let isLeft = false;
  const onLeave = () => {
    isLeft = true;
    saveTab(store.getState(), [location.hash, ...recent]);
  };
  const onReturn = () => {
    isLeft = false;
  };
  /** Addresses are written one after the other: a long program has to be packed first. */
  let writing: Promise<void> = Promise.resolve();
  const write = (pairs: Pairs, how: 'pushState' | 'replaceState') => {
    writing = writing.then(async () => {
      const fragment = `#${await writeFragment(pairs)}`;
      if (fragment === location.hash && how === 'replaceState') return;
      try {
        recent = how === 'pushState' ? [] : [location.hash, ...recent].slice(0, 4);
        history[how](null, '', fragment);
        if (isLeft) onLeave();
      } catch {
        // Too often, too long, or a document that may not: the page goes on, its address is behind for a while.
        timer ??= setTimeout(now, LATER);
      }
    });
  };
  const now = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    since = null;
    write(pairsOf(store.getState()), 'replaceState');
  };
  const stop = store.subscribe((state, before) => {
    if (opening) return;
    // A lesson that is closed leaves its program where it is.
    const isClosed = state.view === before.view && state.document.lesson === undefined;
    if (isClosed) place = placeOf(state);
    if (placeOf(state) !== place) {
      // The place that is left keeps what was last seen there.
      if (timer !== null) clearTimeout(timer);
      timer = null;
      write(pairsOf(before), 'replaceState');
      place = placeOf(state);
      write(pairsOf(state), 'pushState');
      // A lesson opens in several strokes: the step and the look come right after.
    }
    since ??= performance.now();
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(now, Math.max(0, Math.min(REST, since + MOST_OFTEN - performance.now())));
  });
  const onArrival = async () => {
    if (location.hash.length < 2) return;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    opening = true;
    recent = [];
    const problems = await openLink(store, linkOf(await readFragment(location.hash)));
    opening = false;
    place = placeOf(store.getState());
    onProblems(problems);
  };
  if (location.hash === fragment) now();
  else void onArrival();
  addEventListener('popstate', onArrival);
  addEventListener('pagehide', onLeave);
  addEventListener('pageshow', onReturn);
  return () => {
    stop();
    if (timer !== null) clearTimeout(timer);
    removeEventListener('popstate', onArrival);
    removeEventListener('pagehide', onLeave);
    removeEventListener('pageshow', onReturn);
  };
}

/** What makes another place of an address, and not the same one a moment later. */
function placeOf({ document, view }: State): string {
  return JSON.stringify([document.lesson ?? null, view]);
}
