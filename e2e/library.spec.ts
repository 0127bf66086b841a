import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import type { FigureHandle, GradStepElement, Mount } from '../src/figure/api.ts';
import { FIGURE, openBlog, PROGRAM } from './blogPage.ts';
import { expect, test } from './fixtures.ts';

declare global {
  interface Window {
    mount: Mount;
    figure: FigureHandle;
  }
}

const state = (figure: Locator) => figure.evaluate((element: GradStepElement) => element.state);
const stepOf = async (figure: Locator) => (await state(figure))?.step;
const ready = (figure: Locator) => expect(figure.locator('.graph-node').first()).toBeVisible();

test('an element shows its figure, and nothing of the page reaches it', async ({ page, problems }) => {
  await openBlog(page, `<p>Before</p>${FIGURE}`);
  const figure = page.locator('grad-step');
  await ready(figure);
  await expect(figure.locator('.sentence-words').first()).toContainText('unchanged');
  expect(await state(figure)).toEqual({ step: 5, edge: null, iteration: 0, length: 5 });
  const styles = await figure
    .locator('.sentence-words')
    .first()
    .evaluate((element) => {
      const { letterSpacing, textAlign, fontSize, borderTopWidth, color } = getComputedStyle(element);
      return { letterSpacing, textAlign, fontSize, borderTopWidth, color };
    });
  expect(styles).toEqual({
    letterSpacing: '-0.08px',
    textAlign: 'start',
    fontSize: '16px',
    borderTopWidth: '0px',
    color: 'rgb(21, 25, 30)',
  });
  // No global CSS, no element outside, no storage, no change of the address.
  expect(await page.locator('style, link[rel=stylesheet]').count()).toBe(1);
  expect(await page.evaluate(() => [document.adoptedStyleSheets.length, localStorage.length, location.hash])).toEqual([
    0,
    0,
    '',
  ]);
  expect(problems).toEqual([]);
});

test('everything that a figure loads is within 120 kB', async ({ page }) => {
  const asked = await openBlog(page, FIGURE);
  await ready(page.locator('grad-step'));
  await page.waitForLoadState('networkidle');
  const bytes = asked
    .map((path) => gzipSync(readFileSync(path.replace('lib', 'dist-lib'))).length)
    .reduce((sum, size) => sum + size, 0);
  expect(asked.length).toBeGreaterThan(1);
  expect(bytes).toBeLessThanOrEqual(120_000);
});

test('a figure far down loads when it comes near the screen, and keeps its room', async ({ page }) => {
  const asked = await openBlog(page, `<div style="height:5000px"></div>${FIGURE}`, { inlineStyle: true });
  const figure = page.locator('grad-step');
  await expect.poll(async () => (await figure.boundingBox())?.height).toBe(300);
  await page.waitForLoadState('networkidle');
  expect(asked).toEqual(['lib/gradstep.js']);
  expect(await state(figure)).toBeNull();
  await figure.scrollIntoViewIfNeeded();
  await ready(figure);
});

test('keys are taken only after a click, the wheel and Page Down never', async ({ page }) => {
  await openBlog(page, `${FIGURE}<div style="height:5000px"></div>`, { inlineStyle: true });
  const figure = page.locator('grad-step');
  await ready(figure);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Home');
  expect(await stepOf(figure)).toBe(5);

  const canvas = figure.locator('.graph-canvas');
  await canvas.hover({ position: { x: 5, y: 5 } });
  const view = () => figure.locator('.graph-canvas > g').getAttribute('transform');
  const before = await view();
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  expect(await view()).toBe(before);
  await page.evaluate(() => scrollTo(0, 0));

  await canvas.click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('ArrowLeft');
  expect(await stepOf(figure)).toBe(4);
  await page.keyboard.press('Home');
  expect(await stepOf(figure)).toBe(0);
  await page.keyboard.press('End');
  expect(await stepOf(figure)).toBe(5);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.keyboard.press('PageDown');
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  expect(await stepOf(figure)).toBe(5);
});

