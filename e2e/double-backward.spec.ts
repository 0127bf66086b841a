import type { Locator, Page } from '@playwright/test';
import { accessibilityProblems, expect, openIn, THEMES, test } from './fixtures.ts';

/** The page with a program, as a link opens it. */
async function open(page: Page, program: string, more = ''): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`./#program=${encodeURIComponent(program)}${more}`);
  await expect(page.locator('.mode.is-derivative')).toBeVisible();
}

const room = (page: Page) => page.locator('.mode.is-derivative');
const deriveBy = (page: Page, name: string) =>
  room(page).getByRole('button', { name: new RegExp(`^Derive by ${name}:`) });
const numbers = (page: Page) => room(page).getByRole('region', { name: 'What its backward pass gives' });
const result = (page: Page) => room(page).locator('.derive-result');

/** Presses Tab until a control has the focus. */
async function tabTo(page: Page, control: Locator, key = 'Tab'): Promise<void> {
  await expect(control).toBeVisible();
  for (let presses = 0; presses < 60; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  await expect(control).toBeFocused();
}

test('x³ is derived twice, stepped through, and edited', async ({ page }) => {
  await open(page, 'x = 2\ny = x^3', '&panel=derivative');
  await expect(room(page)).toContainText('Derive by an input to see its graph.');
  await deriveBy(page, 'x').click();
  await expect(room(page)).toContainText('5 nodes: 2 of the program, 3 added');
  await expect(numbers(page).getByRole('row').nth(1)).toContainText('12');
  await deriveBy(page, 'x').click();
  // 6 · x, at 2.
  await expect(result(page)).toContainText('=12');
  await expect(result(page)).toContainText('6⋅x');
  await expect(result(page)).toContainText('g2 = torch.autograd.grad(g1, x, create_graph=True)[0]');
  await expect(numbers(page).getByRole('row').nth(1)).toContainText('6');
  // One stands at the first step of the new part.
  await expect(page.locator('.sentence-words')).toContainText('6 · 2 = 12');

  await page.getByRole('spinbutton', { name: 'x', exact: true }).fill('5');
  await page.keyboard.press('Enter');
  await expect(result(page)).toContainText('=30');
  await room(page).getByRole('button', { name: 'Back to ∂y/∂x' }).click();
  await expect(result(page)).toContainText('=75');
  await room(page).getByRole('button', { name: 'Back to y', exact: true }).click();
  await expect(room(page)).toContainText('Derive by an input to see its graph.');
});

test('what is a number is derived no further', async ({ page }) => {
  await open(page, 'x = 2\ny = 3 * x', '&panel=derivative');
  await deriveBy(page, 'x').click();
  await expect(room(page)).toContainText('nothing is left to derive');
  await expect(room(page).getByRole('button', { name: /^Derive by/ })).toHaveCount(0);
  await expect(page.locator('.frame-graph')).toBeFocused();
});

test('a slider moves a second derivative', async ({ page }) => {
  await open(page, 'x = 3\ny = x*x + sin(x)', '&derive-by=x,x');
  const before = await result(page).textContent();
  const slider = page.getByRole('slider', { name: 'x' });
  await slider.focus();
  await slider.press('ArrowRight');
  await expect(result(page)).not.toHaveText(before ?? '');
});

test('tanh to the fourth order, and the way to the limit', async ({ page }) => {
  await open(page, 'x = 0.7\ny = tanh(x)', '&panel=derivative');
  for (let order = 1; order <= 4; order++) await deriveBy(page, 'x').click();
  // d·t·(16 − 24t²) with t = tanh 0.7, d = 1 − t².
  await expect(result(page)).toContainText('2.77498');
  await expect(page.locator('[data-node]').first()).toBeVisible();

  await page.goto(
    `./#program=${encodeURIComponent('x = 0.5\ny = tanh(sin(x) * exp(tanh(x)) / (1 + x^2))')}&derive-by=x,x,x,x,x,x,x,x,x,x`,
  );
  await expect(room(page)).toContainText(/The \d+th derivative would have more than 1,000 nodes/);
  await expect(page.locator('[data-node]').first()).toBeVisible();
});

test('a mixed derivative beside the Hessian, and a fan-out', async ({ page }) => {
  await open(page, 'x = 2; z = 3\ny = x^3 * z^2', '&derive-by=x,z');
  await expect(result(page)).toContainText('=72');
  const hessian = room(page).getByRole('region', { name: 'All second derivatives (Hessian)' });
  await expect(hessian.getByRole('row').nth(1)).toContainText('108');
  await expect(hessian.getByRole('row').nth(2)).toContainText('72');
  await expect(hessian.getByRole('row').nth(2)).toContainText('16');
  await room(page).getByRole('button', { name: 'Forward pass' }).click();
  await expect(page.locator('[data-pale]').first()).toBeAttached();
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect(page.locator('[data-pale]')).toHaveCount(0);
});

test('a network is derived in the numbers of one sample', async ({ page }) => {
  const program =
    'X = const([[0.5], [1.5], [-1]]); t = const([[1], [1], [0]])\nw = param([[0.3]]); c = param([0.1])\nloss = bce(sigmoid(linear(X, w, c)), t)';
  await open(page, program, '&panel=derivative');
  await expect(room(page)).toContainText('computes with tensors');
  await room(page).getByRole('button', { name: 'Show the numbers of one sample' }).click();
  await deriveBy(page, 'w').click();
  await deriveBy(page, 'c').click();
  await expect(room(page)).toContainText('added for the derivative');
  await expect(room(page).locator('figcaption')).toHaveText('In PyTorch, with this sample’s share of the loss');
});

test('XOR, from its lesson', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./#lesson=xor&panel=derivative&level=3');
  await expect(room(page)).toBeVisible();
  await deriveBy(page, 'b2').click();
  await expect(room(page)).toContainText('added for the derivative');
  await expect(numbers(page).getByRole('row')).toHaveCount(10);
});

