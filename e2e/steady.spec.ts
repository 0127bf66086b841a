import { expect, type Page, test } from '@playwright/test';

/** Where the figure's room is, and how the drawing stands in it. */
const shown = (page: Page) =>
  page.evaluate(() => {
    const { x, y, width, height } = document.querySelector('.frame-figure')?.getBoundingClientRect() ?? new DOMRect();
    const transform = document.querySelector('.graph-canvas > g')?.getAttribute('transform') ?? '';
    return { room: [x, y, width, height].join(' '), scale: transform.replace(/^.*scale/, ''), transform };
  });

test.use({ reducedMotion: 'reduce' });

for (const language of ['en', 'ko']) {
  test(`no step of XOR changes the room or the scale of the graph (${language})`, async ({ page }) => {
    await page.setViewportSize({ width: 1100, height: 690 });
    await page.goto(`/#lesson=xor&lang=${language}`);
    const track = page.locator('.timeline-track');
    await expect(page.locator('.frame-note-line')).toBeVisible();
    await expect(page.locator('.charts')).toBeVisible();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await expect(track).toHaveAttribute('aria-valuenow', '1');
    const { room, scale } = await shown(page);
    for (let step = 2; step <= 16; step++) {
      await page.keyboard.press('ArrowRight');
      await expect(track).toHaveAttribute('aria-valuenow', String(step));
      expect(await shown(page), `step ${step}`).toMatchObject({ room, scale });
    }
  });
}

test('a graph that fits stands still at every step, whatever its sentences', async ({ page }) => {
  await page.setViewportSize({ width: 1100, height: 690 });
  await page.goto('/#lesson=gradient-check&lang=en');
  const track = page.locator('.timeline-track');
  await expect(page.locator('.mode-tag').first()).toBeVisible();
  await page.keyboard.press('Home');
  await expect(track).toHaveAttribute('aria-valuenow', '0');
  const first = await shown(page);
  for (let step = 1; step <= 5; step++) {
    await page.keyboard.press('ArrowRight');
    await expect(track).toHaveAttribute('aria-valuenow', String(step));
    expect(await shown(page), `step ${step}`).toEqual(first);
  }
});