test('Ctrl and the wheel zoom', async ({ page }) => {
  await openBlog(page, FIGURE);
  const figure = page.locator('grad-step');
  await ready(figure);
  await figure.locator('.graph-canvas').hover({ position: { x: 60, y: 60 } });
  const view = () => figure.locator('.graph-canvas > g').getAttribute('transform');
  const before = await view();
  await page.keyboard.down('Control');
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, -40);
      return view();
    })
    .not.toBe(before);
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 600 } });

  test('one finger scrolls the page, two zoom the figure', async ({ page }) => {
    await openBlog(page, `${FIGURE}<div style="height:5000px"></div>`, { inlineStyle: true });
    const figure = page.locator('grad-step');
    await ready(figure);
    const box = await figure.locator('.graph-canvas').boundingBox();
    if (box === null) throw new Error('the graph has no box');
    const { x, y } = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const session = await page.context().newCDPSession(page);
    const touch = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      ...touchPoints: { x: number; y: number; id: number }[]
    ) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
    const view = () => figure.locator('.graph-canvas > g').getAttribute('transform');
    const before = await view();

    // The gestures come with the first touch.
    const pinch = async () => {
      await touch('touchStart', { x: x - 30, y, id: 0 });
      await touch('touchStart', { x: x - 30, y, id: 0 }, { x: x + 30, y, id: 1 });
      for (const d of [40, 60, 80]) await touch('touchMove', { x: x - d, y, id: 0 }, { x: x + d, y, id: 1 });
      await touch('touchEnd');
      return view();
    };
    await expect.poll(pinch).not.toBe(before);
    expect(await page.evaluate(() => scrollY)).toBe(0);

    const zoomed = await view();
    await touch('touchStart', { x, y, id: 0 });
    for (const d of [20, 60, 100, 140]) await touch('touchMove', { x, y: y - d, id: 0 });
    await touch('touchEnd');
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(50);
    expect(await view()).toBe(zoomed);
  });
});

test('a key that the figure uses does not reach the page', async ({ page }) => {
  await openBlog(page, FIGURE);
  const figure = page.locator('grad-step');
  await ready(figure);
  await page.evaluate(() => {
    document.addEventListener('keydown', ({ key }) => {
      document.body.dataset.heard = `${document.body.dataset.heard ?? ''} ${key}`;
    });
  });
  await figure.locator('.figure-previous').click();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('x');
  expect(await page.locator('body').getAttribute('data-heard')).toBe(' x');
  expect(await stepOf(figure)).toBe(3);
});

test('attributes, properties, methods and events', async ({ page, problems }) => {
  await openBlog(page, FIGURE);
  const figure = page.locator('grad-step');
  await ready(figure);
  await figure.evaluate((element: GradStepElement) => {
    element.addEventListener('gradstep-step', ({ detail }) => {
      element.dataset.steps = `${element.dataset.steps ?? ''} ${detail.step}`;
    });
  });
  await figure.evaluate((element: GradStepElement) => element.previous());
  await expect(figure).toHaveAttribute('data-steps', ' 4');
  await figure.evaluate((element: GradStepElement) => element.goTo(2));
  await expect(figure).toHaveAttribute('data-steps', ' 4 2');
  await figure.evaluate((element) => element.setAttribute('step', 'end'));
  await expect(figure).toHaveAttribute('data-steps', ' 4 2 5');
  await figure.evaluate((element) => element.setAttribute('x', '10'));
  await expect(figure.locator('.graph-value', { hasText: /^10$/ })).toBeVisible();
  await figure.evaluate((element: GradStepElement) => {
    element.program = 'w = a * b';
    element.inputs = { a: 6, b: 7 };
  });
  await expect(figure.locator('.graph-value', { hasText: /^42$/ })).toBeVisible();
  await figure.evaluate((element) => element.setAttribute('lang', 'ko'));
  await expect(figure.locator('.figure-reset')).toHaveText('처음으로');
  await figure.evaluate((element) => element.setAttribute('theme', 'dark'));
  await expect(figure.locator('.figure')).toHaveCSS('background-color', 'rgb(18, 21, 24)');
  await figure.evaluate((element) => element.setAttribute('controls', 'none'));
  await expect(figure.locator('.figure-next')).toHaveCount(0);
  expect(problems).toEqual([]);
});

