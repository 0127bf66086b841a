import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Page } from '@playwright/test';
import { releaseOf } from '../build/service-worker.ts';
import { test as base, expect, openIn } from './fixtures.ts';
import { StaticSite } from './staticSite.ts';
import { openLesson } from './trainingPage.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));

const test = base.extend<{ site: StaticSite; scratch: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern
  scratch: async ({}, use) => {
    const directory = mkdtempSync(join(tmpdir(), 'gradstep-offline-'));
    await use(directory);
    rmSync(directory, { recursive: true, force: true });
  },
  site: async ({ scratch }, use) => {
    // A copy: the folder of the other tests may be built again in the meantime.
    cpSync(DIST, join(scratch, 'first'), { recursive: true });
    const site = new StaticSite(join(scratch, 'first'));
    await site.start();
    await use(site);
    await site.stop();
  },
  baseURL: async ({ site }, use) => use(site.url),
});
test.use({ serviceWorkers: 'allow' });

/** Waits until the page is answered by a worker that has everything: one becomes active only then. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { serviceWorker } = navigator;
    await serviceWorker.ready;
    if (serviceWorker.controller !== null) return;
    await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
  });
}

/** The page's first script. */
function firstScript(page: Page): Promise<string | null> {
  return page.locator('script[type="module"]').first().getAttribute('src');
}

/** Versions of the page that the browser keeps. */
function versions(page: Page): Promise<string[]> {
  return page.evaluate(() => caches.keys());
}

/** A later build of the same page: every hashed name is another one. */
function nextBuild(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  const hashes = readdirSync(join(to, 'assets')).flatMap((name) => /-([\w-]{6,8})\.\w+$/.exec(name)?.[1] ?? []);
  const renamed = (text: string) =>
    hashes.reduce((done, hash) => done.replaceAll(`-${hash}.`, `-${[...hash].reverse().join('')}.`), text);
  for (const entry of readdirSync(to, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !['.html', '.js', '.css'].includes(extname(entry.name))) continue;
    const path = join(entry.parentPath, entry.name);
    writeFileSync(path, renamed(readFileSync(path, 'utf8')));
    if (renamed(entry.name) !== entry.name) renameSync(path, join(entry.parentPath, renamed(entry.name)));
  }
  const worker = readFileSync(join(to, 'sw.js'), 'utf8');
  const release = JSON.stringify(releaseOf(to, 'the next build'));
  writeFileSync(
    join(to, 'sw.js'),
    worker.replace(/^const RELEASE = .*;$/m, () => `const RELEASE = ${release};`),
  );
}

test('after one visit everything works without a network and without the server', async ({
  page,
  context,
  site,
  problems,
}) => {
  await openIn(page, 'light');
  await kept(page);

  await context.setOffline(true);
  await site.stop();
  context.on('requestfailed', (request) => problems.push(`failed: ${request.url()}`));
  await openLesson(page, 'XOR network');
  await expect(page.locator('.cm-content')).toHaveCount(0);
  // The charts, and a run of the training.
  await expect(page.locator('[data-view="loss"]').getByRole('slider')).toBeVisible();
  await page.locator('.training-train').click();
  await expect(page.locator('.timeline-count small').first()).toContainText('2000');
  await page.getByRole('button', { name: 'Lessons' }).click();
  await page.getByText('The chain rule', { exact: true }).click();
  await page.keyboard.press('Escape');
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await page.keyboard.press('End');
  await expect(timeline).toHaveAttribute('aria-valuenow', (await timeline.getAttribute('aria-valuemax')) ?? '');
  // The editor, and the inspector with its formulas.
  await expect(page.locator('.cm-content')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.frame-inspector math').first()).toBeVisible();
  await page.getByRole('button', { name: '한국어' }).click();
  await expect(page.locator('.frame')).toHaveAttribute('lang', 'ko');
  await page.reload();
  await expect(page.locator('.frame')).toHaveAttribute('lang', 'ko');
});

test('every file of the build can be had without a network', async ({ page, context, site }) => {
  await openIn(page, 'light');
  await kept(page);
  await context.setOffline(true);
  await site.stop();
  const files = readdirSync(site.directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'sw.js')
    .map((entry) => join(entry.parentPath, entry.name).slice(site.directory.length + 1));
  const missing = await page.evaluate(async (names) => {
    const gone: string[] = [];
    for (const name of names) {
      const answered = await fetch(`./${name}`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (!answered) gone.push(name);
    }
    return gone;
  }, files);
  expect(files.length).toBeGreaterThan(20);
  expect(missing).toEqual([]);
});

for (const view of ['embed', 'present']) {
  test(`view=${view} opens without a network`, async ({ page, context, site, problems }) => {
    await openIn(page, 'light');
    await kept(page);
    await context.setOffline(true);
    await site.stop();
    context.on('requestfailed', (request) => problems.push(`failed: ${request.url()}`));
    const other = await context.newPage();
    await other.goto(`${site.url}#view=${view}&program=y%20=%20a*b&a=2&b=3&step=1`);
    await expect(other.getByRole('button', { name: /input a: value 2/ })).toBeVisible();
  });
}

test('a new version is offered, not forced; a tab of the old one goes on with its own files', async ({
  page,
  context,
  site,
  scratch,
  problems,
}) => {
  // Two tabs, two builds, and axe twice.
  test.slow();
  // What the old tab gets later comes from the worker, and not from the browser's HTTP cache.
  site.isImmutable = false;
  await openIn(page, 'light');
  await kept(page);
  const other = await context.newPage();
  other.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  await openIn(other, 'dark', site.url);
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' # typed');
  const before = await firstScript(page);

  nextBuild(join(scratch, 'first'), join(scratch, 'second'));
  site.directory = join(scratch, 'second');
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  for (const one of [page, other]) {
    await expect(one.getByRole('status').filter({ hasText: 'A new version is ready.' })).toBeVisible();
    expect((await new AxeBuilder({ page: one }).include('.offline-room').analyze()).violations).toEqual([]);
    expect(await firstScript(one)).toBe(before);
  }
  expect(await versions(page)).toHaveLength(2);

  await page.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => firstScript(page).catch(() => before)).not.toBe(before);
  await expect(page.locator('.cm-content')).toContainText('# typed');
  await expect(page.getByRole('button', { name: 'Reload' })).toHaveCount(0);

  // The other tab was not touched, and its parts are on no server any more.
  expect(await firstScript(other)).toBe(before);
  await other.getByRole('button', { name: 'Lessons' }).click();
  await other.getByText('XOR network', { exact: true }).click();
  await expect(other.locator('[data-view="loss"]').getByRole('slider')).toBeVisible();
  await other.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => firstScript(other).catch(() => before)).not.toBe(before);

  // With no tab of the old version its files go: at the next visit that is alone.
  await page.close();
  await other.reload();
  await expect.poll(() => versions(other)).toHaveLength(1);
});

