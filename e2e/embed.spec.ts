import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { accessibilityProblems, expect, THEMES } from './fixtures.ts';
import { figureIn, heard, tell, test, windowOf } from './outerPage.ts';
import type { StaticSite } from './staticSite.ts';

/** The addition of design/mock/embed.png. */
const PROGRAM = 'program=x=1;y=2;z=-4%0At=x%2By%0AL=t*z&view=embed';

function frameOf(site: StaticSite, said: string, attributes = ''): string {
  const address = `${site.url}#${PROGRAM}&${said}`.replaceAll('&', '&amp;');
  return `<iframe title="A sum and a product" ${attributes} src="${address}"></iframe>`;
}

/** Waits until the figure has said that it is there. */
async function ready(page: Page): Promise<void> {
  await expect.poll(() => heard(page, 'gradstep:ready')).toBeTruthy();
}

/** Clicks where nothing is, and waits for the focus. */
async function clickInto(page: Page, frame = 'iframe'): Promise<void> {
  await page.locator(frame).click({ position: { x: 200, y: 20 } });
  const inner = await windowOf(page, frame);
  await expect.poll(() => inner.evaluate(() => document.hasFocus())).toBe(true);
}

const stepOf = async (page: Page) => (await heard(page, 'gradstep:step'))?.step;
/** Waits until the page no longer scrolls. */
async function settled(page: Page): Promise<void> {
  const stays = () =>
    page.evaluate(async () => {
      const before = scrollY;
      for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
      return scrollY === before;
    });
  await expect.poll(stays).toBe(true);
}

const scrolled = (page: Page) => page.evaluate(() => Math.round(scrollY));

for (const width of [320, 640, 1200]) {
  test(`${width} px: it begins at its step, as high as it needs, and nothing sticks out`, async ({
    page,
    site,
    outer,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await outer.open(page, frameOf(site, 'step=5'));
    await ready(page);
    const figure = figureIn(page);
    await expect(figure.locator('.sentence-words').first()).toContainText('unchanged');
    await expect(figure.getByRole('slider', { name: 'Timeline' })).toHaveAttribute('aria-valuenow', '5');
    const inner = await windowOf(page);
    await expect
      .poll(async () => (await heard(page, 'gradstep:resize'))?.height === (await inner.evaluate(() => innerHeight)))
      .toBe(true);
    const { height = 0, width: wide } = (await heard(page, 'gradstep:resize')) ?? {};
    expect(height).toBeLessThan(700);
    const sizes = await inner.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return [scrollWidth, scrollHeight];
    });
    expect(sizes).toEqual([wide, height]);
    await expect(figure.getByRole('link', { name: 'Open in Gradstep' })).toBeVisible();
  });
}

test('everything that it asks for by itself is within 120 kB', async ({ page, site, outer }) => {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.url().startsWith(site.origin)) sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await outer.open(page, frameOf(site, 'step=5'));
  await ready(page);
  await page.waitForLoadState('networkidle');
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(sizes.length).toBeGreaterThan(2);
  expect(bytes).toBeLessThanOrEqual(120_000);
});

test('the page’s own keys and wheel stay the page’s until the figure is clicked', async ({ page, site, outer }) => {
  // Keys scroll at once then.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await outer.open(page, frameOf(site, 'step=2'));
  await ready(page);
  const frame = page.locator('iframe');
  await frame.hover({ position: { x: 200, y: 80 } });
  await page.mouse.wheel(0, 100);
  await expect.poll(() => scrolled(page)).toBe(100);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => scrolled(page)).toBeGreaterThan(100);
  const before = await scrolled(page);
  await page.keyboard.press('Space');
  await expect.poll(() => scrolled(page)).toBeGreaterThan(before);
  await page.keyboard.press('ArrowRight');
  await settled(page);
  expect(await stepOf(page)).toBeUndefined();
  await page.evaluate(() => scrollTo(0, 0));
  await settled(page);

  await clickInto(page);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => stepOf(page)).toBe(3);
  await page.keyboard.press('End');
  await expect.poll(() => stepOf(page)).toBe(5);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => stepOf(page)).toBe(4);
  expect(await scrolled(page)).toBe(0);
  // The wheel is the page's all the same.
  await page.mouse.wheel(0, 60);
  await expect.poll(() => scrolled(page)).toBe(60);
});

