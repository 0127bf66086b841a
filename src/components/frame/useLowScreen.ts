import { useSyncExternalStore } from 'react';

/** A phone with its keyboard up shows less than this of the page. */
const LOW = 560;

/**
 * Height in px that can be seen of the page when that is little, as above a phone's keyboard, else `null`. The keyboard
 * lies over the page in most browsers, so neither `100dvh` nor a media query tells of it: the visual viewport does, in
 * px of the zoomed page.
 */
export function useLowScreen(): number | null {
  return useSyncExternalStore(subscribe, lowHeight);
}

function subscribe(changed: () => void): () => void {
  const viewport = globalThis.visualViewport;
  viewport?.addEventListener('resize', changed);
  return () => viewport?.removeEventListener('resize', changed);
}

function lowHeight(): number | null {
  const viewport = globalThis.visualViewport ?? null;
  if (viewport === null) return null;
  const height = Math.round(viewport.height * viewport.scale);
  return height < LOW ? height : null;
}
