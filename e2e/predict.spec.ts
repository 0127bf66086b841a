import { accessibilityProblems, expect, openIn, THEMES, test } from './fixtures.ts';

type PlaywrightPage = import('@playwright/test').Page;

const FAN_OUT = 'program=x = 2; y = 3%0Az = x * (x %2B y)&panel=predict&lang=en';
const APPLE = 'program=apple = 100; count = 2; tax = 1.1%0Aprice = apple * count * tax&panel=predict&lang=en';

const field = (page: PlaywrightPage) => page.getByRole('textbox', { name: 'Your answer' });
const room = (page: PlaywrightPage) => page.getByRole('region', { name: 'Predict' });
const step = (page: PlaywrightPage) => page.getByRole('slider', { name: 'Timeline' });

async function answer(page: PlaywrightPage, text: string) {
  await field(page).fill(text);
  await field(page).press('Enter');
}

test.describe('predict', () => {
  test('a fan-out: the other path is forgotten, named, shown in the ledger, and corrected', async ({ page }) => {
    await page.goto(`./#${FAN_OUT}&step=4`);
    await expect(room(page)).toContainText('+ sends its gradient to x. What is grad(x) after this step?');
    await expect(page.locator('.mode-asking')).toContainText('5 + ?');
    await answer(page, '2');
    await expect(room(page)).toContainText('You forgot the other path.');
    await expect(room(page).getByRole('row', { name: /left out/ })).toContainText('0 + 1 · 5 = 5');
    await expect(field(page)).toHaveValue('2');
    await expect(step(page)).toHaveAttribute('aria-valuenow', '4');
    await answer(page, 'grad x + 2');
    await expect(step(page)).toHaveAttribute('aria-valuenow', '5');
    await expect(room(page)).toContainText('Right: grad(x) = 7');
    await expect(room(page)).toContainText('That was the last step.');
    await expect(page.locator('.mode-asking')).toHaveCount(0);
  });

  test('the inputs of × are not swapped, the upstream is forgotten, the sign is wrong', async ({ page }) => {
    await page.goto(`./#${APPLE}&step=4`);
    const asked = (await room(page).locator('.predict-question').textContent()) ?? '';
    const own = asked.includes('to count') ? '1.1 * 2' : '1.1 * 100';
    await answer(page, own);
    await expect(room(page)).toContainText('Multiplied by the wrong one of the two inputs.');
    await answer(page, asked.includes('to count') ? '100' : '2');
    await expect(room(page)).toContainText('Multiply by the upstream gradient.');
    await answer(page, '-1.1 * 100 * 2 / 2 * 1');
    await expect(room(page)).toContainText('Not yet.');
    await answer(page, asked.includes('to count') ? '1.1 * apple' : '1.1 * count');
    await expect(room(page)).toContainText('Right:');
  });

  test('an answer that cannot be read is marked where it is wrong', async ({ page }) => {
    await page.goto(`./#${APPLE}&step=0`);
    await answer(page, 'apple * cuont');
    await expect(room(page).locator('mark')).toHaveText('cuont');
    await expect(room(page)).toContainText('count');
    await answer(page, 'price');
    await expect(room(page)).toContainText('price has no value yet at this step.');
    await answer(page, '<img src=x onerror=alert(1)>');
    await expect(step(page)).toHaveAttribute('aria-valuenow', '0');
    await expect(page.locator('.predict img')).toHaveCount(0);
  });

  test('one element of a tensor: a neighbour is named, the bias is missed', async ({ page }) => {
    await page.goto(
      './#program=X = [[1, 2, 3], [4, 5, 6]]; W = [[1, 0], [0, 1], [1, 1]]; b = [0.5, -0.25]%0AY = affine(X, W, b)%0Ay = sum(Y)&panel=predict&lang=en',
    );
    const values = [4.5, 4.75, 10.5, 10.75];
    const question = (await room(page).locator('.predict-question').textContent()) ?? '';
    const [row = 0, column = 0] = (/Y\[(\d), (\d)\]/u.exec(question) ?? []).slice(1).map(Number);
    const element = 2 * row + column;
    const right = values[element] ?? Number.NaN;
    await answer(page, String(right - (column === 0 ? 0.5 : -0.25)));
    await expect(room(page)).toContainText('The bias is missing.');
    await answer(page, String(values[(element + 1) % 4]));
    await expect(room(page)).toContainText(/another element|swapped/u);
    await answer(page, 'X * 2');
    await expect(room(page)).toContainText('Asked is one number');
    await answer(page, String(right));
    await expect(room(page)).toContainText('Right: Y[');
  });

  test('XOR: loss, gradients and an update; charts hide what comes; the next iteration begins anew', async ({
    page,
  }) => {
    await page.goto('./#lesson=xor&panel=predict&lang=en&step=4');
    await expect(room(page)).toContainText('bce computes the loss.');
    await expect(page.getByText('The charts are hidden while you predict')).toBeVisible();
    await answer(page, '0.7482');
    await expect(room(page)).toContainText('Right: loss ≈ 0.7482');
    await answer(page, '0');
    await expect(room(page)).toContainText('Right: grad(');
    await answer(page, '0.7482');
    await expect(room(page)).toContainText('That is a value, not a gradient.');
    await answer(page, '1');
    for (let k = 0; k < 5; k++) await room(page).getByRole('button', { name: 'Skip' }).click();
    await expect(room(page)).toContainText(/Adam moves W1\. What is W1\[\d, \d\] after it\?/u);
    const question = (await room(page).locator('.predict-question').textContent()) ?? '';
    const entry = /W1\[\d, \d\]/u.exec(question)?.[0] ?? '';
    await answer(page, entry);
    await expect(room(page)).toContainText('That is the value before.');
    await answer(page, `${entry} + 0.01 * grad(W1)${entry.slice(2)} / abs(grad(W1)${entry.slice(2)})`);
    await expect(room(page)).toContainText('The step goes the wrong way.');
    await answer(page, `${entry} - 0.01 * grad(W1)${entry.slice(2)} / abs(grad(W1)${entry.slice(2)})`);
    await expect(room(page)).toContainText('Right: W1[');
    for (let k = 0; k < 3; k++) await room(page).getByRole('button', { name: 'Show me' }).click();
    await expect(room(page)).toContainText('That was the last step.');
    await expect(room(page)).toContainText('What went wrong on the way');
    await room(page).getByRole('button', { name: 'Next iteration' }).click();
    await expect(step(page)).toHaveAttribute('aria-valuenow', '0');
    await expect(room(page)).toContainText('linear computes z1.');
  });

  test('by keyboard alone: P, type, Enter, Escape, →, and a score', async ({ page }) => {
    await page.goto('./#program=x = 2; y = 3%0Az = x * (x %2B y)&lang=en');
    await expect(step(page)).toBeVisible();
    await page.keyboard.press('p');
    await expect(field(page)).toBeFocused();
    await page.keyboard.type('x + y');
    await page.keyboard.press('Enter');
    await expect(room(page)).toContainText('Right: ');
    await expect(field(page)).toBeFocused();
    await page.keyboard.type('25');
    await page.keyboard.press('Enter');
    await expect(room(page)).toContainText('Not yet.');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('10');
    await page.keyboard.press('Enter');
    await expect(step(page)).toHaveAttribute('aria-valuenow', '2');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
    await expect(step(page)).toHaveAttribute('aria-valuenow', '3');
    await expect(room(page)).toContainText('Skipped: grad(z) = 1');
    await expect(room(page).locator('dd')).toHaveText(['1', '1', '0', '1']);
    await page.keyboard.press('p');
    await expect(room(page)).toHaveCount(0);
  });

  test('an embedded figure asks under its graph, and takes no focus', async ({ page }) => {
    await page.goto(`./#${FAN_OUT}&step=4&view=embed`);
    await expect(room(page)).toContainText('What is grad(x) after this step?');
    await expect(field(page)).not.toBeFocused();
    await answer(page, '5');
    await expect(room(page)).toContainText('That is the total before this step.');
    await answer(page, '7');
    await expect(room(page)).toContainText('Right: grad(x) = 7');
  });

  for (const theme of THEMES) {
    test(`axe finds nothing wrong, ${theme}`, async ({ page }) => {
      await openIn(page, theme, `./#${FAN_OUT}&step=4`);
      await answer(page, '2');
      await expect(room(page)).toContainText('You forgot the other path.');
      expect(await accessibilityProblems(page)).toEqual([]);
    });

    test(`axe finds nothing wrong where an answer cannot be read, ${theme}`, async ({ page }) => {
      await openIn(page, theme, `./#${FAN_OUT}&step=4`);
      await answer(page, 'foo + 1');
      await expect(room(page).locator('mark')).toBeVisible();
      expect(await accessibilityProblems(page)).toEqual([]);
    });

    test(`axe finds nothing wrong at the end, ${theme}`, async ({ page }) => {
      await openIn(page, theme, `./#${FAN_OUT}&step=4`);
      await answer(page, '7');
      await expect(room(page)).toContainText('That was the last step.');
      expect(await accessibilityProblems(page)).toEqual([]);
    });
  }
});