test('Reset goes back to the beginning, and the link opens what is shown now', async ({ page }) => {
  await openBlog(page, FIGURE);
  const figure = page.locator('grad-step');
  await ready(figure);
  await figure.locator('.figure-previous').click();
  await figure.locator('.figure-previous').click();
  const link = figure.locator('.figure-open');
  await expect(link).toHaveAttribute('href', /^https:\/\/gradstep\.test\/#.*step=3/);
  await expect(link).toHaveAttribute('href', /program=t%20=%20x%20%2B%20y/);
  await expect(link).toHaveAttribute('rel', /noopener/);
  await figure.locator('.figure-reset').click();
  await expect.poll(() => stepOf(figure)).toBe(5);
});

test('text in the element is the program; names in attributes find their capitals', async ({ page }) => {
  await openBlog(page, '<grad-step W="2" step="end">\n    W = 1\n    y = W * W\n  </grad-step>');
  await ready(page.locator('grad-step'));
  await expect(page.locator('grad-step .graph-total')).toContainText('4');
});

test('what cannot be used is said in one line, and nothing of it is run', async ({ page, problems }) => {
  const bad = `<grad-step program="y = x" x="&lt;img src=x onerror=alert(1)&gt;" step="99" level="9" constructor="1"
    __proto__="2" app="javascript:alert(1)" lang="&lt;script&gt;"></grad-step>`;
  await openBlog(page, bad);
  const figure = page.locator('grad-step');
  await ready(figure);
  const said = figure.locator('.figure-problems');
  await expect(said).toContainText('level=9');
  await expect(said).toHaveText(/And \d more\.$/);
  await expect(figure.locator('.figure-open')).toHaveCount(0);
  await expect(figure.locator('img, script')).toHaveCount(0);
  expect(problems).toEqual([]);
});

test('a step behind the last one is the last one, and that is said', async ({ page }) => {
  await openBlog(page, '<grad-step program="y = a*b" a="2" b="3" step="99" lang="en"></grad-step>');
  const figure = page.locator('grad-step');
  await ready(figure);
  await expect(figure.locator('.figure-problems')).toHaveText('The link says step=99; 3 is shown instead.');
});

test('a program with a mistake shows its text and the mistake', async ({ page }) => {
  await openBlog(page, '<grad-step program="y = x * (" controls="timeline"></grad-step>');
  const figure = page.locator('grad-step');
  await expect(figure.getByText('has no partner')).toBeVisible();
  await expect(figure.locator('.program-editor')).toContainText('y = x * (');
});

test('mount() takes what is asked of it before it is loaded', async ({ page, problems }) => {
  await openBlog(page, '<div id="here"></div>');
  await page.evaluate((program) => {
    const here = document.querySelector('#here') as HTMLElement;
    window.figure = window.mount(here, { program, inputs: { x: 1, y: 2, z: -4 }, step: 2 });
    window.figure.on('ready', ({ step }) => {
      here.dataset.ready = String(step);
    });
    window.figure.next();
    window.figure.set({ inputs: { z: 5 } });
  }, PROGRAM);
  await expect(page.locator('#here')).toHaveAttribute('data-ready', '2');
  await expect.poll(() => page.evaluate(() => window.figure.state?.step)).toBe(3);
  await expect(page.locator('#here .graph-value', { hasText: /^15$/ })).toBeVisible();
  await page.evaluate(() => window.figure.destroy());
  await expect(page.locator('#here')).toBeEmpty();
  expect(problems).toEqual([]);
});

test('moved on the page, a figure goes on; put back later, it begins again', async ({ page }) => {
  await openBlog(page, `${FIGURE}<div id="there"></div>`);
  const figure = page.locator('grad-step');
  await ready(figure);
  await figure.evaluate((element: GradStepElement) => {
    element.goTo(2);
    document.querySelector('#there')?.append(element);
  });
  await expect.poll(() => stepOf(figure)).toBe(2);
  const handle = await figure.elementHandle();
  await handle?.evaluate((element) => element.remove());
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  expect(await handle?.evaluate((element) => element.shadowRoot?.childElementCount)).toBe(0);
  await handle?.evaluate((element) => document.body.append(element));
  await ready(figure);
  expect(await stepOf(figure)).toBe(5);
});

test('added and removed 100 times, nothing is left', async ({ page }) => {
  await openBlog(page, '');
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const measured = async () => {
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
    return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap: of('JSHeapUsedSize') };
  };
  await addAndRemove(page, 30);
  const before = await measured();
  await addAndRemove(page, 100);
  const after = await measured();
  expect({ ...after, heap: 0 }).toEqual({ ...before, heap: 0 });
  // A figure takes some 400 kB: were one in ten kept, this would be 4 MB.
  expect(after.heap - before.heap).toBeLessThan(2_000_000);
});

