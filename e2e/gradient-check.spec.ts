import type { Page } from '@playwright/test';
import { TEN_PROGRAMS } from '../tests/tenPrograms.ts';
import { accessibilityProblems, expect, openIn, THEMES, test } from './fixtures.ts';

const room = (page: Page) => page.getByRole('region', { name: 'Gradient check' });
const notes = (page: Page) => page.locator('.mode-tag.is-note');
const link = (source: string, rest = '') => `./#program=${encodeURIComponent(source)}&lang=en${rest}`;

test('a student checks the gradients of a small program on its graph', async ({ page }) => {
  await page.goto(link('x = 3\ny = x*x + sin(x)'));
  await page.getByRole('button', { name: 'Gradient check' }).click();
  await expect(notes(page)).toHaveText([/^autograd 5\.010 · central 5\.010 · ✓ \S+$/]);
  await expect(room(page)).toContainText('x: the two agree.');
  await expect(room(page).getByRole('img').last()).toHaveAccessibleName(/The error is least about h = /);
  await expect(room(page)).toContainText('truncation ∝ h²');
  await expect(room(page)).toContainText('round-off ∝ 1/h');
  await room(page).getByText('As a table').click();
  await expect(room(page).getByRole('row')).toHaveCount(2 + 26);
  // The autograd number leads to where it comes from.
  await room(page).getByRole('button', { name: '5.010' }).click();
  await expect(page.getByRole('heading', { name: 'Gradient of x' })).toBeVisible();
});

test('a kink is told from a mistake', async ({ page }) => {
  await page.goto(link('x = 0\ny = relu(x)', '&panel=gradientCheck'));
  await expect(notes(page).last()).toContainText('– says nothing');
  await expect(room(page)).toContainText(/ReLU has no derivative at 0\. PyTorch settles it by a convention/);
  await expect(room(page)).toContainText(/From the left the slope is 0, from the right 1/);
  await page.goto(link('x = 3\na = x*x\ny = a*a\n@backward recursive', '&panel=gradientCheck'));
  await expect(room(page)).toContainText('Autograd says 216, the function itself 108');
  await expect(notes(page).last()).toContainText('✕');
});

test('the notes are in view and cover no node', async ({ page }) => {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto('about:blank');
    await page.goto(link('a = 2; b = 3\ny = (a*b + sin(a))^2', '&panel=gradientCheck'));
    await expect(notes(page)).toHaveCount(2);
    const boxes = (selector: string) =>
      page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
    await expect(async () => {
      const [room] = await boxes('.graph-canvas');
      const nodes = await boxes('.graph-node .graph-shape-line');
      for (const note of await boxes('.mode-tag.is-note')) {
        expect(note.left).toBeGreaterThanOrEqual(room?.left ?? 0);
        expect(note.top).toBeGreaterThanOrEqual(room?.top ?? 0);
        expect(note.bottom).toBeLessThanOrEqual(room?.bottom ?? 0);
        const isOn = (node: DOMRect) =>
          note.left < node.right && node.left < note.right && note.top < node.bottom && node.top < note.bottom;
        expect(nodes.filter(isOn)).toEqual([]);
      }
    }).toPass();
  }
});

test('labels of the plot do not meet', async ({ page }) => {
  await page.goto(link('x = 3\ny = x*x + sin(x)', '&panel=gradientCheck'));
  const texts = room(page).locator('.check-plot svg > text, .check-plot svg g > text');
  await expect(texts.first()).toBeVisible();
  const boxes = await texts.evaluateAll((all) =>
    all.map((one) => ({ text: one.textContent, box: one.getBoundingClientRect() })),
  );
  for (const [k, a] of boxes.entries())
    for (const b of boxes.slice(k + 1)) {
      const isApart =
        a.box.right <= b.box.left ||
        b.box.right <= a.box.left ||
        a.box.bottom <= b.box.top + 3 ||
        b.box.bottom <= a.box.top + 3;
      expect(isApart, `${a.text} and ${b.text}`).toBe(true);
    }
});

test('by keyboard only: on, another input, off', async ({ page }) => {
  await page.goto(link('a = 6; b = 4\nq = (a - b) / (a + b)'));
  await expect(page.locator('.graph-node').first()).toBeVisible();
  await page.keyboard.press('g');
  await expect(notes(page).filter({ hasText: '✓' })).toHaveCount(2);
  await room(page).getByRole('button', { name: 'b', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(room(page)).toContainText('b: the two agree.');
  await page.keyboard.press('g');
  await expect(room(page)).toHaveCount(0);
});

for (const { name, source, lesson } of TEN_PROGRAMS)
  test(`checks ${name}`, async ({ page }) => {
    await page.goto(
      lesson === undefined ? link(source, '&panel=gradientCheck') : `./#lesson=${lesson}&panel=gradientCheck&lang=en`,
    );
    await expect(room(page).getByRole('row').nth(1)).toBeVisible();
    await expect(notes(page).first()).toBeVisible();
    await expect(room(page)).not.toContainText('differs');
  });

for (const theme of THEMES)
  test(`axe finds nothing wrong, ${theme}`, async ({ page }) => {
    await openIn(page, theme, './#lesson=xor&panel=gradientCheck&lang=en');
    await expect(room(page).getByRole('img').last()).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