test('a deploy that is not complete is not kept, and the next visit completes it', async ({ page, site }) => {
  site.broken = 'icons/maskable-512.png';
  await openIn(page, 'light');
  await expect.poll(() => site.requests).toContain(site.broken);
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.installing ?? null))
    .toBe(null);
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBe(null);

  site.broken = null;
  await page.reload();
  await kept(page);
  expect(site.requests.filter((path) => path === 'icons/maskable-192.png')).toHaveLength(1);
});

test("another deployment's files under the same origin stay", async ({ page, site }) => {
  await openIn(page, 'light');
  await page.evaluate(async () => {
    for (const name of [
      `gradstep ${location.origin}/x/ 1`,
      `gradstep ${new URL('./z/', location.href)} 1`,
      'somebody else',
    ])
      await caches.open(name);
    await caches.open(`gradstep ${new URL('./', location.href)} an-old-one`);
  });
  await kept(page);
  await page.reload();
  await expect.poll(async () => (await versions(page)).some((name) => name.endsWith('an-old-one'))).toBe(false);
  expect((await versions(page)).filter((name) => !name.startsWith(`gradstep ${site.url} `)).sort()).toEqual([
    `gradstep ${site.origin}/x/ 1`,
    `gradstep ${site.url}z/ 1`,
    'somebody else',
  ]);
});

for (const attributes of ['sandbox="allow-scripts"', '']) {
  test(`a frame registers nothing and logs nothing: <iframe ${attributes}>`, async ({ page, site }) => {
    const frame = `<iframe ${attributes} width="900" height="600" src="${site.url}"></iframe>`;
    site.pages.set('/blog.html', `<!doctype html><title>Blog</title><link rel="icon" href="data:,">${frame}`);
    await page.goto(`${site.origin}/blog.html`);
    await expect(page.frameLocator('iframe').locator('.graph-node').first()).toBeVisible();
    // The line about updates has been loaded: it registers, or never will.
    await expect(page.frameLocator('iframe').locator('.offline-room')).toHaveCount(1);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  });
}

test('the page can be installed', async ({ site, scratch }) => {
  // Not in a context of the tests: those are private windows, which install nothing.
  const { launchOptions } = test.info().project.use;
  const context = await chromium.launchPersistentContext(join(scratch, 'profile'), { ...launchOptions });
  try {
    const page = await context.newPage();
    await page.goto(site.url);
    await kept(page);
    const session = await context.newCDPSession(page);
    const { errors, data, url } = await session.send('Page.getAppManifest');
    expect(url).toBe(`${site.url}manifest.webmanifest`);
    expect(errors).toEqual([]);
    expect(JSON.parse(data ?? '')).toMatchObject({ name: 'Gradstep', start_url: './', scope: './' });
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
  } finally {
    await context.close();
  }
});
