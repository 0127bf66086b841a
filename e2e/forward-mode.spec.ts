import { accessibilityProblems, expect, openIn, THEMES, type Theme, test } from './fixtures.ts';

type Page = import('@playwright/test').Page;

const FAN_OUT = './#program=x = 3%0Ay = x*x %2B sin(x)&lang=en';
const APPLE = './#program=apple = 100; count = 2; tax = 1.1%0Aprice = apple * count * tax&lang=en';
const AFFINE =
  './#program=X = [[1, 2, 3], [4, 5, 6]]; W = [[1, 0], [0, 1], [1, 1]]; b = [0.5, -0.5]%0AY = affine(X, W, b)%0Ay = sum(Y * Y)&lang=en';

const timeline = (page: Page) => page.getByRole('slider', { name: 'Timeline' });
const graph = (page: Page) => page.getByRole('group', { name: 'Computational graph' });
const panel = (page: Page) => page.getByRole('region', { name: 'Forward mode' });
const row = (page: Page, name: string) => panel(page).getByRole('row').filter({ hasText: name });
const sentence = (page: Page) => page.locator('.sentence-words');

test.describe('forward mode', () => {
  test('walks a fan-out through a pass, there and back', async ({ page }) => {
    await page.goto(`${FAN_OUT}&panel=forwardMode&step=3`);
    await expect(panel(page)).toContainText('First the values');
    await page.keyboard.press('ArrowRight');
    await expect(sentence(page)).toContainText('The pass of x begins: its tangent is 1');
    await expect(graph(page)).toContainText('ẋ 1');
    await expect(row(page, 'x')).toContainText('not yet');
    await page.keyboard.press('ArrowRight');
    await expect(sentence(page)).toContainText('the tangent of a is 3 + 3 = 6');
    await page.keyboard.press('ArrowRight');
    await expect(sentence(page)).toContainText('travels with the value');
    await page.keyboard.press('ArrowRight');
    await expect(sentence(page)).toContainText(/∂y\/.?∂x\s≈\s5\.010/);
    await expect(row(page, 'x')).toHaveText(/5\.010\s*5\.010/);
    await page.keyboard.press('ArrowLeft');
    await expect(row(page, 'x')).toContainText('not yet');
    await expect(graph(page)).not.toContainText('ẏ');
  });

  test('walks a step edge by edge, and takes it apart in the inspector', async ({ page }) => {
    await page.goto(`${FAN_OUT}&panel=forwardMode&step=4&edges=yes`);
    await expect(panel(page)).toContainText('Pass 1 of 1');
    await page.keyboard.press('ArrowRight');
    await expect(sentence(page)).toContainText('Edge 1 of 2 into this ×');
    await page.keyboard.press('ArrowRight');
    await expect(sentence(page)).toContainText('Edge 2 of 2 into this ×');
    await expect(page.getByRole('heading', { name: 'Tangent through ×' })).toBeVisible();
  });

  test('has a pass an input, and leads to the same step of another one', async ({ page }) => {
    await page.goto(`${APPLE}&panel=forwardMode&step=4`);
    await expect(panel(page)).toContainText('Pass 1 of 3: apple');
    await panel(page).getByRole('button', { name: 'Show the pass of count' }).click();
    await expect(panel(page)).toContainText('Pass 2 of 3: count');
    await expect(timeline(page)).toHaveAttribute('aria-valuenow', '7');
    await expect(row(page, 'apple')).toHaveText(/2\.2\s*2\.2/);
    await timeline(page).press('End');
    await expect(row(page, 'tax')).toHaveText(/200\s*200/);
    await expect(panel(page)).toContainText('3 inputs, 1 output');
    await expect(row(page, 'multiplications')).toHaveText(/5\s*4/);
  });

  test('shows the same step in reverse mode, and comes back', async ({ page }) => {
    await page.goto(`${FAN_OUT}&panel=forwardMode&step=5`);
    await panel(page).getByRole('button', { name: 'Same step in reverse mode' }).click();
    await expect(page.locator('.sentence-phase')).toHaveText('Backward pass');
    await expect(page.getByRole('heading', { name: 'Backward through ×' })).toBeVisible();
    await panel(page).getByRole('button', { name: 'Same step in forward mode' }).click();
    await expect(timeline(page)).toHaveAttribute('aria-valuenow', '5');
    await expect(page.getByRole('heading', { name: 'Tangent through ×' })).toBeVisible();
  });

  test('of tensors has a pass an element, which a link names', async ({ page }) => {
    await page.goto(`${AFFINE}&forward-of=W[0, 1]&step=end`);
    await expect(panel(page)).toContainText('Pass 8 of 14: W[0, 1]');
    await expect(row(page, 'W[0, 1]')).toHaveText(/93\s*93/);
    await expect(panel(page)).toContainText('There are too many passes for one row');
    await panel(page).getByRole('button', { name: 'Show the pass of b[1]' }).click();
    await expect(row(page, 'b[1]')).toHaveText(/30\s*30/);
    // What was found stays.
    await expect(row(page, 'W[0, 1]')).toHaveText(/93\s*93/);
    await expect(page).toHaveURL(/forward-of=b/);
  });

  test('of a network with one loss has many passes where reverse mode has one', async ({ page }) => {
    await page.goto('./#lesson=xor&panel=forwardMode&step=end&lang=en');
    await expect(panel(page)).toContainText('9 inputs, 1 output');
    await expect(row(page, 'passes')).toHaveText(/9\s*1/);
    await expect(row(page, 'W1[0, 0]')).toHaveText(/−0\.004000\s*−0\.004000/);
    await expect(panel(page)).toContainText('Here reverse mode is cheaper');
  });

  test('is used by keyboard only', async ({ page }) => {
    await page.goto(APPLE);
    await expect(timeline(page)).toBeVisible();
    await page.keyboard.press('w');
    await expect(panel(page)).toBeVisible();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(row(page, 'apple')).toHaveText(/2\.2\s*2\.2/);
    await panel(page).getByRole('button', { name: 'Show the pass of tax' }).focus();
    await page.keyboard.press('Enter');
    await expect(panel(page)).toContainText('Pass 3 of 3: tax');
    await page.keyboard.press('w');
    await expect(panel(page)).toHaveCount(0);
    await expect(page.locator('.sentence-phase')).not.toContainText('Tangents');
  });

  test('says why a program without inputs has none', async ({ page }) => {
    await page.goto('./#program=y = 2 %2B 3&panel=forwardMode&lang=en');
    await expect(panel(page).getByRole('status')).toContainText('No input of this program wants a gradient');
  });

  for (const theme of THEMES satisfies readonly Theme[]) {
    test(`has nothing for axe to complain about, ${theme}`, async ({ page }) => {
      await openIn(page, theme, `${AFFINE}&forward-of=b[0]&step=5`);
      await expect(panel(page)).toContainText('Pass 13 of 14');
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  }
});
