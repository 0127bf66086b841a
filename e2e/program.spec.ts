import type { Page } from '@playwright/test';
import { expect, openIn, test } from './fixtures.ts';

/** Replaces the whole program as a person would: select all, type. */
async function write(page: Page, lines: readonly string[]): Promise<void> {
  const editor = page.locator('.cm-content');
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  for (const [i, line] of lines.entries()) {
    if (i > 0) await page.keyboard.press('Enter');
    await page.keyboard.type(line);
    // A list of completions would take the next Enter.
    await page.keyboard.press('Escape');
    await editor.focus();
  }
  await page.getByRole('button', { name: 'Next step' }).focus();
}

const node = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test('x*x + sin(x) shows one x with three contributions, and the ledger adds them', async ({ page }) => {
  await openIn(page, 'light');
  await write(page, ['x = 3', 'y = x*x + sin(x)']);
  await expect(node(page, /^input x/)).toHaveCount(1);
  await page.keyboard.press('e');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(node(page, 'input x: value 3, gradient 2.010 so far, 2 of 3 added')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(node(page, 'input x: value 3, gradient 5.010')).toBeVisible();
  const ledger = page.locator('.frame-inspector');
  await expect(ledger).toContainText('from sin');
  await expect(ledger).toContainText('from ×, left');
  await expect(ledger).toContainText('from ×, right');
  await expect(ledger).toContainText('5.010007503399555');
});

test('(x^2)^2 at 3 gives 108', async ({ page }) => {
  await openIn(page, 'light');
  await write(page, ['x = 3', 'y = (x^2)^2']);
  await page.keyboard.press('End');
  await expect(node(page, 'input x: value 3, gradient 108')).toBeVisible();
});

test('1/(1+exp(-x)) at −1000 shows NaN and says where it came from; sigmoid(x) gives 0', async ({ page }) => {
  await openIn(page, 'light');
  await write(page, ['x = -1000', 'y = 1/(1+exp(-x))']);
  await page.keyboard.press('End');
  await expect(node(page, 'input x: value minus 1000, gradient not a number')).toBeVisible();
  await expect(page.locator('.frame-inspector')).toContainText('0 · ∞');
  await write(page, ['x = -1000', 'y = sigmoid(x)']);
  await page.keyboard.press('End');
  await expect(node(page, /^input x: value minus 1000, gradient 0$/)).toBeVisible();
});

test('a wrong program shows its mistakes at their place and keeps the last graph; nothing typed is lost', async ({
  page,
}) => {
  await openIn(page, 'light');
  await write(page, ['a = 2', 'y = sqr(a) + a*', 'z = x(a+1)']);
  const mistakes = page.locator('.program-mistakes');
  await expect(mistakes).toContainText('sqrt');
  await expect(page.locator('.cm-content')).toContainText('y = sqr(a) + a*');
  await expect(node(page, /^input a/).first()).toBeVisible();
  await page.reload();
  await expect(page.locator('.cm-content')).toContainText('z = x(a+1)');
  await expect(page.locator('[data-node]').first()).toBeVisible();
});

test('a slider in the middle of the timeline keeps the place and changes every number; undo brings it back', async ({
  page,
}) => {
  await openIn(page, 'light');
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  for (let i = 0; i < 7; i++) await page.keyboard.press('ArrowRight');
  const before = await page.locator('.frame-main').textContent();
  const slider = page.locator('.program-inputs').getByRole('slider').first();
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(timeline).toHaveAttribute('aria-valuenow', '7');
  await expect.poll(() => page.locator('.frame-main').textContent()).not.toBe(before);
  await expect(page.locator('.cm-content')).not.toContainText('a = 2;');
  await page.getByRole('button', { name: 'Next step' }).focus();
  for (let i = 0; i < 2; i++) await page.keyboard.press('ControlOrMeta+z');
  await expect(page.locator('.cm-content')).toContainText('a = 2;');
});

test('an opened sigmoid keeps the step', async ({ page }) => {
  await openIn(page, 'light');
  await write(page, ['x = 1', 'z = 2*x', 'y = sigmoid(z)', 'L = y + 1']);
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('2');
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await expect(timeline).toHaveAttribute('aria-valuenow', '5');
  await expect(node(page, /^reciprocal named y: value 0.8808/)).toBeVisible();
  await page.keyboard.press('1');
  await expect(timeline).toHaveAttribute('aria-valuenow', '2');
});
