import { type Pairs, readFragment } from '../../store/link/fragment.ts';

/** Of a link that opens a lecture, what holds against a speaker window that is open already. */
const HOLDS: readonly string[] = ['lang', 'theme', 'stops', 'step'];

/**
 * What the link says that this page was opened by, of the fields that hold against an open speaker window; nothing after a
 * reload or the back button, where the address is only what was shown last. Never rejects.
 */
export async function saidByLink(): Promise<Pairs> {
  const [opened] = performance.getEntriesByType?.('navigation') ?? [];
  if (opened === undefined || !(opened instanceof PerformanceNavigationTiming) || opened.type !== 'navigate')
    return new Map();
  // The address itself has been written anew since, with what the link had left open.
  const fragment = /#.*$/s.exec(opened.name)?.[0] ?? '';
  return new Map([...(await readFragment(fragment))].filter(([name]) => HOLDS.includes(name)));
}
