import type { Page } from '@playwright/test';
import { TEN_PROGRAMS } from '../tests/tenPrograms.ts';
import { accessibilityProblems, expect, openIn, THEMES, test } from './fixtures.ts';

const room = (page: Page) => page.getByRole('region', { name: 'Explain a number' });
const heading = (page: Page, name: string | RegExp) => room(page).getByRole('heading', { level: 3, name });
const link = (source: string, rest = '') => `./#program=${encodeURIComponent(source)}&lang=en${rest}`;
const FAN_OUT = 'x = 2; y = 3\nz = x * (x + y)';

test('a student clicks a total and follows it back to the inputs', async ({ page }) => {
  await page.goto(link(FAN_OUT, '&step=5'));
  await page.locator('.graph-total').getByText('7').click();
  await expect(heading(page, 'Gradient of x')).toBeVisible();
  await expect(room(page).locator('.explain-number')).toHaveText('7');
  await expect(room(page).getByRole('listitem').first()).toContainText(/0.*5.*2.*7/);
  await room(page).getByRole('button', { name: 'Unroll from × (z)' }).click();
  await room(page).getByRole('button', { name: 'a', exact: true }).click();
  await expect(heading(page, 'Value of a')).toBeVisible();
  // y belongs to it, z does not.
  await expect(page.locator('.graph-node[data-pale]')).toHaveCount(1);
  await room(page).getByRole('navigation').getByRole('button', { name: 'grad(x)' }).click();
  await expect(heading(page, 'Gradient of x')).toBeVisible();
  await expect(page).toHaveURL(/explain-number=grad/);
  await page.reload();
  await expect(heading(page, 'Gradient of x')).toBeVisible();
});

test('a number on an edge of several is what came along it; factors are what they are; no ring around the graph', async ({
  page,
}) => {
  // The last step of the default program: c sends to a (one of two contributions) and to b.
  await page.goto(link('a = 2; b = 3\ny = (a*b + sin(a))^2', '&step=9'));
  // All digits follow in its title.
  const number = (text: string, inside = '.graph-label-gradient') =>
    page
      .locator(`${inside} text`)
      .filter({ hasText: new RegExp(`^${text}`, 'u') })
      .first();
  await number('41.46').click();
  await expect(heading(page, 'Contribution of × (c) to a')).toBeVisible();
  await expect(room(page).locator('.explain-number')).toHaveText('41.4558');
  await number('−5.751').click();
  await expect(heading(page, 'Contribution of sin (d) to a')).toBeVisible();
  await number('13.82', '.graph-product').click();
  await expect(heading(page, 'Gradient of c')).toBeVisible();
  await number('3', '.graph-product').click();
  await expect(heading(page, 'Value of b')).toBeVisible();
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
  expect(outline).toBe('none');
});

test('a click before the page knows where numbers stand explains once it does', async ({ page }) => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/lateEvents/u, async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(link(FAN_OUT, '&step=5'));
  await page.locator('.graph-total').getByText('7').click();
  await expect(page.locator('.graph-node[data-selected], .graph-node.is-selected').first()).toBeVisible();
  await expect(room(page)).toHaveCount(0);
  arrive();
  await expect(heading(page, 'Gradient of x')).toBeVisible();
});

test('a student clicks a tangent and follows it to the input of its pass, and goes back to forward mode', async ({
  page,
}) => {
  // Two edges of x bring 3 each to a = x·x; sin brings cos 3; the last step adds them up.
  await page.goto(link('x = 3\ny = x*x + sin(x)', '&forward-of=x&step=7'));
  // All digits follow in its title.
  await page
    .locator('.graph-product text')
    .filter({ hasText: /^5\.010/u })
    .first()
    .click();
  await expect(heading(page, 'Tangent of y in the pass of x')).toBeVisible();
  await expect(room(page).locator('.explain-number')).toHaveText('5.01001');
  await room(page).getByRole('button', { name: 'from a', exact: true }).click();
  await expect(heading(page, 'Tangent that a brings to y')).toBeVisible();
  await room(page).getByRole('button', { name: 'Unroll all' }).click();
  await expect(room(page).getByText('the input of this pass: its tangent is 1').first()).toBeVisible();
  await expect(page.locator('.graph-node[data-pale]')).toHaveCount(1);
  // Its number on the edge, and a step back under it: the figure stays in forward mode.
  await page.locator('.graph-label-gradient').getByText('3', { exact: true }).first().click();
  await expect(heading(page, 'Tangent that x, input 1 brings to a')).toBeVisible();
  await page.keyboard.press('Home');
  await expect(room(page)).toContainText('No tangent has arrived at a yet at this step.');
  await room(page).getByRole('button', { name: 'Back to forward mode' }).click();
  await expect(page.getByRole('region', { name: 'Forward mode' })).toBeVisible();
});

