import type { Page } from '@playwright/test';
import { accessibilityProblems, expect, openIn, THEMES, test } from './fixtures.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** How far the page is wider than the screen, and what sticks out of it at the right. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const found = document.documentElement.scrollWidth > width ? ['the page'] : [];
    for (const element of document.querySelectorAll('button, h1, .timeline-svg, .timeline-count, .frame-sheet')) {
      const { right, width: wide } = element.getBoundingClientRect();
      // Tabs may scroll by themselves.
      if (
        wide > 0 &&
        right > width + 0.5 &&
        element.closest('[role="tablist"], .frame-figure, .frame-panel') === null
      ) {
        found.push(element.className.toString() || element.textContent || element.tagName);
      }
    }
    return found;
  });
}

test('one column: nothing overflows, the timeline is in reach, Next works by tap', async ({ page }) => {
  await openIn(page, 'light');
  expect(await overflow(page)).toEqual([]);
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await expect(timeline).toBeInViewport({ ratio: 1 });
  const next = page.getByRole('button', { name: 'Next step' });
  await expect(next).toBeInViewport({ ratio: 1 });
  const box = await next.boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  expect(box?.y).toBeGreaterThan(844 * 0.8);
  await next.tap();
  await next.tap();
  await expect(timeline).toHaveAttribute('aria-valuenow', '2');
  await page.getByRole('button', { name: 'Previous step' }).tap();
  await expect(timeline).toHaveAttribute('aria-valuenow', '1');
});

for (const [width, height] of [
  [320, 568],
  [360, 740],
  [390, 844],
  [768, 1024],
  [844, 390],
  [667, 375],
] as const) {
  for (const lang of ['en', 'ko'] as const) {
    test(`fits ${width}×${height} in ${lang}, with a lesson open, at the seed`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await openIn(page, 'light');
      if (lang === 'ko') await page.getByRole('button', { name: '한국어' }).click();
      await page.getByRole('button', { name: lang === 'en' ? 'Lessons' : '강의' }).click();
      await page.locator('.frame-lesson-entry').last().click();
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('ArrowRight');
      expect(await overflow(page)).toEqual([]);
      await expect(page.locator('.timeline-next')).toBeInViewport({ ratio: 1 });
      const figure = await page.locator('.frame-figure').boundingBox();
      expect(figure?.height).toBeGreaterThan(height < 600 ? 90 : 150);
    });
  }
}

test('the sheet is tapped and dragged between small, half and full', async ({ page }) => {
  await openIn(page, 'light');
  const sheet = page.locator('.frame-sheet');
  const grip = page.getByRole('button', { name: /^Size of the panel/ });
  await grip.tap();
  await expect(sheet).toHaveClass(/is-full/);
  await grip.tap();
  await expect(sheet).toHaveClass(/is-half/);
  const box = await grip.boundingBox();
  if (box === null) throw new Error('the grip is nowhere');
  await page.mouse.move(box.x + 100, box.y + 10);
  await page.mouse.down();
  for (let y = 0; y <= 330; y += 30) await page.mouse.move(box.x + 100, box.y + 10 + y);
  await page.mouse.up();
  await expect(sheet).toHaveClass(/is-small/);
  await page.getByRole('tab', { name: 'Program' }).tap();
  await expect(sheet).toHaveClass(/is-half/);
  await expect(page.locator('.cm-content')).toBeVisible();
});

test('over the keyboard: no timeline, the mistake above the editor, both in sight', async ({ page }) => {
  await openIn(page, 'light');
  await page.getByRole('tab', { name: 'Program' }).tap();
  const timeline = page.locator('.frame-timeline');
  await page.setViewportSize({ width: 390, height: 508 });
  await expect(timeline).toBeVisible();
  await page.locator('.cm-content').tap();
  await expect(timeline).toBeHidden();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type('y = x(y+1)');
  const mistake = page.locator('.program-mistakes button');
  await expect(mistake).toBeInViewport({ ratio: 1 });
  await expect(page.locator('.cm-line').first()).toBeInViewport({ ratio: 1 });
  const above = (await mistake.boundingBox())?.y ?? Number.NaN;
  expect(above).toBeLessThan((await page.locator('.program-box').boundingBox())?.y ?? Number.NaN);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(timeline).toBeVisible();
});

test('what a finger touches most is 44 px high', async ({ page }) => {
  await openIn(page, 'light');
  await page.getByRole('button', { name: 'Lessons' }).tap();
  await page.locator('.frame-lesson-entry').first().tap();
  for (const element of await page.locator('[role="tab"], .frame-header button:visible, .frame-note-line').all()) {
    expect((await element.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
  const reach = await page.locator('.frame-grip').evaluate((grip) => {
    const { left, width, bottom } = grip.getBoundingClientRect();
    let height = 0;
    while (document.elementFromPoint(left + width / 2, bottom - 1 - height) === grip) height++;
    return height;
  });
  expect(reach).toBeGreaterThanOrEqual(44);
});

test('a tap on the beginning of a note opens all of it', async ({ page }) => {
  await openIn(page, 'light');
  await page.getByRole('button', { name: 'Lessons' }).tap();
  await page.getByText('Sigmoid, opened and grouped', { exact: true }).tap();
  await page.locator('.frame-note-line').tap();
  await expect(page.getByRole('tab', { name: 'Lesson', exact: true })).toHaveAttribute('aria-selected', 'true');
  const note = page.locator('.frame-note');
  await expect(note).toBeVisible();
  expect(await note.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeLessThanOrEqual(1);
});

test('the row of steps is dragged with a finger', async ({ page }) => {
  await openIn(page, 'light');
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  const box = await timeline.boundingBox();
  if (box === null) throw new Error('the timeline is nowhere');
  await page.mouse.move(box.x + 60, box.y + 30);
  await page.mouse.down();
  await expect(timeline).toHaveAttribute('aria-valuenow', '1');
  await page.mouse.move(box.x + box.width / 2, box.y + 30, { steps: 5 });
  await page.mouse.move(box.x + box.width - 4, box.y - 60, { steps: 5 });
  await expect(timeline).toHaveAttribute('aria-valuenow', '9');
  await page.mouse.up();
});

for (const theme of THEMES) {
  test(`axe finds nothing wrong on a phone, ${theme}`, async ({ page }) => {
    await openIn(page, theme);
    await page.keyboard.press('End');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'More' }).tap();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
}