test('an output of several numbers: their sum is derived, and it is said so', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'x = [1, -1, 0]\ny = relu(x) + x', '&panel=derivative');
  await expect(room(page)).toContainText(
    'The output y has 3 numbers, and a gradient is of one: here of their sum, Σy.',
  );
  await deriveBy(page, 'x\\[0\\]').click();
  await expect(result(page)).toContainText('=2');
  await expect(room(page)).toContainText('grad_outputs=torch.ones_like(y), create_graph=True)[0][0]');
  await expect(numbers(page).getByRole('row')).toHaveCount(4);
});

test('says why there is no graph', async ({ page }) => {
  await open(page, 'x = 1\ny = x * x', '&derive-by=q');
  await expect(room(page)).toContainText('Nothing here can be derived by q');
});

test('by keyboard only', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`./#program=${encodeURIComponent('x = 2\ny = x^3')}`);
  await expect(page.locator('[data-node]').first()).toBeVisible();
  await page.keyboard.press('d');
  await expect(room(page)).toBeVisible();
  await tabTo(page, deriveBy(page, 'x'));
  await page.keyboard.press('Enter');
  await expect(result(page)).toContainText('=12');
  await expect(deriveBy(page, 'x')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(result(page)).toContainText('6⋅x');
  // Back by one order, from where the focus is.
  const back = room(page).getByRole('button', { name: 'Back to ∂y/∂x' });
  await tabTo(page, back, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(result(page)).toContainText('=12');
  await expect(room(page).getByRole('button', { name: '∂y/∂x', exact: true })).toBeFocused();
  await page.keyboard.press('d');
  await expect(room(page)).toBeHidden();
});

for (const theme of THEMES) {
  test(`has nothing for axe to find, ${theme}`, async ({ page }) => {
    await openIn(page, theme, `./#program=${encodeURIComponent('x = 2; z = 3\ny = x^3 * z^2')}&derive-by=x,z`);
    await expect(result(page)).toContainText('=72');
    expect(await accessibilityProblems(page)).toEqual([]);
  });
}
