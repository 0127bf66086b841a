import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { register } from '../../offline/register.ts';
import type { Updates } from '../../offline/updates.ts';
import { offlineTexts } from '../../texts/offline.ts';
import { useShownTheme } from '../frame/usePage.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import './offline.css';

// Asked for once in a page's life, when this file is loaded: after the first view.
const updates: Promise<Updates | null> = import.meta.env.PROD ? whenIdle().then(register) : Promise.resolve(null);

/** Says that a new version is ready, and loads it when asked. A lecture is not disturbed. */
export function UpdateLine({ from = updates }: { readonly from?: Promise<Updates | null> }) {
  const say = useSay();
  const theme = useShownTheme();
  const language = useGradstep((state) => state.language);
  const isApp = useGradstep(({ view }) => view === 'app');
  const [known, setKnown] = useState<Updates | null>(null);
  const [later, setLater] = useState(false);
  useEffect(() => void from.then(setKnown), [from]);
  const ready = useSyncExternalStore(known?.subscribe ?? never, known?.isReady ?? no);
  const shown = ready && !later && isApp;
  const above = useTimelineHeight(shown);
  // The region stands from the beginning: a screen reader announces only what changes inside one that it knows.
  return (
    <div className="offline-room" role="status" data-theme={theme} lang={language} style={{ bottom: above }}>
      {shown && (
        <p className="offline-line">
          <span>{say(offlineTexts.ready)}</span>
          <button type="button" onClick={() => known?.reload()}>
            {say(offlineTexts.reload)}
          </button>
          <button type="button" className="offline-later" onClick={() => setLater(true)}>
            {say(offlineTexts.later)}
          </button>
        </p>
      )}
    </div>
  );
}

/**
 * How high the timeline is, in CSS pixels, while the line is shown: that lies right over it, where a panel ends that can be
 * scrolled, and never on the buttons that are under the reader's thumb.
 */
function useTimelineHeight(shown: boolean): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const timeline = shown ? document.querySelector('.frame-timeline') : null;
    if (timeline === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => setHeight(timeline.getBoundingClientRect().height));
    observer.observe(timeline);
    return () => observer.disconnect();
  }, [shown]);
  return height;
}

/** Resolves when the browser has nothing to do: keeping files must not slow the page that is being loaded. */
function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 5000 });
    else setTimeout(resolve);
  });
}

function never(): () => void {
  return () => undefined;
}

function no(): boolean {
  return false;
}
