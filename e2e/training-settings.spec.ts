import type { Page } from '@playwright/test';
import { formatNumber } from '../src/format/number.ts';
import { trainingTexts } from '../src/texts/training.ts';
import { accessibilityProblems, expect, openIn, THEMES, test } from './fixtures.ts';
import {
  expectAt,
  GOLDEN_INITIAL,
  iterationLine,
  node,
  openLesson,
  playhead,
  setNumber,
  train,
  writeProgram,
} from './trainingPage.ts';

const XOR = 'XOR network';
/** The step of XOR that sends backward through its second layer. */
const BACKWARD_Z2 = 10;

test('another learning rate begins at iteration 0 and leaves the old curve as a ghost, five of them at most', async ({
  page,
}) => {
  await openLesson(page, XOR);
  const ghosts = page.locator('[data-view="loss"] [role="img"] .loss-ghost');
  await train(page, 50);
  await expect(iterationLine(page)).toHaveText('iteration 50 of 50');
  await expect(ghosts).toHaveCount(0);
  for (const [k, rate] of [0.02, 0.03, 0.04, 0.05, 0.06, 0.07].entries()) {
    await setNumber(page, 'Learning rate', rate);
    await expect(iterationLine(page)).toHaveText('iteration 0 of 0');
    await page.locator('.training-train').click();
    await expect(iterationLine(page)).toHaveText('iteration 50 of 50');
    await expect(ghosts).toHaveCount(Math.min(k + 1, 5));
  }
});

test('a learning rate that explodes: training stops, says the iteration and the node, and one click goes there', async ({
  page,
}) => {
  await openLesson(page, 'Fit a line');
  await setNumber(page, 'Learning rate', 0.12);
  await train(page, 5000);
  const stop = page.locator('.training-stop');
  await expect(stop).toContainText(/^The loss became (∞|NaN) at iteration [\d,]+, and training stopped/);
  const [, digits = '', name = ''] =
    /at iteration ([\d,]+), and training stopped\. First in the value of (.+?)\.(?:Go there)?$/.exec(
      (await stop.textContent()) ?? '',
    ) ?? [];
  const iteration = Number(digits.replaceAll(',', ''));
  expect(iteration).toBe(explodesAt(0.12));
  await expect(iterationLine(page)).toHaveText(`iteration ${iteration} of ${iteration}`);
  await page.keyboard.press('Home');
  await page.keyboard.press('[');
  await page.getByRole('button', { name: 'Go there' }).click();
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await expect(timeline).toHaveAttribute(
    'aria-valuetext',
    new RegExp(`iteration ${iteration}: forward through \\S+ ${name}$`),
  );
  await expect(node(page, new RegExp(`named ${name}: value (infinity|not a number)`))).toBeVisible();
  // The iteration before was still a number.
  await page.keyboard.press('[');
  await expect(node(page, new RegExp(`named ${name}: value \\d`))).toBeVisible();
});

/** The iteration at which plain gradient descent on the lesson's line gives a loss that is no number. */
function explodesAt(rate: number): number {
  const t = [1.1, 2.9, 5.2, 7.1, 8.8, 11.1];
  let [w, b] = [0, 0];
  for (let i = 0; i < 10_000; i++) {
    const errors = t.map((target, x) => w * x + b - target);
    const loss = errors.reduce((sum, error) => sum + error * error, 0) / t.length;
    if (!Number.isFinite(loss)) return i;
    w -= rate * errors.reduce((sum, error, x) => sum + ((2 * error) / t.length) * x, 0);
    b -= rate * errors.reduce((sum, error) => sum + (2 * error) / t.length, 0);
  }
  throw new Error('it does not explode');
}

test('without zero grad the ledger begins with what the iteration before left', async ({ page }) => {
  await openLesson(page, 'Without zero_grad');
  await expect(page.getByRole('checkbox', { name: 'Zero grad' })).not.toBeChecked();
  await expect(page.locator('.timeline-svg text')).toHaveText(['Forward', 'Loss', 'Backward', 'Update']);
  await page.locator('body').press('End');
  await page.locator('body').press('ArrowRight');
  await expectAt(page, 1, 0);
  await page.locator('body').press('End');
  await node(page, /^parameter w:/).click();
  const ledger = page.locator('.frame-inspector');
  // ∂loss/∂w at w = b = 0: the mean of −2 t x over the six points.
  const t = [1.1, 2.9, 5.2, 7.1, 8.8, 11.1];
  const left = t.reduce((sum, target, x) => sum - (2 * target * x) / t.length, 0);
  await expect(ledger).toContainText('left by iteration 0');
  await expect(ledger).toContainText(`left by iteration 0: ${formatNumber(left, 6)}`);

  // Switched on, the phase is there and nothing is carried.
  await page.getByRole('checkbox', { name: 'Zero grad' }).click();
  await expect(iterationLine(page)).toHaveText('iteration 0 of 0');
  await expect(page.locator('.timeline-svg text')).toHaveText(['Forward', 'Loss', 'Zero grad', 'Backward', 'Update']);
  await page.locator('body').press(']');
  await page.locator('body').press('End');
  await node(page, /^parameter w:/).click();
  await expect(ledger).toContainText(/→ 0/);
});

test('zeros as written, and the weights of seed 42', async ({ page }) => {
  await openLesson(page, 'AND gate');
  const weights = page.getByRole('combobox', { name: trainingTexts.weights.en, exact: true });
  await weights.selectOption('as written');
  // By keyboard: a click in the middle of it would ask where a number comes from.
  await node(page, /^parameter W1/).focus();
  await page.keyboard.press('Enter');
  const cells = page.locator('.inspector-grid').first().locator('tbody td');
  await expect(cells).toHaveText(['0', '0', '0', '0']);
  await weights.selectOption('seed 42');
  const drawn = GOLDEN_INITIAL.W1.flat().map((value) => formatNumber(value));
  expect(drawn[0]).toBe('0.5406');
  await expect(cells).toHaveText(drawn);
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveAttribute('aria-valuenow', '0');
});

