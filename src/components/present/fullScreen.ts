import { useSyncExternalStore } from 'react';

/** Asks for the full screen, where the browser has it and a key or click allows it. Without it a lecture works as well. */
export function enterFullScreen(): void {
  const { documentElement: page } = document;
  page.requestFullscreen?.({ navigationUI: 'hide' }).catch(() => undefined);
}

/** Back into the window. */
export function leaveFullScreen(): void {
  if (document.fullscreenElement != null) document.exitFullscreen().catch(() => undefined);
}

/** Whether the page fills the screen; `null` where it cannot. */
export function useFullScreen(): boolean | null {
  return useSyncExternalStore(subscribe, read);
}

function read(): boolean | null {
  if (document.fullscreenElement != null) return true;
  return document.fullscreenEnabled === true ? false : null;
}

function subscribe(tell: () => void): () => void {
  document.addEventListener('fullscreenchange', tell);
  return () => document.removeEventListener('fullscreenchange', tell);
}
