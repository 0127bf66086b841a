import { accessibilityProblems, expect, openIn, THEMES, test } from './fixtures.ts';

test('a reload brings back the program, the inputs and the place', async ({ page }) => {
  await openIn(page, 'light');
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('r = y*y + w');
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await expect(timeline).toHaveAttribute('aria-valuemax', '13');
  await page.getByRole('button', { name: 'Next step' }).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('e');
  await page.getByRole('button', { name: '한국어' }).click();
  const input = page.getByRole('spinbutton', { name: 'a', exact: true });
  await input.fill('7');
  await input.press('Enter');
  await expect(page.locator('.cm-content')).toContainText('a = 7');
  await page.reload();
  await expect(page.locator('.cm-content')).toContainText('r = y*y + w');
  await expect(page.locator('.cm-content')).toContainText('a = 7');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(page.getByRole('slider', { name: '타임라인' })).toHaveAttribute('aria-valuenow', '12');
  await expect(page.getByRole('checkbox', { name: '에지 하나씩' })).toBeChecked();
});

test('works where storage is forbidden', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    }
  });
  await openIn(page, 'light');
  await page.keyboard.press('End');
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveAttribute('aria-valuenow', '9');
  // The address remembers, as far as it has been written; without it there is nothing left.
  await expect(page).toHaveURL(/step=9/);
  await page.reload();
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveAttribute('aria-valuenow', '9');
  await page.goto('about:blank');
  await page.goto('./');
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveAttribute('aria-valuenow', '0');
});

test('in Korean, no English sentence is left on the page', async ({ page }) => {
  await openIn(page, 'light');
  await page.getByRole('button', { name: '한국어' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  for (let step = 0; step <= 9; step++) {
    const text = await page.locator('.frame').innerText();
    // Names, functions and code are Latin; three words of them in a row are a sentence.
    expect(text.match(/\b[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}\b/g) ?? []).toEqual([]);
    await page.keyboard.press('ArrowRight');
  }
});

for (const theme of THEMES) {
  test(`axe finds nothing wrong while working, ${theme}`, async ({ page }) => {
    await openIn(page, theme);
    await page.keyboard.press('l');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.locator('.frame-lesson-entry').first().click();
    await page.keyboard.press('End');
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('?');
    expect(await accessibilityProblems(page)).toEqual([]);
  });
}

test('the theme can be chosen against the system, and is kept', async ({ page }) => {
  await openIn(page, 'light');
  const theme = page.getByRole('button', { name: /^Theme/ });
  await theme.click();
  await theme.click();
  await expect(page.locator('.frame')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('.frame')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(18, 21, 24)');
});

test('a long note grows as far as there is room, shows that it goes on, and moves nothing below it', async ({
  page,
}) => {
  await openIn(page, 'light');
  await page.getByRole('button', { name: 'Lessons' }).click();
  await page.getByText('Why order matters', { exact: true }).click();
  const note = page.locator('.frame-note');
  const editor = page.locator('.program-box');
  await expect(note).toBeVisible();
  const top = (await editor.boundingBox())?.y;
  const hidden = () => note.evaluate((element) => element.scrollHeight - element.clientHeight);
  for (let step = 0; step < 6; step++) {
    expect(await hidden()).toBeLessThanOrEqual(1);
    await expect(note).not.toHaveAttribute('data-below');
    expect((await editor.boundingBox())?.y).toBe(top);
    await page.keyboard.press('ArrowRight');
  }
  await page.setViewportSize({ width: 1440, height: 420 });
  expect(await hidden()).toBeGreaterThan(10);
  await expect(note).toHaveAttribute('data-below');
  await note.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(note).toHaveAttribute('data-above');
  await expect(note).not.toHaveAttribute('data-below');
});
