import { createRoot } from 'react-dom/client';
import type { StoreApi } from 'zustand/vanilla';
import { Figure } from '../components/figure/Figure.tsx';
import { StoreContext } from '../components/useGradstep.ts';
import { wantsLearning } from '../store/begin.ts';

import { linkOf } from '../store/link/link.ts';
import { beginningOf, openLink, outcomeProblems } from '../store/link/open.ts';
import type { Store } from '../store/state.ts';
import { makeStore } from '../store/store.ts';
import type { LinkProblem } from '../texts/link.ts';
import type { FigureState } from './api.ts';
import { withCapitals } from './capitals.ts';
import { changed } from './changed.ts';
import { placeIn } from './placeIn.ts';
import { wearStyles } from './styles.ts';

/** What a figure is begun with. */
export interface Beginning {
  /** What the author has said, by a link's names. */
  readonly said: ReadonlyMap<string, string>;
  /** The whole page, checked; `null`: there is no link to it. */
  readonly app: string | null;
  readonly onReady: (state: FigureState) => void;
  readonly onStep: (state: FigureState) => void;
}

/** A figure that is drawn in a root. */
export interface Running {
  readonly store: StoreApi<Store>;
  readonly state: FigureState;
  /** Changes what these pairs say. Calls follow one another. */
  change(pairs: ReadonlyMap<string, string>): void;
  /** Shows what these pairs say, and forgets everything else. */
  open(pairs: ReadonlyMap<string, string>): void;
  /** `'5'`, `'7.2'`, `'end'`; what is none changes nothing and is said. Where `reset` leads stays. */
  goTo(step: string): void;
  reset(): void;
  setApp(app: string | null): void;
  destroy(): void;
}

/**
 * Draws a figure into a shadow root. This file brings everything that a figure needs for its first view: who waits until the
 * figure is near the screen imports it then. It touches no storage, no address, and nothing outside the root.
 */
export function begin(shadow: ShadowRoot, beginning: Beginning): Running {
  let said = new Map(beginning.said);
  let { app } = beginning;
  let problems: readonly LinkProblem[] = [];
  let ended = false;
  let ready = false;
  const place = placeIn(shadow);
  const worn = [...new Set([shadow, place])].map(wearStyles);
  const root = createRoot(place);
  /** What these pairs say of the program that they bring, or of the one that is there. */
  const read = (pairs: ReadonlyMap<string, string>, source = '') =>
    linkOf(withCapitals(pairs, pairs.get('program') ?? source));
  const link = read(said);
  const from = beginningOf(link);
  const store = makeStore({ ...from.saved, view: 'embed' });

  const draw = () => {
    if (ended) return;
    // What kept the room until now.
    if (!ready) shadow.replaceChildren(...(place === shadow ? [] : [place.host]));
    root.render(
      <StoreContext value={store}>
        <Figure app={app} problems={problems} onReset={reset} />
      </StoreContext>,
    );
    if (ready) return;
    ready = true;
    queueMicrotask(() => {
      if (!ended) beginning.onReady(stateOf(store.getState()));
    });
  };
  /** Changes follow one another: each may wait for a file. */
  let last: Promise<void> = Promise.resolve();
  const then = (work: () => Promise<readonly LinkProblem[]>) => {
    last = last.then(async () => {
      if (ended) return;
      problems = await work();
      draw();
    });
  };
  const asFigure = async (pairs: ReadonlyMap<string, string>) => {
    const told = await openLink(store, read(pairs));
    store.getState().setView('embed');
    return told;
  };
  const reset = () => then(() => asFigure(said));

  const { document, level } = store.getState();
  if (link.fields.lesson !== undefined && link.fields.program === undefined) reset();
  else if (wantsLearning(document, { ...store.getState(), level })) {
    // What learns comes with its iterations from the beginning, so that nothing is drawn twice.
    then(async () => {
      await store.getState().loadLearning();
      return [...link.problems, ...from.problems, ...outcomeProblems(store.getState(), link)];
    });
  } else {
    problems = [...link.problems, ...from.problems, ...outcomeProblems(store.getState(), link)];
    draw();
  }
  const stop = store.subscribe((state, before) => {
    if (!ready || (state.cursor === before.cursor && state.iteration === before.iteration)) return;
    if (sameState(stateOf(state), stateOf(before))) return;
    beginning.onStep(stateOf(state));
  });

  const change = (pairs: ReadonlyMap<string, string>) =>
    then(async () => {
      const told = await changed(store, read(pairs, store.getState().document.source));
      store.getState().setView('embed');
      return told;
    });

  return {
    store,
    get state() {
      return stateOf(store.getState());
    },
    change: (pairs) => {
      said = new Map([...said, ...pairs]);
      change(pairs);
    },
    goTo: (step) => change(new Map([['step', step]])),
    open: (pairs) => {
      said = new Map(pairs);
      reset();
    },
    reset,
    setApp: (address) => {
      app = address;
      if (ready) draw();
    },
    destroy: () => {
      ended = true;
      stop();
      store.getState().setPlaying(false);
      store.getState().pauseTraining();
      root.unmount();
      for (const takeOff of worn) takeOff();
    },
  };
}

function stateOf({ cursor, iteration, figure }: Store): FigureState {
  return { step: cursor.step, edge: cursor.edge, iteration, length: figure?.timeline.length ?? 0 };
}

function sameState(a: FigureState, b: FigureState): boolean {
  return a.step === b.step && a.edge === b.edge && a.iteration === b.iteration && a.length === b.length;
}
