import { expect, test } from './fixtures.ts';

/** The step that the page says it is at. */
const step = (page: import('@playwright/test').Page) => page.getByRole('slider', { name: 'Timeline' });

test.describe('the address', () => {
  test('opens what it says, as an author types it', async ({ page }) => {
    await page.goto('./#program=(x+y)*z&x=1&y=2&z=-4&step=5&lang=en&theme=dark');
    await expect(step(page)).toHaveAttribute('aria-valuenow', '5');
    await expect(page.getByRole('group', { name: 'Graph' })).toContainText('−12');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('is that of what is on screen, and a reload shows the same', async ({ page }) => {
    await page.goto('./#program=y = a*b&a=2&b=3&lang=en');
    await expect(step(page)).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(page).toHaveURL(/step=2/);
    await page.reload();
    await expect(step(page)).toHaveAttribute('aria-valuenow', '2');
  });

  test('keeps the last words typed over a reload that comes before the address is written', async ({ page }) => {
    await page.goto('./#program=y = a*b&a=2&b=3&lang=en');
    const editor = page.getByRole('textbox', { name: 'Program' });
    await editor.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' + 7');
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'Program' })).toContainText('a*b + 7');
  });

  test('comes back from another lesson by the back button, and goes forward again', async ({ page }) => {
    await page.goto('./#lesson=apple&lang=en');
    await expect(step(page)).toBeVisible();
    await page.keyboard.press('End');
    const there = await step(page).getAttribute('aria-valuenow');
    await page.getByRole('button', { name: 'Lessons' }).click();
    await page.getByRole('button', { name: /^XOR network/ }).click();
    await expect(page).toHaveURL(/lesson=xor/);
    await page.goBack();
    await expect(page).toHaveURL(/lesson=apple/);
    await expect(step(page)).toHaveAttribute('aria-valuenow', there ?? '');
    await page.goForward();
    await expect(page).toHaveURL(/lesson=xor/);
    await expect(page.getByRole('toolbar', { name: 'Training' }).or(page.locator('.frame-training'))).toBeVisible();
  });

  test('is not filled by a slider that is dragged', async ({ page }) => {
    await page.goto('./#program=y = a*b&a=2&b=3&lang=en');
    const slider = page.getByRole('slider', { name: /^a/ });
    const before = await page.evaluate(() => history.length);
    // The editor above has its height once it is there.
    await expect(page.locator('.cm-content')).toBeVisible();
    const box = await slider.boundingBox();
    if (box === null) throw new Error('no slider');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    for (let k = 1; k <= 30; k++) await page.mouse.move(box.x + box.width / 2 + k, box.y + box.height / 2);
    await page.mouse.up();
    await expect(page).not.toHaveURL(/a=2&/);
    expect(await page.evaluate(() => history.length)).toBe(before);
  });

  test('opens another link that is put into it', async ({ page }) => {
    await page.goto('./#program=y = a*b&a=2&b=3&lang=en');
    await expect(step(page)).toBeVisible();
    await page.evaluate(() => {
      location.hash = '#program=z = q + 1&q=41&step=1';
    });
    await expect(page.getByRole('group', { name: 'Graph' })).toContainText('42');
    await page.goBack();
    await expect(page.getByRole('group', { name: 'Graph' })).toContainText('a');
    await expect(page).toHaveURL(/program=y/);
  });

  test('opens iteration 412, backward, step 7 with the numbers that it had', async ({ page, context }) => {
    await page.goto('./#lesson=xor&iteration=412&step=9&lang=en');
    await expect(page.getByText('Iteration 412').first()).toBeVisible();
    await expect(step(page)).toHaveAttribute('aria-valuenow', '9');
    await expect(page).toHaveURL(/iteration=412/);
    const numbers = await page.getByRole('group', { name: 'Graph' }).textContent();
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(other.getByText('Iteration 412').first()).toBeVisible();
    await expect(step(other)).toHaveAttribute('aria-valuenow', '9');
    expect(await other.getByRole('group', { name: 'Graph' }).textContent()).toBe(numbers);
  });

  test('says in one line what could not be used, and shows the rest', async ({ page }) => {
    await page.goto('./#program=y = a*b&a=2&b=3&step=99&level=9&lang=en');
    await expect(page.getByRole('status').filter({ hasText: 'level=9' })).toContainText('And 1 more');
    await expect(step(page)).toHaveAttribute('aria-valuenow', '3');
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(page.getByText('level=9')).toHaveCount(0);
  });

  test('is harmless whatever it says', async ({ page }) => {
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    for (const hash of [
      '#program=<img src=x onerror=alert(1)>&lesson=<script>alert(1)</script>',
      '#__proto__=1&constructor=2&program=y = __proto__&__proto__=3',
      '#view=javascript:alert(1)&lang=javascript:alert(1)&theme="><script>alert(1)</script>',
      `#p=${'A'.repeat(50_000)}`,
      `#program=${'('.repeat(20_000)}`,
      '#%&%E0%A4%A&=&&&===&step=%00',
    ]) {
      await page.goto('about:blank');
      await page.goto(`./${hash}`);
      await expect(page.getByRole('heading', { name: 'Gradstep' })).toBeVisible();
    }
    expect(dialogs).toEqual([]);
  });

  test('lends its language and colours, and undo has nothing before it', async ({ page }) => {
    await page.goto('./#lesson=apple&theme=dark&lang=ko');
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
    await expect(page.getByRole('button', { name: '실행 취소' })).toHaveAttribute('aria-disabled', 'true');
    await page.goto('about:blank');
    await page.goto('./#lesson=apple');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  });
});