test('Reset leads to the link, and the whole page opens with what is shown', async ({ page, site, outer }) => {
  await outer.open(page, frameOf(site, 'step=2&controls=timeline,inputs'));
  await ready(page);
  const figure = figureIn(page);
  await figure.getByRole('button', { name: 'Next step' }).click();
  await tell(page, { type: 'gradstep:set', version: 1, values: { x: 9 } });
  await expect(figure.locator('.graph').first()).toContainText('11');
  const open = figure.getByRole('link', { name: 'Open in Gradstep' });
  await expect(open).toHaveAttribute('href', `${site.url}#program=x=9;y=2;z=-4%0At=x%2By%0AL=t*z&step=3&lang=en`);
  await figure.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => stepOf(page)).toBe(2);
  await expect(open).toHaveAttribute('href', `${site.url}#program=x=1;y=2;z=-4%0At=x%2By%0AL=t*z&step=2&lang=en`);
});

test('messages drive it, and it tells of what it does', async ({ page, site, outer }) => {
  await outer.open(page, frameOf(site, 'step=2'), true);
  await ready(page);
  expect(await heard(page, 'gradstep:ready')).toMatchObject({
    version: 1,
    step: 2,
    length: 5,
    phase: 'forward',
    lang: 'en',
  });
  await tell(page, { type: 'gradstep:goto', version: 1, step: 4 });
  await expect.poll(() => heard(page, 'gradstep:step')).toMatchObject({ step: 4, phase: 'backward' });
  await tell(page, { type: 'gradstep:set', version: 1, lang: 'ko', theme: 'dark', values: { z: 10 } });
  await expect(figureIn(page).getByRole('button', { name: '다음 단계' })).toBeVisible();
  await expect(figureIn(page).locator('.graph').first()).toContainText('30');
  const inner = await windowOf(page);
  expect(
    await inner.evaluate(() => [document.documentElement.lang, document.documentElement.style.colorScheme]),
  ).toEqual(['ko', 'dark']);
  await tell(page, { type: 'gradstep:get', version: 1, id: 'where' });
  await expect
    .poll(() => heard(page, 'gradstep:answer'))
    .toMatchObject({ id: 'where', step: 4, problems: [], lang: 'ko' });
  await tell(page, { type: 'gradstep:next', version: 1 });
  await expect.poll(() => stepOf(page)).toBe(5);
  await tell(page, { type: 'gradstep:reset', version: 1 });
  // Language, colours and speed are no part of where it began.
  await expect.poll(() => heard(page, 'gradstep:step')).toMatchObject({ step: 2, lang: 'ko' });
  await tell(page, { type: 'gradstep:play', version: 1, speed: 10 });
  await expect.poll(() => stepOf(page)).toBe(5);
  // Another address in the same frame: only its fragment changes.
  await page.locator('iframe').evaluate((frame: HTMLIFrameElement) => {
    frame.src = frame.src.replace('step=2', 'step=1');
  });
  await expect.poll(() => stepOf(page)).toBe(1);
  expect(await page.evaluate(() => window.heard.filter(({ data }) => data.type === 'gradstep:ready').length)).toBe(1);
  const origins = await page.evaluate(() => [...new Set(window.heard.map(({ origin }) => origin))]);
  expect(origins).toEqual([site.origin]);
});

