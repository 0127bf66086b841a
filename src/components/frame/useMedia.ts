import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds, live. False where there is nothing to ask (jsdom). */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = globalThis.matchMedia?.(query);
      list?.addEventListener('change', changed);
      return () => list?.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => globalThis.matchMedia?.(query).matches ?? false);
}

/** How the rooms are arranged: three columns, two, or one with a sheet. */
export type Arrangement = 'wide' | 'medium' | 'narrow';

/** The arrangement for the window. A phone held sideways is low, so that two columns serve it better than a sheet. */
export function useArrangement(): Arrangement {
  // On paper everything stands below each other: nothing is behind a tab.
  const wide = useMedia('(min-width: 1100px), print');
  const medium = useMedia('(min-width: 700px), (min-width: 540px) and (max-height: 480px)');
  // jsdom has no media queries; the full page is then the one to test.
  if (globalThis.matchMedia === undefined || wide) return 'wide';
  return medium ? 'medium' : 'narrow';
}
