import type { Page } from '@playwright/test';
import { PANELS } from '../src/lessons/modes.ts';
import { accessibilityProblems, expect, openIn, THEMES, test } from './fixtures.ts';

const APPLE = 'apple = 100; count = 2; tax = 1.1\nsubtotal = apple * count\nprice = subtotal * tax';
const link = (fields: Readonly<Record<string, string>>) =>
  `./#${Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
const MODES = PANELS.filter((panel) => panel !== 'step');
const heard = (page: Page) => page.locator('.sentence-heard');

for (const theme of THEMES) {
  test(`axe finds nothing wrong in the first view, ${theme}`, async ({ page }) => {
    await openIn(page, theme);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test(`axe does find what is put in wrong, ${theme}`, async ({ page }) => {
    await openIn(page, theme);
    await page.evaluate(() => {
      const button = document.createElement('button');
      button.id = 'nameless';
      const faint = document.createElement('p');
      faint.id = 'faint';
      faint.textContent = 'hardly to be read';
      Object.assign(faint.style, { color: '#777777', background: '#7f7f7f' });
      document.querySelector('#root')?.prepend(button, faint);
    });
    const problems = await accessibilityProblems(page);
    expect(problems).toContain('button-name: #nameless');
    expect(problems).toContain('color-contrast: #faint');
  });
}

for (const [lang, theme, width, height] of [
  ['en', 'light', 1440, 900],
  ['ko', 'dark', 390, 844],
] as const) {
  test.describe(`modes, ${lang}, ${theme}, ${width} px`, () => {
    test.use({ viewport: { width, height } });
    test('axe finds nothing wrong in any of them', async ({ page }) => {
      test.slow();
      await openIn(page, theme, link({ program: APPLE, step: '4', lang }));
      for (const panel of MODES) {
        await page.goto(link({ program: APPLE, step: '4', panel, lang }));
        await expect(page.locator(`.mode.is-${panel} > .mode-head h2`)).toBeVisible();
        // Its room has come as well.
        await page.waitForLoadState('networkidle');
        await expect(page.locator('.mode .formula:empty')).toHaveCount(0);
        expect(await accessibilityProblems(page, '.mode'), panel).toEqual([]);
      }
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });
}

test('axe finds nothing wrong in a lecture', async ({ page }) => {
  await openIn(page, 'dark', link({ program: APPLE, step: '4', view: 'present', lang: 'ko' }));
  await expect(page.locator('.present-formula math').first()).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('axe finds nothing wrong in an embedded figure with everything in it', async ({ page }) => {
  const controls = 'timeline,sentence,inspector,inputs,program,tools';
  await openIn(
    page,
    'dark',
    link({ program: APPLE, step: '4', view: 'embed', lang: 'en', controls, panel: 'predict' }),
  );
  await expect(page.locator('.graph-canvas')).toBeVisible();
  await expect(page.locator('.predict-field')).toBeVisible();
  // It is a part of somebody's page, with the headings and landmarks of that.
  const ofPages = /^(?:landmark-one-main|page-has-heading-one|region): /u;
  expect((await accessibilityProblems(page)).filter((problem) => !ofPages.test(problem))).toEqual([]);
});

test('axe finds nothing wrong in the menu of modes and in a dialog', async ({ page }) => {
  await openIn(page, 'light');
  await page.getByRole('button', { name: 'Learn' }).click();
  await expect(page.locator('.mode-menu')).toBeVisible();
  expect(await accessibilityProblems(page, '.frame-header')).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await accessibilityProblems(page, 'dialog[open]')).toEqual([]);
});

test('each step is heard as one sentence, and of keys that follow each other only the last', async ({ page }) => {
  await openIn(page, 'light', link({ program: APPLE, lang: 'en' }));
  await expect(page.locator('.sentence-words')).not.toHaveAttribute('aria-live');
  await expect(heard(page)).toHaveCount(1);
  await expect(heard(page)).toBeEmpty();
  await page.keyboard.press('e');
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    const region = document.querySelector('.sentence-heard') as Element;
    new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
  const said = () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
  await page.keyboard.press('ArrowRight');
  await expect(heard(page)).toHaveText('Forward through multiply: apple 100 times count 2 gives subtotal 200.');
  for (let move = 0; move < 6; move++) await page.keyboard.press('ArrowRight');
  await expect(heard(page)).toHaveText('Backward through multiply: count receives 1.1 times 100, 110.');
  // Between the first step and the last there was silence, however fast this machine presses keys.
  expect(new Set(await said()).size).toBeLessThan(5);
  await page.keyboard.press('2');
  await expect(heard(page)).toHaveText('Level 2: opened to ops.');
  await page.keyboard.press('y');
  await expect(heard(page)).toHaveText('Why group? opened.');
  await page.keyboard.press('y');
  await expect(heard(page)).toHaveText('Why group? closed.');
});

test('a node is named by words, not by the sign that is drawn in it, as soon as they have come', async ({ page }) => {
  await openIn(page, 'light', link({ program: 'a = 2; b = -3\nc = a * b', step: 'end', lang: 'en' }));
  const node = (name: string) => page.locator('.graph').getByRole('button', { name, exact: true });
  await expect(node('multiply named c: value minus 6, gradient 1')).toBeVisible();
  await expect(node('input b: value minus 3, gradient 2')).toBeVisible();
  await page.goto(link({ program: 'a = 2; b = -3\nc = a * b', step: 'end', lang: 'ko' }));
  await expect(node('곱하기, 이름 c: 값 마이너스 6, 기울기 1')).toBeVisible();
});

test('Escape leaves the room of a mode, and the focus goes to the graph', async ({ page }) => {
  await openIn(page, 'light', link({ program: APPLE, panel: 'whyGroup', lang: 'en' }));
  const back = page.getByRole('button', { name: 'Back to the steps' });
  const graph = page.getByRole('region', { name: 'Graph', exact: true });
  await back.focus();
  await page.keyboard.press('Escape');
  await expect(back).toBeHidden();
  await expect(graph).toBeFocused();
  await page.keyboard.press('y');
  await back.press('Enter');
  await expect(back).toBeHidden();
  await expect(graph).toBeFocused();
});

test.describe('with colours of the system', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('lanes, ticks and what is pressed can be told apart', async ({ page }) => {
    await openIn(page, 'dark', link({ program: APPLE, step: '4', lang: 'en' }));
    const colour = (selector: string, property: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
    const ground = await colour('.frame', 'background-color');
    // The sheet with the system's colours comes after the first view.
    await expect.poll(() => colour('.graph-forward .graph-lane', 'stroke')).toBe(await colour('.frame', 'color'));
    const sending = await colour('.graph-backward.is-on .graph-lane', 'stroke');
    expect(sending).not.toBe(ground);
    expect(sending).not.toBe(await colour('.graph-forward .graph-lane', 'stroke'));
    expect(await colour('.timeline-tick.is-done', 'fill')).not.toBe(
      await colour('.timeline-tick:not(.is-done)', 'fill'),
    );
    const pressed = await colour('.frame-language[aria-pressed="true"]', 'background-color');
    expect(pressed).not.toBe(await colour('.frame-language[aria-pressed="false"]', 'background-color'));
    expect(await colour('.timeline-next', 'color')).not.toBe(await colour('.timeline-next', 'background-color'));
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});

/** Corners of what lies outside of the page, or is cut off by it, of everything that can be pressed. */
async function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    const wrong = scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide`] : [];
    for (const button of document.querySelectorAll('.frame-header button, .timeline-buttons button, [role="tab"]')) {
      const { left, right, top, bottom, width } = button.getBoundingClientRect();
      if (width === 0 || button.closest('[popover]:not(:popover-open), dialog:not([open])') !== null) continue;
      const isIn = left >= 0 && right <= innerWidth && top + scrollY >= 0 && bottom + scrollY <= scrollHeight;
      if (!isIn && !button.matches('.frame-skip')) wrong.push(button.textContent || (button.ariaLabel ?? ''));
    }
    return wrong;
  });
}

for (const [percent, width, height] of [
  [200, 640, 400],
  [400, 320, 225],
] as const) {
  test.describe(`enlarged to ${percent} %`, () => {
    test.use({ viewport: { width, height } });
    test('everything that can be pressed is within reach', async ({ page }) => {
      await openIn(page, 'light', link({ program: APPLE, step: '4', lang: 'en' }));
      await expect(page.getByRole('tab').first()).toBeVisible();
      expect(await outOfReach(page)).toEqual([]);
      const next = page.getByRole('button', { name: 'Next step' });
      await next.scrollIntoViewIfNeeded();
      await next.click();
      await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveAttribute('aria-valuenow', '5');
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  });
}
