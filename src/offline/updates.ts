/** A check for a new version while a tab stays open: at most once in this many milliseconds, when one comes back to it. */
const CHECK_EVERY = 3_600_000;

/** What the page knows of its next version. */
export interface Updates {
  /** A version that is newer than this page can be had by a reload. */
  isReady(): boolean;
  subscribe(listener: () => void): () => void;
  /** Lets the new version take over and loads the page again, by it. Other tabs stay as they are, and offer the same. */
  reload(): void;
}

/** What `followUpdates` touches, so that a test can give its own. */
export interface Surroundings {
  readonly container: ServiceWorkerContainer;
  readonly document: Pick<Document, 'addEventListener' | 'visibilityState'>;
  readonly now: () => number;
  /** Loads the page again. */
  readonly reload: () => void;
}

/**
 * Follows a registration: a version that has been installed beside the running one waits, and another tab may have let it
 * take over, which leaves this page with the files of its own version.
 */
export function followUpdates(registration: ServiceWorkerRegistration, around: Surroundings): Updates {
  const { container } = around;
  const listeners = new Set<() => void>();
  let ready = false;
  let asked = false;
  // The first worker of all takes over a page that came from the network: the same version, nothing to offer.
  let controlled = container.controller !== null;

  const offer = () => {
    if (ready) return;
    ready = true;
    for (const listener of listeners) listener();
  };
  const watch = (worker: ServiceWorker | null) =>
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && registration.active !== null) offer();
    });

  if (registration.waiting !== null && registration.active !== null) offer();
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  container.addEventListener('controllerchange', () => {
    if (asked) around.reload();
    else if (controlled) offer();
    controlled = true;
  });

  let checked = around.now();
  around.document.addEventListener('visibilitychange', () => {
    if (around.document.visibilityState !== 'visible' || around.now() - checked < CHECK_EVERY) return;
    checked = around.now();
    // Without a network there is nothing new.
    registration.update().catch(() => undefined);
  });

  return {
    isReady: () => ready,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reload: () => {
      const { waiting } = registration;
      // It already took over, asked by another tab.
      if (waiting === null) return around.reload();
      asked = true;
      waiting.postMessage('gradstep:take-over');
    },
  };
}
