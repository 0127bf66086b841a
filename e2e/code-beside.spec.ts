import type { Page } from '@playwright/test';
import { accessibilityProblems, expect, openIn, THEMES, test } from './fixtures.ts';

const step = (page: Page) => page.getByRole('slider', { name: 'Timeline' });
const code = (page: Page) => page.getByRole('region', { name: 'Code', exact: true });
const running = (page: Page) => code(page).locator('.is-runs');

const APPLE = 'program=apple = 100; count = 2; tax = 1.1%0Aprice = apple * count * tax&lang=en';

test('a student reads NumPy beside the graph: each step lights its line, a line goes to its step', async ({ page }) => {
  await page.goto(`./#${APPLE}&code-beside=numpy`);
  await expect(code(page)).toContainText('class Mul:');
  await expect(running(page)).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(running(page)).toHaveText(/a = mul_a\.forward\(apple, count\)/);
  await expect(running(page)).toBeInViewport();
  await page.keyboard.press('End');
  await expect(running(page)).toHaveText(/dapple, dcount = mul_a\.backward\(da\)/);
  // What runs inside it is marked as well.
  await expect(code(page).locator('.is-called').first()).toContainText('def backward');
  await code(page).getByRole('button', { name: 'dprice = np.float64(1.0)' }).click();
  await expect(step(page)).toHaveAttribute('aria-valuenow', '3');
  await expect(running(page)).toHaveText(/dprice = np\.float64/);
});

test('one line of PyTorch is the whole way back: a click goes to the next of its steps, and round', async ({
  page,
}) => {
  await page.goto(`./#${APPLE}&code-beside=pytorch&step=3`);
  const line = code(page).getByRole('button', { name: 'price.backward()' });
  await expect(line).toHaveAttribute('aria-current', 'step');
  for (const next of ['4', '5', '3']) {
    await line.click();
    await expect(step(page)).toHaveAttribute('aria-valuenow', next);
  }
});

test('a line and its node light each other', async ({ page }) => {
  await page.goto(`./#${APPLE}&code-beside=pytorch&step=2`);
  await code(page)
    .getByRole('button', { name: /^price = / })
    .hover();
  await expect(page.locator('.graph-node.is-hovered').first()).toBeVisible();
  await page.getByRole('group', { name: 'Graph' }).locator('[data-node]').first().hover();
  await expect(code(page).locator('.is-pointed')).toHaveText(/apple = torch\.tensor/);
});

test('XOR, by keyboard only: the training loop in PyTorch, its lines walked and entered', async ({ page }) => {
  await page.goto('./#lesson=xor&lang=en');
  await expect(page.getByRole('slider', { name: 'Timeline' })).toBeVisible();
  await expect(page.locator('.training-bar, .frame-training').first()).toBeVisible();
  await page.keyboard.press('c');
  await expect(code(page)).toContainText('optimizer.zero_grad()');
  await page.keyboard.press('End');
  await expect(running(page).last()).toHaveText(/optimizer\.step\(\)/);
  const stop = code(page).locator('.code-line[tabindex="0"]');
  await expect(stop).toHaveCount(1);
  // From the heading of the code to the one line that Tab stops at.
  await code(page).getByRole('button', { name: 'Scalar' }).focus();
  for (let k = 0; k < 12 && !(await stop.evaluate((one) => one === document.activeElement)); k++)
    await page.keyboard.press('Tab');
  await expect(stop).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(code(page).getByRole('button', { name: 'loss.backward()' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(code(page).getByRole('button', { name: 'loss.backward()' })).toHaveAttribute('aria-current', 'step');
  // The page's own keys still step.
  await page.keyboard.press('ArrowRight');
  await expect(code(page).getByRole('button', { name: 'loss.backward()' })).toHaveAttribute('aria-current', 'step');
});

test('the page never scrolls: long code moves in its own box', async ({ page }) => {
  await page.goto('./#lesson=xor&lang=en&code-beside=numpy');
  await expect(code(page)).toContainText('import numpy');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(running(page).first()).toBeVisible();
  const top = await page.evaluate(() => [scrollX, scrollY, document.documentElement.scrollTop]);
  expect(top).toEqual([0, 0, 0]);
  await expect
    .poll(() =>
      code(page)
        .locator('.code-box')
        .evaluate((box) => box.scrollTop),
    )
    .toBeGreaterThan(0);
});

test('what is printed is there to be compared, but not while one predicts', async ({ page }) => {
  await page.goto(`./#${APPLE}&code-beside=scalar`);
  await code(page).getByText('Runs as it stands and prints').click();
  await expect(code(page).getByRole('region', { name: 'Printed numbers' })).toContainText('price = 220.00000000000003');
  await page.goto(`./#${APPLE}&code-beside=scalar&panel=predict`);
  await page.reload();
  await expect(code(page)).toContainText('What it prints is hidden');
  await expect(code(page)).not.toContainText('220.0');
});

test('a program without code in a dialect says why, and the others go on', async ({ page }) => {
  await page.goto('./#program=x = [1, -1, 0]%0Ay = relu(x) %2B x&code-beside=scalar&lang=en');
  await expect(code(page)).toContainText('End with a sum or a mean.');
  await code(page).getByRole('button', { name: 'NumPy' }).click();
  await expect(code(page)).toContainText('class Relu:');
});

test('on a phone it stands under the step, in the sheet', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`./#${APPLE}&code-beside=pytorch&step=2`);
  await expect(code(page)).toBeAttached();
  await code(page).scrollIntoViewIfNeeded();
  await expect(running(page)).toHaveText(/price = /);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

for (const theme of THEMES) {
  test(`axe finds nothing wrong in it, ${theme}`, async ({ page }) => {
    await openIn(page, theme, `./#${APPLE}&code-beside=numpy&step=4`);
    await expect(running(page)).toBeVisible();
    await code(page).getByText('Runs as it stands and prints').click();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
}