test('a wrong gradient is told beside what the rule gives, and what is missing', async ({ page }) => {
  await page.goto(link('x = 3\ny = x*x + x', '&find-bug=set-of-parents&step=5'));
  await page.locator('.graph-total').getByText('4').click();
  await expect(heading(page, 'Gradient of x')).toBeVisible();
  await expect(room(page).locator('.explain-number')).toHaveText('4');
  await expect(room(page).getByText('The rule gives 7; this run has 4.')).toBeVisible();
  await expect(room(page).getByText('missing in this run')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  // A link to it leads to the same number of the same run.
  await expect(page).toHaveURL(
    /find-bug=set-of-parents.*explain-number=grad|explain-number=grad.*find-bug=set-of-parents/,
  );
  await page.reload();
  await expect(room(page).getByText('The rule gives 7; this run has 4.')).toBeVisible();
  // A click on a node leads back to the bug.
  await page.locator('.graph-node.is-op').first().click();
  await expect(page.getByRole('region', { name: 'Find the bug' })).toBeVisible();
});

test('what keeps the rule leads to where it is broken', async ({ page }) => {
  await page.goto(
    link('x = -1000; k = 1\nh = sigmoid(x * k)\ny = h + 1', '&find-bug=sigmoid-overflow&step=7&explain-number=grad x'),
  );
  await expect(heading(page, 'Gradient of x')).toBeVisible();
  await expect(room(page)).toContainText('Further back the rule is broken: ∂h/∂a✕ The rule gives 0; this run has NaN.');
});

test('in the quiz a click on a number says nothing', async ({ page }) => {
  await page.goto(link('x = 3\ny = x*x + x', '&find-bug=set-of-parents&find-bug-quiz=on&step=5'), {
    waitUntil: 'networkidle',
  });
  await page.locator('.graph-total').getByText('4').click();
  await expect(page.getByRole('region', { name: 'Find the bug' })).toBeVisible();
  await expect(room(page)).toHaveCount(0);
});

test('tangents by keyboard only: a node’s tangent, its derivation, and back', async ({ page }) => {
  await page.goto(link('a = 2; b = 3\ny = a * b'), { waitUntil: 'networkidle' });
  await expect(page.locator('.graph-node').first()).toBeVisible();
  await page.keyboard.press('w');
  await expect(page.getByRole('region', { name: 'Forward mode' })).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('x');
  await expect(heading(page, 'Tangent of y in the pass of b')).toBeVisible();
  await page.keyboard.press('x');
  await expect(page.getByRole('region', { name: 'Forward mode' })).toBeVisible();
  const isOnNode = () => page.evaluate(() => document.activeElement?.classList.contains('graph-node') === true);
  for (let k = 0; k < 60 && !(await isOnNode()); k++) await page.keyboard.press('Tab');
  await page.keyboard.press('u');
  await expect(heading(page, 'Tangent of a in the pass of b')).toBeVisible();
  await expect(room(page)).toContainText('it stands still in this pass: 0');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Forward mode' })).toBeVisible();
});

test('a click on a node still inspects it, and a click beside a number ends nothing', async ({ page }) => {
  await page.goto(link(FAN_OUT, '&step=5'));
  await page.locator('.graph-label-value').getByText('3', { exact: true }).click();
  await expect(heading(page, 'Value of y')).toBeVisible();
  await page.locator('.graph-node.is-op').first().click();
  await expect(room(page)).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'This step' })).toContainText('a');
});

