import type { Page } from '@playwright/test';
import { accessibilityProblems, expect, openIn, THEMES, test } from './fixtures.ts';

const step = (page: Page) => page.getByRole('slider', { name: 'Timeline' });
const graph = (page: Page) => page.getByRole('group', { name: 'Graph' });
const levels = (page: Page) => page.getByRole('group', { name: 'Level of detail' });
const why = (page: Page) => page.getByRole('region', { name: 'Why group?' });

const PRODUCT = 'program=X = [[1, 2], [3, 4]]; W = [[1, 0], [0, 1]]%0AY = sigmoid(X @ W)%0Ay = sum(Y * Y)&lang=en';

test('tensors can be taken apart into numbers without a training, and put together again', async ({ page }) => {
  await page.goto(`./#${PRODUCT}&step=2`);
  await expect(levels(page).getByRole('button')).toHaveText(['1 Closed', '2 Ops', '3 Scalars']);
  await levels(page).getByRole('button', { name: '3 Scalars' }).click();
  await expect(graph(page)).toContainText('X[0,0]');
  await expect(step(page)).not.toHaveAttribute('aria-valuenow', '0');
  await page.keyboard.press('1');
  await expect(graph(page)).not.toContainText('X[0,0]');
  await expect(step(page)).toHaveAttribute('aria-valuenow', '2');
});

test('a program of numbers has no third level: 3 opens it to ops', async ({ page }) => {
  await page.goto('./#program=x = 1%0Ay = sigmoid(x)&lang=en');
  await expect(levels(page).getByRole('button')).toHaveText(['1 Closed', '2 Ops']);
  await page.keyboard.press('3');
  await expect(levels(page).getByRole('button', { name: '2 Ops' })).toHaveAttribute('aria-pressed', 'true');
});

test('an output of several numbers has no scalar graph, and that is said', async ({ page }) => {
  await page.goto('./#program=x = [1, -1, 0]%0Ay = relu(x) %2B x&lang=en');
  await levels(page).getByRole('button', { name: '3 Scalars' }).click();
  await expect(page.getByText('end with a sum or a mean')).toBeVisible();
});

test('one node is taken apart from the inspector, and comes back with its selection', async ({ page }) => {
  await page.goto(`./#${PRODUCT}&step=1`);
  await graph(page).locator('[data-node]').filter({ hasText: '@' }).first().click();
  await page.getByRole('button', { name: 'As scalars' }).click();
  await expect(graph(page).locator('[data-room]')).toHaveCount(1);
  await page.getByRole('button', { name: 'Back to tensors' }).click();
  await expect(page.getByRole('button', { name: 'As scalars' })).toBeVisible();
  await expect(step(page)).toHaveAttribute('aria-valuenow', '1');
});

test('XOR by keyboard only: layers, ops, scalars, and the moment is kept', async ({ page }) => {
  await page.goto('./#lesson=xor&lang=en');
  await expect(page.getByRole('button', { name: 'Neurons' })).toBeVisible();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  for (const key of ['2', '3', '1']) await page.keyboard.press(key);
  await expect(step(page)).toHaveAttribute('aria-valuenow', '2');
  await page.keyboard.press('3');
  await expect(graph(page)).toContainText('W1[0,0]');
});

test('a student sees what grouping saves, opens the node, and breaks its pieces', async ({ page }) => {
  await page.goto('./#program=x = 1%0Ay = sigmoid(x)&lang=en&panel=whyGroup');
  await expect(why(page).getByRole('row', { name: /^Nodes/ })).toHaveText(/1\s*6/);
  await expect(why(page).getByRole('row', { name: /Numbers kept/ })).toHaveText(/1\s*4/);
  await why(page).getByRole('button', { name: 'Open sigmoid in the graph' }).click();
  await expect(graph(page).locator('[data-room]')).toHaveCount(1);
  await expect(why(page).getByRole('row', { name: /^gradient/ })).toContainText('NaN');
  await why(page).getByRole('button', { name: 'Try x = −1000 here' }).click();
  await page.keyboard.press('End');
  await expect(graph(page)).toContainText('NaN');
  await why(page).getByRole('button', { name: 'Close sigmoid in the graph' }).click();
  await expect(graph(page)).not.toContainText('NaN');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('textbox', { name: 'Program' })).toContainText('x = 1');
});

test('Y shows it for XOR, whose composites are chosen from', async ({ page }) => {
  await page.goto('./#lesson=xor&lang=en');
  await expect(page.getByRole('button', { name: 'Neurons' })).toBeVisible();
  await page.keyboard.press('y');
  const choice = why(page).getByRole('combobox', { name: 'Composite' });
  await expect(choice.locator('option')).toHaveCount(5);
  await choice.selectOption({ label: (await choice.locator('option').last().textContent()) ?? '' });
  await expect(why(page).getByRole('table').first()).toBeVisible();
  await expect(page.locator('.mode-ring')).toHaveCount(5);
});

test('what grouping saves is said of what was measured: linear keeps no number less than its pieces', async ({
  page,
}) => {
  await page.goto('./#program=X = [[1, 2]]; W = [[3, 4]]; b = [5]%0Ay = sum(linear(X, W, b))&lang=en&panel=whyGroup');
  const kept = why(page)
    .getByRole('row', { name: /^Bytes/ })
    .getByRole('cell');
  await expect(kept).toHaveCount(2);
  const [one, pieces] = await kept.allTextContents();
  expect(one).toBe(pieces);
  await expect(why(page)).toContainText('What grouping saves on this program: nodes and steps.');
  await page.goto('./#program=x = [1, 2]%0Ay = sum(softmax(x) * [1, 0])&lang=en&panel=whyGroup');
  await expect(why(page)).toContainText('What grouping saves on this program: nodes, steps and memory.');
});

test('a program without a composite says so, and offers one that has one', async ({ page }) => {
  await page.goto('./#program=a = 2; b = 3%0Ay = a * b&lang=en&panel=whyGroup');
  await expect(why(page)).toContainText('No node of this program is a composite');
  await why(page).getByRole('button', { name: 'Use y = sigmoid(x)' }).click();
  await expect(why(page).getByRole('table').first()).toBeVisible();
});

for (const theme of THEMES) {
  test(`axe finds nothing wrong in why group and in scalars, ${theme}`, async ({ page }) => {
    await openIn(page, theme, './#program=x = 1%0Ay = sigmoid(x)&lang=en&panel=whyGroup');
    await expect(why(page).getByRole('table').first()).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.goto(`./#${PRODUCT}`);
    await page.reload();
    await levels(page).getByRole('button', { name: '3 Scalars' }).click();
    await expect(graph(page)).toContainText('X[0,0]');
    expect(await accessibilityProblems(page)).toEqual([]);
  });
}