test('messages that cannot be used do no harm, and are said in one line', async ({ page, site, outer }) => {
  await outer.open(page, frameOf(site, 'step=2'), true);
  await ready(page);
  const inner = await windowOf(page);
  await page.locator('iframe').evaluate((frame: HTMLIFrameElement) => {
    const post = (data: unknown) => frame.contentWindow?.postMessage(data, '*');
    const cyclic: Record<string, unknown> = { type: 'gradstep:set', version: 1 };
    cyclic.open = cyclic;
    cyclic.values = cyclic;
    const own = JSON.parse('{"__proto__":{"hacked":1},"constructor":{"prototype":{"hacked":1}}}');
    for (const data of [
      null,
      7,
      'gradstep:next',
      [],
      new ArrayBuffer(8),
      new Map([['type', 'gradstep:next']]),
      { type: 'gradstep:next' },
      { type: 'gradstep:next', version: '1' },
      { type: 'gradstep:next', version: 2 },
      { type: 'gradstep:__proto__', version: 1 },
      { type: 'gradstep:set', version: 1, ...own, values: own },
      { type: 'gradstep:set', version: 1, theme: '"><script>hacked=1</script>', lang: 'javascript:hacked=1' },
      { type: 'gradstep:set', version: 1, select: '<img src=x onerror=hacked=1>', values: { x: 'hacked=1' } },
      { type: 'gradstep:set', version: 1, view: 'app' },
      { type: 'gradstep:goto', version: 1, step: { valueOf: 3 } },
      { type: 'gradstep:goto', version: 1, step: 'x'.repeat(5_000_000) },
      cyclic,
    ]) {
      post(data);
    }
    post({ type: 'gradstep:get', version: 1, id: 'last' });
  });
  await expect.poll(() => heard(page, 'gradstep:answer')).toMatchObject({ id: 'last', step: 2, length: 5, lang: 'en' });
  expect(await inner.evaluate(() => 'hacked' in window || 'hacked' in {})).toBe(false);
  await tell(page, { type: 'gradstep:set', version: 1, theme: 'pink', step: 3 });
  await expect.poll(() => stepOf(page)).toBe(3);
  await expect(figureIn(page).getByRole('status')).toContainText('theme=pink');
  expect(await heard(page, 'gradstep:problem')).toMatchObject({ problems: [{ problem: 'unreadable', name: 'theme' }] });
});

test('a program from a message is a program, not HTML, and a mistake in it is told', async ({ page, site, outer }) => {
  await outer.open(page, frameOf(site, 'step=2'));
  await ready(page);
  await tell(page, { type: 'gradstep:set', version: 1, program: '<img src=x onerror=alert(1)>' });
  await expect(figureIn(page).getByText('<img', { exact: false }).first()).toBeVisible();
  expect(await figureIn(page).locator('img').count()).toBe(0);
  await tell(page, { type: 'gradstep:set', version: 1, program: 'y = (2*3)^2' });
  await expect.poll(() => heard(page, 'gradstep:step')).toMatchObject({ length: 2 });
});

test('nobody but the parent is heard or answered', async ({ page, site, outer }) => {
  await outer.open(
    page,
    `${frameOf(site, 'step=2', 'name="figure"')}<iframe name="sibling" title="Sibling" srcdoc="<p>Sibling"></iframe>`,
  );
  await ready(page);
  const sibling = page.frame({ name: 'sibling' });
  await sibling?.evaluate(() => {
    const figure = parent.frames[0] as Window;
    addEventListener('message', () => parent.document.body.append('The sibling was answered'));
    figure.postMessage({ type: 'gradstep:goto', version: 1, step: 5, id: 1 }, '*');
  });
  await tell(page, { type: 'gradstep:get', version: 1, id: 2 }, 'iframe[name=figure]');
  await expect.poll(() => heard(page, 'gradstep:answer')).toMatchObject({ id: 2, step: 2 });
  expect(await page.evaluate(() => window.heard.filter(({ data }) => data.type === 'gradstep:answer').length)).toBe(1);
  await expect(page.getByText('The sibling was answered')).toHaveCount(0);
});

