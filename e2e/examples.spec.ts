import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FrameLocator, Locator, Page } from '@playwright/test';
import type { GradStepElement } from '../src/figure/api.ts';
import { accessibilityProblems, expect } from './fixtures.ts';
import { test as base } from './outerPage.ts';
import { StaticSite } from './staticSite.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGES = ['blog/index.html', 'blog/index.ko.html', 'slides/index.html'];

/** The examples on a static server of their own, on another port than Gradstep's. */
const test = base.extend<{ examples: string }>({
  examples: async ({ site, problems }, use) => {
    const server = new StaticSite(ROOT, '/');
    for (const page of PAGES) {
      const html = readFileSync(join(ROOT, 'examples', page), 'utf8');
      const moved = html.replace('<base href="../../dist/" />', `<base href="${site.url}" />`);
      if (moved === html) throw new Error(`${page} has no line that says where Gradstep is`);
      server.pages.set(`/examples/${page}`, moved);
    }
    await server.start();
    const { origin } = server;
    await use(`${origin}/examples/`);
    await server.stop();
    const others = problems.filter((problem) => !problem.startsWith(`request to ${origin}`));
    problems.splice(0, problems.length, ...others);
  },
});

type Place = Locator | FrameLocator;

/** The five figures of the post, in its order. */
function figuresOf(page: Page): readonly { readonly kind: string; readonly place: Locator; readonly figure: Place }[] {
  const frame = (k: number) => ({
    kind: 'iframe',
    place: page.locator('iframe').nth(k),
    figure: page.locator('iframe').nth(k).contentFrame(),
  });
  const element = (k: number) => {
    const place = page.locator('grad-step').nth(k);
    return { kind: 'grad-step', place, figure: place };
  };
  const mounted = page.locator('#sigmoid');
  return [frame(0), element(0), element(1), frame(1), { kind: 'mount', place: mounted, figure: mounted }];
}

const stepOf = (figure: Place) => figure.locator('.timeline-track').getAttribute('aria-valuenow');

for (const [name, lang, theme] of [
  ['blog/index.html', 'en', 'light'],
  ['blog/index.html', 'en', 'dark'],
  ['blog/index.ko.html', 'ko', 'dark'],
] as const) {
  test(`${name}, ${theme}: five figures of three kinds, each with its own step and keys`, async ({
    page,
    examples,
  }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.goto(examples + name);
    const began = ['2', '4', '4', '5', '3'];
    const figures = figuresOf(page);
    for (const [k, { place, figure }] of figures.entries()) {
      await place.scrollIntoViewIfNeeded();
      await expect(figure.locator('.graph-canvas')).toBeVisible();
      expect(await stepOf(figure)).toBe(began[k]);
      await expect(figure.locator('.figure')).toHaveAttribute('lang', k === 3 ? 'ko' : lang);
      await expect(figure.locator('.figure')).toHaveAttribute('data-theme', theme);
    }
    for (const [k, { figure }] of figures.entries()) {
      // A key goes to the figure that was clicked, and to no other one.
      await figure.locator('.graph-canvas').click({ position: { x: 4, y: 4 } });
      await expect(figure.locator('.figure:focus-within')).toBeVisible();
      await page.keyboard.press('ArrowLeft');
      await expect.poll(() => stepOf(figure)).toBe(String(Number(began[k]) - 1));
      for (const [other, { figure: its }] of figures.entries()) {
        if (other > k) expect(await stepOf(its)).toBe(began[other]);
      }
    }
    expect(await accessibilityProblems(page)).toEqual([]);
  });
}

test('the numbers of the prose are those of the figures', async ({ page, examples }) => {
  await page.goto(`${examples}blog/index.html`);
  const [price, back, twice, korean, sigmoid] = figuresOf(page).map(({ place, figure }) => ({ place, figure }));
  const shows = async (one: { place: Locator; figure: Place } | undefined, ...numbers: readonly string[]) => {
    if (one === undefined) throw new Error('a figure is missing');
    await one.place.scrollIntoViewIfNeeded();
    await one.figure.locator('.graph-canvas').click({ position: { x: 4, y: 4 } });
    await expect(one.figure.locator('.figure:focus-within')).toBeVisible();
    await page.keyboard.press('End');
    for (const number of numbers) await expect(one.figure.locator('.graph-canvas')).toContainText(number);
  };
  await shows(price, '220');
  await shows(back, '2.2', '110', '200');
  await shows(twice, '7');
  await shows(korean, '−4', '3', '−12');
  await shows(sigmoid, '0.5', '0.25');
  const slider = page.getByRole('slider', { name: 'x', exact: true });
  await slider.fill('4');
  await expect(page.locator('#sigmoid .graph-canvas')).toContainText('0.01766');
  await expect(page.locator('output')).toHaveText('x = 4');
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('every figure fits, and its buttons are tapped', async ({ page, examples }) => {
    await page.goto(`${examples}blog/index.ko.html`);
    for (const { place, figure } of figuresOf(page)) {
      await place.scrollIntoViewIfNeeded();
      await expect(figure.locator('.graph-canvas')).toBeVisible();
      const before = Number(await stepOf(figure));
      await figure.getByRole('button', { name: '이전 단계' }).tap();
      await expect.poll(() => stepOf(figure)).toBe(String(before - 1));
      const box = await place.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

test('slides: arrows change slides until a figure is clicked', async ({ page, examples }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${examples}slides/index.html`);
  const present = page.locator('section.present');
  await expect(present.getByRole('heading', { name: 'The chain rule' })).toBeVisible();
  await page.keyboard.press('ArrowRight');
  const element = present.locator('grad-step');
  await expect(element.locator('.graph-canvas')).toBeVisible();
  await element.locator('.graph-canvas').click({ position: { x: 4, y: 4 } });
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => element.evaluate((figure: GradStepElement) => figure.state?.step)).toBe(2);
  await expect(present.getByRole('heading', { name: /^Forwards/ })).toBeVisible();

  // A click beside the figure gives the keys back to the slides.
  await page.mouse.click(5, 5);
  await page.keyboard.press('ArrowRight');
  await expect(present.getByRole('heading', { name: /^Backwards/ })).toBeVisible();
  const inFrame = present.locator('iframe').contentFrame();
  await expect(inFrame.locator('.graph-canvas')).toBeVisible();
  expect(await stepOf(inFrame)).toBe('4');
  await page.keyboard.press('ArrowRight');
  await expect(present).toContainText('= 6');
});