async function addAndRemove(page: Page, times: number): Promise<void> {
  await page.evaluate(
    async ([count, program]) => {
      for (let round = 0; round < count; round++) {
        const figure = document.createElement('grad-step');
        for (const [name, text] of Object.entries({ program, x: '1', y: '2', z: '3', step: '2', loading: 'eager' }))
          figure.setAttribute(name, text);
        const begun = new Promise((resolve) => figure.addEventListener('gradstep-ready', resolve, { once: true }));
        document.body.append(figure);
        await begun;
        figure.play();
        figure.remove();
      }
      await new Promise((resolve) => setTimeout(resolve));
    },
    [times, PROGRAM] as const,
  );
}

for (const [name, width, locale, colorScheme] of [
  ['in a column of 320 px', 352, 'en', 'light'],
  ['in a column of 320 px, Korean, dark', 352, 'ko-KR', 'dark'],
  ['in a column of 608 px, Korean', 640, 'ko-KR', 'light'],
] as const) {
  test.describe(name, () => {
    test.use({ viewport: { width, height: 800 }, locale, colorScheme });

    test('everything is within the figure, whose height stays from step to step', async ({ page, problems }) => {
      await openBlog(
        page,
        FIGURE.replace('<grad-step', '<grad-step controls="timeline sentence inspector inputs tools"'),
      );
      const figure = page.locator('grad-step');
      await ready(figure);
      await expect(figure.locator('math').first()).toBeVisible();
      await expect(figure.locator('.program-input')).toHaveCount(3);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      const heights = new Set<number>();
      for (let step = 5; step >= 0; step--) {
        expect(await outside(figure), `step ${step}`).toEqual([]);
        heights.add((await figure.boundingBox())?.height ?? 0);
        await figure.evaluate((element: GradStepElement) => element.previous());
      }
      expect([...heights]).toHaveLength(1);
      expect(problems).toEqual([]);
    });
  });
}

/** Texts of a figure that stand, in part, outside it. */
function outside(figure: Locator): Promise<string[]> {
  return figure.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const texts = [...(element.shadowRoot?.querySelectorAll('p, button, a, text, math, label, h2') ?? [])];
    return texts
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .filter((one) => {
        const box = one.getBoundingClientRect();
        const isSeen = box.width > 1 && box.height > 1;
        return isSeen && (box.left < left - 1 || box.right > right + 1 || box.top < top - 1 || box.bottom > bottom + 1);
      })
      .map((one) => `${one.tagName} ${one.textContent}`);
  });
}
