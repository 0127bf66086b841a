import type { StoreApi } from 'zustand/vanilla';
import { readFragment } from '../../store/link/fragment.ts';
import { linkOf } from '../../store/link/link.ts';
import { beginningOf, openLink, outcomeProblems, untilItLearns } from '../../store/link/open.ts';
import { sameDocument } from '../../store/looks.ts';
import type { Store } from '../../store/state.ts';
import { load, type Saved } from '../../store/storage.ts';
import { makeStore } from '../../store/store.ts';
import { loadTab } from '../../store/tab.ts';
import type { LinkProblem } from '../../texts/link.ts';

/** A store, and what of the link that it was opened by could not be used. */
export interface Begun {
  readonly store: StoreApi<Store>;
  /** The fragment that it was opened by. */
  readonly fragment: string;
  readonly problems: readonly LinkProblem[];
}

/**
 * The page that an address asks for: what its fragment says, or, when this tab left that very address a moment ago (a reload,
 * the back button from another site), what it showed then. Language, theme and speed are the reader's where the link is silent.
 * What an earlier visit had written is not lost: undo brings it back.
 */
export async function begin(fragment: string): Promise<Begun> {
  const kept = load();
  const reader = readerOf(kept);
  const tab = isNewVisit() ? null : loadTab(fragment);
  if (tab !== null) return { store: makeStore({ ...reader, ...tab }), fragment, problems: [] };
  const link = linkOf(await readFragment(fragment));
  if (link.fields.lesson !== undefined && link.fields.program === undefined) {
    const store = makeStore({ ...kept, view: link.fields.view ?? 'app' });
    const problems = await openLink(store, link);
    // The page has begun with the lesson: there is nothing before it but what an earlier visit had written.
    return { store: withBefore(store, kept), fragment, problems };
  }
  const { saved, problems } = beginningOf(link);
  const store = makeStore({ ...reader, ...saved });
  await untilItLearns(store);
  return {
    store: withBefore(store, kept),
    fragment,
    problems: [...link.problems, ...problems, ...outcomeProblems(store.getState(), link)],
  };
}

/** Somebody follows a link: what it says counts, also where this tab had it before. */
function isNewVisit(): boolean {
  const [entry] = performance.getEntriesByType?.('navigation') ?? [];
  return entry !== undefined && 'type' in entry && entry.type === 'navigate';
}

/** What belongs to the reader and not to what is read. */
function readerOf({ language = null, theme = 'auto', speed = 1 }: Partial<Saved>): Partial<Saved> {
  return { language, theme, speed, reader: { language, theme } };
}

/** The store with what an earlier visit had written one undo away. */
function withBefore(store: StoreApi<Store>, { document }: Partial<Saved>): StoreApi<Store> {
  const isOther = document !== undefined && !sameDocument(document, store.getState().document);
  store.setState({ history: { past: isOther ? [{ document, mark: null }] : [], future: [] } });
  return store;
}