/** XOR at iteration 300, where its second layer sends gradients back; what presses a key of the page. */
async function openAtBackward(page: Page): Promise<(key: string) => Promise<void>> {
  await openLesson(page, XOR);
  await train(page, 300);
  await expect(iterationLine(page)).toHaveText('iteration 300 of 300');
  const press = (key: string) => page.locator('body').press(key);
  for (let step = 0; step < BACKWARD_Z2; step++) await press('ArrowRight');
  await expectAt(page, 300, BACKWARD_Z2, /backward through \S+ z2$/);
  return press;
}

test('layers, neurons and scalars are pictures of one moment: the iteration and the step stay', async ({ page }) => {
  const press = await openAtBackward(page);
  await press('n');
  await expect(page.getByRole('button', { name: 'Neurons', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.neurons')).toBeVisible();
  await expectAt(page, 300, BACKWARD_Z2, /backward through \S+ z2$/);
  await press('n');
  await press('3');
  await expect(page.getByRole('button', { name: 'Scalars', exact: true })).toHaveAttribute('aria-pressed', 'true');
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await expect(timeline).toHaveAttribute('aria-valuetext', /iteration 300: backward through \S+ z2/);
  await press('1');
  await expectAt(page, 300, BACKWARD_Z2, /backward through \S+ z2$/);
});

test('from scalars to ops and on to layers, the step stays', async ({ page }) => {
  const press = await openAtBackward(page);
  await press('3');
  await press('2');
  await expect(page.getByRole('button', { name: 'Ops', exact: true })).toHaveAttribute('aria-pressed', 'true');
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await expect(timeline).toHaveAttribute('aria-valuetext', /iteration 300: backward through/);
  await press('1');
  await expectAt(page, 300, BACKWARD_Z2, /backward through \S+ z2$/);
});

test('parameters and an output of another shape: the page says where training ends', async ({ page }) => {
  await openIn(page, 'light');
  await expect(page.locator('.cm-content')).toBeVisible();
  await writeProgram(page, ['w = param([1, 2])', 'y = 3*w']);
  const message = page.getByRole('region', { name: 'Training', exact: true }).getByRole('status');
  await expect(message).toContainText('Training needs one number that falls, and y has shape (2,)');
  await expect(page.locator('.training-train')).toHaveCount(0);
  await writeProgram(page, ['w = param([1, 2])', 'y = sum(3*w)']);
  await expect(page.locator('.training-train')).toBeVisible();
});

for (const theme of THEMES) {
  test(`axe finds nothing wrong while XOR is trained, ${theme}`, async ({ page }) => {
    await openLesson(page, XOR, theme);
    await train(page, 300);
    await expect(iterationLine(page)).toHaveText('iteration 300 of 300');
    await expect(playhead(page)).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
    await setNumber(page, 'Learning rate', 0.05);
    await page.locator('body').press('End');
    await page.locator('body').press('n');
    await page.getByRole('button', { name: 'More' }).click();
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('body').press('3');
    expect(await accessibilityProblems(page)).toEqual([]);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  /** How far the page is wider than the screen. */
  const overflow = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  test('training and its charts are behind tabs, used with a finger', async ({ page }) => {
    await openIn(page, 'light');
    await page.getByRole('button', { name: 'Lessons' }).tap();
    await page.getByText(XOR, { exact: true }).tap();
    await page.getByRole('tab', { name: 'Train' }).tap();
    const button = page.locator('.training-train');
    await button.scrollIntoViewIfNeeded();
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await button.tap();
    await expect(page.locator('.training-said')).toHaveText(/^Iteration 2,000, loss /);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await accessibilityProblems(page)).toEqual([]);

    await page.getByRole('tab', { name: 'Charts' }).tap();
    await playhead(page).scrollIntoViewIfNeeded();
    const field = await playhead(page).boundingBox();
    if (field === null) throw new Error('the loss curve is nowhere');
    await page.touchscreen.tap(field.x + field.width * 0.25, field.y + field.height / 2);
    await expect.poll(async () => Number(await playhead(page).getAttribute('aria-valuenow'))).toBeLessThan(520);
    expect(Number(await playhead(page).getAttribute('aria-valuenow'))).toBeGreaterThan(480);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('a finger drags the playhead, and the sheet does not scroll away under it', async ({ page }) => {
    await openIn(page, 'light');
    await page.getByRole('button', { name: 'Lessons' }).tap();
    await page.getByText(XOR, { exact: true }).tap();
    await page.getByRole('tab', { name: 'Train' }).tap();
    await page.locator('.training-train').tap();
    await expect(page.locator('.training-said')).toHaveText(/^Iteration 2,000, loss /);
    await page.getByRole('tab', { name: 'Charts' }).tap();
    await playhead(page).scrollIntoViewIfNeeded();
    const field = await playhead(page).boundingBox();
    if (field === null) throw new Error('the loss curve is nowhere');
    const client = await page.context().newCDPSession(page);
    const at = (part: number) => [{ x: field.x + field.width * part, y: field.y + field.height / 2 }];
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0.9) });
    for (const part of [0.8, 0.7, 0.6, 0.5]) {
      await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(part) });
    }
    await expect
      .poll(async () => Math.abs(Number(await playhead(page).getAttribute('aria-valuenow')) - 1000))
      .toBeLessThan(20);
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(async () => (await playhead(page).boundingBox())?.y).toBe(field.y);
  });
});