test('sandbox="allow-scripts": no origin and no storage, and all the rest', async ({ page, site, outer }) => {
  await outer.open(page, frameOf(site, 'step=2', 'sandbox="allow-scripts"'));
  await ready(page);
  const inner = await windowOf(page);
  const storage = await inner.evaluate(() => {
    try {
      return typeof localStorage;
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(storage).toBe('SecurityError');
  await clickInto(page);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => stepOf(page)).toBe(3);
  await tell(page, { type: 'gradstep:goto', version: 1, step: 'end' });
  await expect.poll(() => stepOf(page)).toBe(5);
  expect(await page.evaluate(() => window.heard[0]?.origin)).toBe('null');
});

test('opened by itself it is a page, keeps nothing, and becomes the whole page when its address says so', async ({
  page,
  site,
}) => {
  await page.goto(`${site.url}#${PROGRAM}&step=2`);
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveAttribute('aria-valuenow', '2');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveAttribute('aria-valuenow', '3');
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, location.hash])).toEqual([
    0,
    0,
    `#${PROGRAM}&step=2`,
  ]);
  await page.evaluate(() => {
    location.hash = 'program=y=2*3&view=app';
  });
  await expect(page.getByRole('button', { name: 'Share' })).toBeVisible();
});

test('ten on a page: those far down wait, and all of them work', async ({ page, site, outer }) => {
  const frames = Array.from(
    { length: 10 },
    (_, k) => `<p style="height: 700px">${k}</p>${frameOf(site, `step=${k % 6}`, 'loading="lazy"')}`,
  );
  await outer.open(page, frames.join(''));
  await ready(page);
  const shown = () => page.evaluate(() => window.heard.filter(({ data }) => data.type === 'gradstep:ready').length);
  expect(await shown()).toBeLessThan(10);
  for (let k = 0; k < 10; k++) await page.locator('iframe').nth(k).scrollIntoViewIfNeeded();
  await expect.poll(shown).toBe(10);
  await page
    .locator('iframe')
    .nth(9)
    .click({ position: { x: 200, y: 20 } });
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => stepOf(page)).toBe(4);
});

for (const theme of THEMES) {
  test(`axe finds nothing in the page with it, ${theme}, in Korean`, async ({ page, site, outer }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await outer.open(page, frameOf(site, 'step=4&lang=ko&controls=timeline,sentence,inspector,inputs'));
    await ready(page);
    const figure = figureIn(page);
    await expect(figure.getByRole('button', { name: '처음으로' })).toBeVisible();
    await expect(figure.locator('.figure')).toHaveAttribute('data-theme', theme);
    await expect(figure.locator('math').first()).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
}

test.describe('with fingers', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('one finger on the figure scrolls the page, a tap steps', async ({ page, site, outer }) => {
    await outer.open(page, frameOf(site, 'step=2'));
    await ready(page);
    await swipeUp(page, await graphCentre(page), 160);
    await expect.poll(() => scrolled(page)).toBeGreaterThan(100);
    expect(await stepOf(page)).toBeUndefined();
    await settled(page);
    const next = figureIn(page).getByRole('button', { name: 'Next step' });
    expect((await next.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await next.tap();
    await expect.poll(() => stepOf(page)).toBe(3);
  });
});

/** The middle of the graph, on the outer page. */
async function graphCentre(page: Page): Promise<{ x: number; y: number }> {
  const box = await figureIn(page).locator('.graph-canvas').boundingBox();
  if (box === null) throw new Error('the graph is nowhere');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Moves one finger up, as slowly as a reader does. */
async function swipeUp(page: Page, { x, y }: { x: number; y: number }, distance: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', up: number) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: y - up }] });
  await touch('touchStart', 0);
  for (let up = 8; up <= distance; up += 8) await touch('touchMove', up);
  await touch('touchEnd', distance);
}
