import { cacheName, fill, otherNames, pathOf, placeOf } from './precache.ts';
import type { Release } from './release.ts';

// The service worker: after one visit everything comes from here. Its own code instead of Workbox, which brings Babel and
// Rollup 4 beside Vite's Rolldown (some 200 packages) for what fits on this page, and checks no file that it keeps.

declare const self: ServiceWorkerGlobalScope;
/** Put here by the build. */
declare const RELEASE: Release;

const release = RELEASE;
const { scope } = self.registration;
const own = cacheName(scope, release.version);

/** Earlier versions that are kept at most while tabs that may need them are open. */
const EARLIER_KEPT = 3;

// What is there after a failure is a beginning for the next attempt, but not where the disk is full.
self.addEventListener('install', (event) => {
  event.waitUntil(
    complete().catch(async (error: unknown) => {
      if (error instanceof DOMException && error.name === 'QuotaExceededError') await forget([own]);
      throw error;
    }),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      await self.clients.claim();
      const others = await otherNames(scope, release.version);
      const kept = (await windows()).length > 0 ? EARLIER_KEPT : 0;
      await forget(others.slice(0, Math.max(0, others.length - kept)));
    })(),
  );
});

self.addEventListener('message', (event) => {
  // The reader asked for the new version. Nothing else ends the waiting but the last tab of the old one being closed.
  if (event.data === 'gradstep:take-over') event.waitUntil(self.skipWaiting());
  if (event.data === 'gradstep:tidy') event.waitUntil(tidy(event.source).catch(() => undefined));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const place = placeOf(request.url, request.mode === 'navigate', release, scope);
  if (place !== null) event.respondWith(answer(request, place));
});

/** From the cache, else from the network: the browser, or the reader, may have emptied the cache. */
async function answer(request: Request, place: 'own' | 'earlier'): Promise<Response> {
  const key = new URL(pathOf(request.url, scope) ?? '', scope).href;
  const names = place === 'own' ? [own] : (await otherNames(scope, release.version)).reverse();
  for (const cacheName of names) {
    // Without a cache (refused, or broken) the network is what is left.
    const kept = await caches.match(key, { cacheName, ignoreVary: true }).catch(() => undefined);
    if (kept !== undefined) return kept;
  }
  return fetch(request);
}

/** Puts into the cache what is missing in it. */
async function complete(): Promise<void> {
  const earlier = await otherNames(scope, release.version);
  const from = await Promise.all(earlier.reverse().map((name) => caches.open(name)));
  await fill(await caches.open(own), from, release, scope);
}

/** A page has been loaded: what is missing is fetched again, and what no open tab can need any more is forgotten. */
async function tidy(asking: Client | ServiceWorker | MessagePort | null): Promise<void> {
  await complete();
  const others = await otherNames(scope, release.version);
  if ((await windows()).some(({ id }) => !(asking instanceof Client) || id !== asking.id)) return;
  // One of the others may be that of the next version, waiting or on its way.
  if (self.registration.installing === null && self.registration.waiting === null) await forget(others);
}

/** The open windows of this deployment, frames too, whether this worker answers them or none does. */
async function windows(): Promise<readonly Client[]> {
  const all = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return all.filter(({ url }) => url.startsWith(scope));
}

async function forget(names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => caches.delete(name)));
}
