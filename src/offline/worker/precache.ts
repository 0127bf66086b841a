import type { Release, ReleasedFile } from './release.ts';

/** Requests under way at once: the page may still be loading what it needs now. */
const AT_ONCE = 4;

/** Headers of a transfer, not of the file: the body that is kept is already decoded. */
const OF_TRANSFER = ['content-encoding', 'content-length', 'transfer-encoding'];

/**
 * Puts every file of a release that is not there yet into `to`. A file with the same bytes in one of `from` (the caches of
 * earlier versions) is copied, any other is fetched; what was put before an interruption stays.
 * @throws when a file cannot be had, or is not that of the release: half of a deploy, a proxy's log-in page, or the
 * "not found" page that some servers send with status 200. A full disk throws too (QuotaExceededError).
 */
export async function fill(to: Cache, from: readonly Cache[], release: Release, scope: string): Promise<void> {
  const here = new Set((await to.keys()).map(({ url }) => url));
  const missing = release.files.filter(({ path }) => !here.has(new URL(path, scope).href));
  let failed = false;
  const work = async () => {
    for (let file = missing.pop(); file !== undefined && !failed; file = missing.pop()) {
      try {
        const url = new URL(file.path, scope).href;
        await to.put(url, (await copied(url, file, from)) ?? (await fetched(url, file, release.proof)));
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** The file from a cache of an earlier version, where it is the same; the page is always fetched. */
async function copied(url: string, file: ReleasedFile, from: readonly Cache[]): Promise<Response | null> {
  if (file.digest === null) return null;
  for (const cache of from) {
    const kept = await cache.match(url, { ignoreVary: true });
    if (kept !== undefined && (await digestOf(await kept.clone().arrayBuffer())) === file.digest) return kept;
  }
  return null;
}

async function fetched(url: string, file: ReleasedFile, proof: string): Promise<Response> {
  // Only a hashed name may come from the browser's HTTP cache, where the page has just put it; once more past it when wrong.
  for (const cache of file.hashed ? (['default', 'reload'] as const) : (['no-cache'] as const)) {
    const response = await fetch(url, { cache });
    if (!response.ok) throw new Error(`${url}: status ${response.status}`);
    const body = await response.arrayBuffer();
    const right =
      file.digest === null ? new TextDecoder().decode(body).includes(proof) : (await digestOf(body)) === file.digest;
    if (!right) continue;
    const headers = new Headers(response.headers);
    for (const name of OF_TRANSFER) headers.delete(name);
    // A new response: one that was redirected (index.html → ./) may not answer a navigation.
    return new Response(body, { headers });
  }
  throw new Error(`${url}: not the file of this version`);
}

/** SHA-256 in hexadecimal. */
async function digestOf(body: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Name of the cache of one version. A space is in no address, so that no scope is the beginning of another's name. */
export function cacheName(scope: string, version: string): string {
  return `${prefixOf(scope)}${version}`;
}

/** Names of the caches of this deployment's other versions, oldest first. Of another deployment or page: never. */
export async function otherNames(scope: string, version: string): Promise<string[]> {
  const own = cacheName(scope, version);
  return (await caches.keys()).filter((name) => name.startsWith(prefixOf(scope)) && name !== own);
}

function prefixOf(scope: string): string {
  return `gradstep ${scope} `;
}

/** Where a request of the page is answered from: this version's cache, those of earlier ones, or (`null`) the network alone. */
export type Place = 'own' | 'earlier' | null;

/**
 * Where a request is answered from. Navigations within the scope to anything but the page itself, and files that no
 * version has, are none of this worker's business: another page may live in a folder below.
 */
export function placeOf(address: string, navigates: boolean, release: Release, scope: string): Place {
  const path = pathOf(address, scope);
  if (path === null) return null;
  if (navigates) return path === '' ? 'own' : null;
  if (release.files.some((file) => file.path === path)) return 'own';
  // A tab that was opened with an earlier version asks for the parts of its own version.
  return HASHED.test(path) ? 'earlier' : null;
}

/**
 * A path whose name has eight characters of a hash, as the build writes them: it never changes under that name. A name that
 * only looks like that does no harm: what is kept is compared with its digest all the same.
 */
export const HASHED = /^(?:assets|figure)\/(?:[^/]+\/)*[^/]+-[\w-]{6,8}\.\w+$/;

/** A path relative to the scope, the page as ''; `null` outside. Query and fragment say nothing about which file it is. */
export function pathOf(address: string, scope: string): string | null {
  const { origin, pathname } = new URL(address);
  const file = origin + pathname;
  if (!file.startsWith(scope)) return null;
  const path = file.slice(scope.length);
  return path === 'index.html' ? '' : path;
}
