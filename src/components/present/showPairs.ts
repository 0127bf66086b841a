import type { StoreApi } from 'zustand/vanilla';
import { START } from '../../engine/timeline/timeline.ts';
import type { Pairs } from '../../store/link/fragment.ts';
import { linkOf } from '../../store/link/link.ts';
import { openLink } from '../../store/link/open.ts';
import { pairsOf } from '../../store/link/write.ts';
import type { Store } from '../../store/state.ts';

/** What every window and every preview of a lecture has for itself. */
const OWN = { view: null, controls: null, panel: null, select: null, cell: null, speed: null } as const;

/** What a change of leaves the figure as it is: it is made by the store's own actions, so that a step is a step. */
const MOVES: ReadonlySet<string> = new Set(['step', 'iteration', 'edges', 'stops', 'lang', 'theme']);

/** Iterations that a jump trains at once (store.ts); farther ones are opened, so that their step is kept until it is there. */
const NEAR = 64;

/** What the figure of a lecture shows, as a link says it. While its text is wrong that is the last program that was right. */
export function shownPairs(state: Store): Pairs {
  const { figure, errors } = state;
  return pairsOf(state, errors.length > 0 && figure !== null ? { ...OWN, program: figure.source } : OWN);
}

/**
 * Shows in a store what `shownPairs` has said of another one. A place in the same figure is gone to; everything else is
 * opened as a link is. Never throws, never rejects; what was shown already changes nothing.
 */
export async function showPairs(store: StoreApi<Store>, pairs: Pairs): Promise<void> {
  const before = shownPairs(store.getState());
  const changed = [...new Set([...before.keys(), ...pairs.keys()])].filter(
    (name) => before.get(name) !== pairs.get(name),
  );
  if (changed.length === 0) return;
  const { fields } = linkOf(pairs);
  const { iteration: now, training } = store.getState();
  const iteration = fields.iteration ?? 0;
  const isNear = iteration === now || (training !== null && iteration < training.count + NEAR);
  if (!isNear || changed.some((name) => !MOVES.has(name))) {
    const { view, language, theme } = store.getState();
    const all = new Map([['lang', language], ['theme', theme], ...pairs, ['view', view]] as const);
    await openLink(store, linkOf(all));
    return;
  }
  const has = (name: string) => changed.includes(name);
  const { setLanguage, setTheme, setStops, setEdgeByEdge, goToIteration, goTo, cursor } = store.getState();
  if (has('lang') && fields.lang !== undefined) setLanguage(fields.lang);
  if (has('theme')) setTheme(fields.theme ?? 'auto');
  if (has('stops')) setStops(fields.stops ?? []);
  if (has('edges')) setEdgeByEdge(fields.edges ?? false);
  const place = fields.step ?? START;
  const isNext = place.step === cursor.step + 1 || (place.step === cursor.step && place.edge !== null);
  if (has('iteration')) goToIteration(iteration, place);
  else goTo(place, isNext ? 'next' : 'jump');
}
