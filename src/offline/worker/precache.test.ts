import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cacheName, fill, otherNames, pathOf, placeOf } from './precache.ts';
import type { Release } from './release.ts';

const SCOPE = 'https://school.example/gradstep/';
const digest = (text: string) => createHash('sha256').update(text).digest('hex');
const RELEASE: Release = {
  version: '2',
  proof: 'assets/index-11111111.js',
  files: [
    { path: '', digest: null, hashed: false },
    { path: 'assets/index-11111111.js', digest: digest('script'), hashed: true },
    { path: 'favicon.svg', digest: digest('picture'), hashed: false },
  ],
};
const SERVED: Readonly<Record<string, string>> = {
  [SCOPE]: '<script src="./assets/index-11111111.js"></script><script>of the host</script>',
  [`${SCOPE}assets/index-11111111.js`]: 'script',
  [`${SCOPE}favicon.svg`]: 'picture',
};

/** As much of a Cache as the worker needs. */
class FakeCache implements Pick<Cache, 'match' | 'put' | 'keys'> {
  readonly kept = new Map<string, Response>();
  /** How many files there is room for. */
  room = Number.POSITIVE_INFINITY;

  async match(request: RequestInfo | URL): Promise<Response | undefined> {
    return this.kept.get(String(request))?.clone();
  }
  async put(request: RequestInfo | URL, response: Response): Promise<void> {
    if (this.kept.size >= this.room) throw new DOMException('full', 'QuotaExceededError');
    this.kept.set(String(request), response);
  }
  async keys(): Promise<Request[]> {
    return [...this.kept.keys()].map((url) => new Request(url));
  }
}

/** Serves `files`, and says what was asked for. */
function serve(files: Readonly<Record<string, string>>): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string, { cache }: RequestInit) => {
    asked.push(`${url.slice(SCOPE.length)} ${cache}`);
    const body = files[url];
    return new Response(body ?? 'nothing here', {
      status: body === undefined ? 404 : 200,
      headers: { 'Content-Encoding': 'gzip', 'Content-Security-Policy': "default-src 'none'" },
    });
  });
  return asked;
}

/** `fill` with fakes: they lack what it does not touch. */
function fillFake(to: FakeCache, from: readonly FakeCache[] = []): Promise<void> {
  return fill(to as unknown as Cache, from as unknown as Cache[], RELEASE, SCOPE);
}

afterEach(() => vi.unstubAllGlobals());

describe('filling the cache', () => {
  test('fetches every file; only a hashed one from the HTTP cache; headers of the transfer go, others stay', async () => {
    const asked = serve(SERVED);
    const cache = new FakeCache();
    await fillFake(cache);
    expect(asked.sort()).toEqual([' no-cache', 'assets/index-11111111.js default', 'favicon.svg no-cache']);
    expect([...cache.kept.keys()].sort()).toEqual(Object.keys(SERVED).sort());
    const page = await cache.match(SCOPE);
    expect(page?.headers.get('content-encoding')).toBe(null);
    expect(page?.headers.get('content-security-policy')).toBe("default-src 'none'");
  });

  test('takes what an earlier version has with the same bytes, and goes on where it was interrupted', async () => {
    const asked = serve(SERVED);
    const earlier = new FakeCache();
    await earlier.put(`${SCOPE}assets/index-11111111.js`, new Response('script'));
    await earlier.put(`${SCOPE}favicon.svg`, new Response('another picture'));
    const cache = new FakeCache();
    await cache.put(SCOPE, new Response('the page'));
    await fillFake(cache, [earlier]);
    expect(asked).toEqual(['favicon.svg no-cache']);
    expect(await (await cache.match(`${SCOPE}favicon.svg`))?.text()).toBe('picture');
  });

  test.each([
    ['is missing', `${SCOPE}favicon.svg`, undefined],
    ['is another one, as with a server that answers everything with a page', `${SCOPE}favicon.svg`, '<p>Not found</p>'],
    ['is the page of another version', SCOPE, '<script src="./assets/index-00000000.js"></script>'],
  ])('refuses a deploy of which a file %s', async (_, url, body) => {
    const { [url]: _left, ...others } = SERVED;
    serve(body === undefined ? others : { ...SERVED, [url]: body });
    const cache = new FakeCache();
    await expect(fillFake(cache)).rejects.toThrow(url);
    expect(cache.kept.has(url)).toBe(false);
  });

  test('a hashed file that is wrong in the HTTP cache is asked for again, past it', async () => {
    const asked = serve({ ...SERVED, [`${SCOPE}assets/index-11111111.js`]: 'cut off' });
    await expect(fillFake(new FakeCache())).rejects.toThrow('not the file of this version');
    expect(asked).toContain('assets/index-11111111.js reload');
  });

  test('a full disk is an error of its own', async () => {
    serve(SERVED);
    const cache = new FakeCache();
    cache.room = 1;
    await expect(fillFake(cache)).rejects.toThrow(expect.objectContaining({ name: 'QuotaExceededError' }));
  });
});

describe('what is answered from where', () => {
  test.each([
    [SCOPE, true, 'own'],
    [`${SCOPE}index.html?from=mail#step=3`, true, 'own'],
    [`${SCOPE}other/`, true, null],
    [`${SCOPE}favicon.svg`, true, null],
    [`${SCOPE}favicon.svg?2`, false, 'own'],
    [`${SCOPE}assets/index-11111111.js`, false, 'own'],
    [`${SCOPE}assets/index-00000000.js`, false, 'earlier'],
    [`${SCOPE}sw.js`, false, null],
    ['https://school.example/', true, null],
    ['https://school.example/gradstep2/favicon.svg', false, null],
    ['https://elsewhere.example/gradstep/favicon.svg', false, null],
  ])('%s (navigation: %s): %s', (address, navigates, place) => {
    expect(placeOf(address, navigates, RELEASE, SCOPE)).toBe(place);
  });

  test('a path is that below the scope', () => {
    expect(pathOf(`${SCOPE}a/b.js?c#d`, SCOPE)).toBe('a/b.js');
    expect(pathOf('https://school.example/', SCOPE)).toBe(null);
  });
});

test("only this deployment's caches are its own", async () => {
  const names = [
    cacheName(SCOPE, '1'),
    cacheName(SCOPE, '2'),
    cacheName('https://school.example/', '1'),
    cacheName(`${SCOPE}beta/`, '1'),
    'workbox',
  ];
  vi.stubGlobal('caches', { keys: async () => names });
  expect(await otherNames(SCOPE, '2')).toEqual([cacheName(SCOPE, '1')]);
});
