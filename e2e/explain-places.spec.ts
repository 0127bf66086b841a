import type { Page } from '@playwright/test';
import { accessibilityProblems, expect, openIn, THEMES, test } from './fixtures.ts';

const room = (page: Page) => page.getByRole('region', { name: 'Explain a number' });
const heading = (page: Page, name: string | RegExp) => room(page).getByRole('heading', { level: 3, name });
/** The table of weights among the charts: the lesson shows others. */
async function withWeights(page: Page) {
  await page.getByRole('button', { name: 'Charts that are shown' }).click();
  await page.getByRole('checkbox', { name: 'Weights', exact: true }).check();
  await page.keyboard.press('Escape');
}
/** Tab until what is wanted has the focus. */
async function tabTo(page: Page, selector: string) {
  const isThere = () => page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
  for (let k = 0; k < 120 && !(await isThere()); k++) await page.keyboard.press('Tab');
  expect(await isThere()).toBe(true);
}

test('an entry of the grid of affine, by keyboard only', async ({ page }) => {
  await page.goto('./#lesson=affine&step=1&lang=en');
  await expect(page.getByRole('button', { name: 'Explain Y[0, 0]' })).toBeVisible();
  await tabTo(page, '.inspector-grid [data-cell]');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: 'Explain Y[1, 1]' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Value of Y[1, 1]')).toBeVisible();
  // Three products and a bias.
  await expect(room(page).getByRole('button', { name: /^X\[1, / })).toHaveCount(3);
  // Time goes on from where the reader is left.
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/step=2/);
});

test('a weight of XOR: its gradient, and what the update makes of it', async ({ page }) => {
  await page.goto('./#lesson=xor&step=12&lang=en');
  await withWeights(page);
  const weight = (name: string) =>
    page.locator('.weights tr[data-row]').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  const gradient = weight('W1[0,1]').locator('[data-column="gradient"]');
  await gradient.click();
  await expect(heading(page, 'Gradient of W1[0, 1]')).toBeVisible();
  await expect(gradient).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await weight('W1[0,1]').locator('[data-column="gradient"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'W1[0, 1] after the update')).toBeVisible();
});

test('a unit of the neurons, and the number of a line, by click; a unit by keyboard', async ({ page }) => {
  await page.goto('./#lesson=xor&step=12&picture=neurons&sample=2&lang=en');
  const unit = page.locator('[data-unit="1:1"]');
  await unit.locator('.neurons-value').click();
  await expect(heading(page, 'Value of h[2, 1]')).toBeVisible();
  await expect(unit).toHaveAttribute('aria-pressed', 'true');
  await page.locator('.neurons-labels text').first().click();
  await expect(heading(page, 'Gradient of W1[0, 0]')).toBeVisible();
  await expect(page.locator('.neurons-line.is-marked')).toHaveCount(1);
  await room(page).getByRole('button', { name: 'Back to the steps' }).click();
  await tabTo(page, '[data-unit="1:0"]');
  await page.keyboard.press('u');
  await expect(heading(page, 'Gradient of h[2, 0]')).toBeVisible();
});

test('in predict mode a unit’s number ends nothing', async ({ page }) => {
  await page.goto('./#lesson=xor&step=4&picture=neurons&sample=2&panel=predict&lang=en');
  await page.locator('[data-unit="1:1"]').click();
  await expect(page.getByRole('region', { name: 'Predict' })).toBeVisible();
  await expect(room(page)).toHaveCount(0);
});

for (const theme of THEMES)
  test(`axe finds nothing wrong, ${theme}`, async ({ page }) => {
    await openIn(page, theme, './#lesson=xor&step=12&picture=neurons&sample=1&lang=en');
    await withWeights(page);
    await page.locator('[data-unit="1:1"] .neurons-value').click();
    await expect(heading(page, 'Value of h[1, 1]')).toBeVisible();
    await expect(page.locator('.weights [data-column]').first()).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
