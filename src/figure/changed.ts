import type { StoreApi } from 'zustand/vanilla';
import type { Link } from '../store/link/link.ts';
import type { Store } from '../store/state.ts';
import type { LinkProblem } from '../texts/link.ts';

/**
 * Changes what a link says, by `changeLink`. Most figures are never changed from outside: its file comes with the first change.
 * Never rejects: without the file nothing changes.
 */
export async function changed(store: StoreApi<Store>, link: Link): Promise<readonly LinkProblem[]> {
  const loaded = await import('../store/link/change.ts').catch(() => null);
  return loaded === null ? [] : loaded.changeLink(store, link);
}