test('time goes on under it: a total fills up', async ({ page }) => {
  await page.goto(link(FAN_OUT, '&step=4&explain-number=grad x'));
  await expect(room(page)).toContainText('So far: 1 of 2 contributions have been added.');
  await expect(room(page).locator('.explain-number')).toHaveText('5');
  await page.keyboard.press('ArrowRight');
  await expect(room(page).locator('.explain-number')).toHaveText('7');
  await page.keyboard.press('Home');
  await expect(room(page)).toContainText('No gradient has arrived at x yet at this step.');
});

test('in predict mode a click on a number reveals nothing and ends nothing', async ({ page }) => {
  // With all that a click on a number needs.
  await page.goto(link(FAN_OUT, '&step=2&panel=predict'), { waitUntil: 'networkidle' });
  await page.locator('.graph-label-value').getByText('3', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'Predict' })).toBeVisible();
  await expect(room(page)).toHaveCount(0);
});

test('by keyboard only: the number of the step, a node’s value and gradient, unroll, close', async ({ page }) => {
  await page.goto(link(FAN_OUT), { waitUntil: 'networkidle' });
  await expect(page.locator('.graph-node').first()).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('x');
  await expect(heading(page, 'Value of a')).toBeVisible();
  await page.keyboard.press('End');
  await expect(heading(page, /Gradient of/)).toBeVisible();
  await page.keyboard.press('x');
  await expect(room(page)).toHaveCount(0);
  // Tab until the first node has the focus.
  const isOnNode = () => page.evaluate(() => document.activeElement?.classList.contains('graph-node') === true);
  for (let k = 0; k < 60 && !(await isOnNode()); k++) await page.keyboard.press('Tab');
  await page.keyboard.press('v');
  await expect(heading(page, 'Value of x')).toBeVisible();
  await page.keyboard.press('u');
  await expect(heading(page, 'Gradient of x')).toBeVisible();
  await room(page).getByRole('button', { name: 'Unroll all' }).focus();
  await page.keyboard.press('Enter');
  await expect(room(page).getByText('an input of the program').first()).toBeVisible();
});

test('one weight of XOR, from the grid of its gradient to the batch', async ({ page }) => {
  await page.goto('./#lesson=xor&step=12&lang=en');
  await page.locator('.graph-node').filter({ hasText: 'W1' }).locator('.graph-total [data-cell="0"]').click();
  await expect(heading(page, 'Gradient of W1[0, 0]')).toBeVisible();
  // A sum over four samples.
  await expect(room(page).getByRole('button', { name: /^X\[/ })).toHaveCount(4);
  await room(page).getByRole('button', { name: 'Unroll all' }).click();
  await expect(room(page).getByRole('listitem').nth(40)).toBeVisible();
  await page.keyboard.press('End');
  await page.goto('./#lesson=xor&step=16&explain-number=value b2&lang=en', { waitUntil: 'networkidle' });
  await expect(heading(page, 'b2[0] after the update')).toBeVisible();
});

for (const { name, source, lesson } of TEN_PROGRAMS)
  test(`explains the last number of ${name}`, async ({ page }) => {
    await page.goto(lesson === undefined ? link(source) : `./#lesson=${lesson}&lang=en`);
    await expect(page.locator('.graph-node').first()).toBeVisible();
    await page.keyboard.press('End');
    await page.keyboard.press('x');
    await expect(heading(page, /./)).toBeVisible();
    await expect(room(page).getByRole('listitem').nth(2)).toBeVisible();
    // Everything down to the inputs. Where inputs stand there already, there is nothing to unroll.
    const all = room(page).getByRole('button', { name: 'Unroll all' });
    if ((await all.count()) > 0) await all.click();
    await expect(
      room(page)
        .getByText(/^an? (?:input of the program|parameter|constant)$/)
        .first(),
    ).toBeVisible();
  });

for (const theme of THEMES)
  test(`axe finds nothing wrong, ${theme}`, async ({ page }) => {
    await openIn(page, theme, './#lesson=xor&step=12&explain-number=grad W1&lang=en');
    await expect(room(page).getByRole('button', { name: 'Unroll all' })).toBeVisible();
    await room(page).getByRole('button', { name: 'Unroll all' }).click();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
