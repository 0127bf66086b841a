import type { Page } from '@playwright/test';
import { formatNumber } from '../src/format/number.ts';
import { expect, openIn, test } from './fixtures.ts';
import {
  expectAt,
  GOLDEN_TRAINING,
  iterationLine,
  node,
  openLesson,
  playhead,
  setNumber,
  train,
} from './trainingPage.ts';

const XOR = 'XOR network';
const GOLDEN = GOLDEN_TRAINING['adam_lr0.01_2000'];
/** The step of XOR that computes the loss, and the last one of an iteration. */
const LOSS_STEP = 5;
const LAST_STEP = 16;

/** The loss before the update of an iteration, as golden numbers have it. */
function goldenLoss(iteration: number): number {
  const found = GOLDEN.loss_before_step.find(([at]) => at === iteration);
  if (found === undefined) throw new Error(`no golden loss of iteration ${iteration}`);
  return found[1];
}

/** Expects the inspector to show a number in full that is this one, but for the rounding of 2,000 updates. */
async function expectInFull(page: Page, value: number): Promise<void> {
  const full = page.locator('.frame-inspector .inspector-fact', { hasText: 'In float64' }).locator('span').last();
  const error = async () => Math.abs(Number(await full.textContent()) / value - 1);
  await expect.poll(error).toBeLessThan(1e-9);
}

test('one iteration of XOR with the keyboard: forward, loss, zero grad, backward, update, and on into the next', async ({
  page,
}) => {
  await openLesson(page, XOR);
  const phases = page.locator('.timeline-svg text');
  await expect(phases).toHaveText(['Forward', 'Loss', 'Zero grad', 'Backward', 'Update']);
  await expectAt(page, 0, 0);
  const steps = [
    /forward through \S+ z1$/,
    /forward through \S+ h$/,
    /forward through \S+ z2$/,
    /forward through \S+ y$/,
    /forward through \S+ loss$/,
    /zero grad/,
    /seed/,
    /backward through \S+ loss$/,
    /backward through \S+ y$/,
    /backward through \S+ z2$/,
    /backward through \S+ h$/,
    /backward through \S+ z1$/,
    /update of W1$/,
    /update of b1$/,
    /update of W2$/,
    /update of b2$/,
  ];
  for (const [k, words] of steps.entries()) {
    await page.keyboard.press('ArrowRight');
    await expectAt(page, 0, k + 1, words);
  }
  await expect(
    node(page, `binary cross-entropy named loss: value ${formatNumber(goldenLoss(0))}, gradient 1`),
  ).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expectAt(page, 1, 0);
  await page.keyboard.press('ArrowLeft');
  await expectAt(page, 0, LAST_STEP, /update of b2$/);
});

test('trains XOR, drags to iteration 400, steps backward through it, and finds the loss there', async ({ page }) => {
  await openLesson(page, XOR);
  await page.getByRole('button', { name: 'Train 2,000 iterations' }).click();
  await expect(iterationLine(page)).toHaveText('iteration 2000 of 2000');
  await expect(playhead(page)).toHaveAttribute('aria-valuenow', '2000');

  // The parameters of iteration 2000 are those that 2,000 updates left: the loss that the golden run ends with.
  const last = formatNumber(GOLDEN.final_loss);
  await expect(page.locator('.training-said')).toHaveText(`Iteration 2,000, loss ${last}`);
  await expect(playhead(page)).toHaveAttribute('aria-valuetext', new RegExp(last));

  for (let step = 0; step < LOSS_STEP; step++) await page.locator('body').press('ArrowRight');
  await expectAt(page, 2000, LOSS_STEP);
  await expectInFull(page, GOLDEN.final_loss);

  const field = await playhead(page).boundingBox();
  if (field === null) throw new Error('the loss curve is nowhere');
  const [y, xOf] = [field.y + field.height / 2, (iteration: number) => field.x + (field.width * iteration) / 2000];
  await page.mouse.move(xOf(1990), y);
  await page.mouse.down();
  await page.mouse.move(xOf(1200), y, { steps: 6 });
  await page.mouse.move(xOf(400), y, { steps: 6 });
  await expect
    .poll(async () => Math.abs(Number(await playhead(page).getAttribute('aria-valuenow')) - 400))
    .toBeLessThan(12);
  await page.mouse.up();
  await playhead(page).focus();
  for (let now = Number(await playhead(page).getAttribute('aria-valuenow')); now !== 400; now += now < 400 ? 1 : -1) {
    await page.keyboard.press(now < 400 ? 'ArrowRight' : 'ArrowLeft');
  }
  await expect(playhead(page)).toHaveAttribute('aria-valuenow', '400');
  await expect(playhead(page)).toHaveAttribute('aria-valuetext', new RegExp(formatNumber(goldenLoss(400))));
  await expect(iterationLine(page)).toHaveText('iteration 400 of 2000');
  await page.keyboard.press('Escape');

  await page.keyboard.press('End');
  await expectAt(page, 400, LAST_STEP, /update of b2$/);
  for (let step = LAST_STEP; step >= 0; step--) {
    await expectAt(page, 400, step);
    if (step === LOSS_STEP) {
      await expect(node(page, `binary cross-entropy named loss: value ${formatNumber(goldenLoss(400))}`)).toBeVisible();
      await expectInFull(page, goldenLoss(400));
    }
    await page.keyboard.press('ArrowLeft');
  }
  await expectAt(page, 399, LAST_STEP, /update of b2$/);
  // And forwards again: the step after the last of 399 is the first of 400.
  await page.keyboard.press('ArrowRight');
  await expectAt(page, 400, 0);
});

test('a key press during a long training is answered, and Pause pauses', async ({ page }) => {
  await openLesson(page, 'Two moons');
  await train(page, 200_000);
  const progress = page.getByRole('progressbar', { name: 'Training' });
  await expect(progress).toBeVisible();
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await page.locator('body').press('ArrowRight');
  await page.locator('body').press('ArrowRight');
  await expect(timeline).toHaveAttribute('aria-valuenow', '2');
  await page.locator('body').press('2');
  await expect(page.getByRole('button', { name: 'Ops', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await page.locator('body').press('1');
  await expect(page.getByRole('button', { name: 'Layers', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(timeline).toHaveAttribute('aria-valuenow', '2');
  await expect(progress).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(progress).toBeHidden();
  const [, at, count] = /^iteration (\d+) of (\d+)$/.exec(await iterationLine(page).innerText()) ?? [];
  expect(Number(at)).toBeGreaterThan(0);
  expect(Number(at)).toBeLessThan(200_000);
  expect(at).toBe(count);
  // It goes on from there.
  await setNumber(page, 'Iterations', 10);
  await page.getByRole('button', { name: 'Train 10 iterations' }).click();
  await expect(iterationLine(page)).toHaveText(`iteration ${Number(at) + 10} of ${Number(at) + 10}`);
});

test('20,000 iterations are kept: the first and the last can be visited at once', async ({ page }) => {
  await openLesson(page, 'The run that gets stuck');
  await train(page, 20_000);
  await expect(iterationLine(page)).toHaveText('iteration 20000 of 20000');
  const { final_loss: last, loss_before_step: losses } = GOLDEN_TRAINING['sgd_lr0.1_20000'];
  await expect(playhead(page)).toHaveAttribute('aria-valuetext', new RegExp(formatNumber(last)));
  await playhead(page).press('Home');
  await expect(playhead(page)).toHaveAttribute(
    'aria-valuetext',
    new RegExp(formatNumber(losses[0]?.[1] ?? Number.NaN)),
  );
  await expect(iterationLine(page)).toHaveText('iteration 0 of 20000');
});

test('an edit during a training begins a run of its own, and the old one never writes into it', async ({ page }) => {
  await openLesson(page, 'Two moons');
  await train(page, 200_000);
  await expect(page.getByRole('progressbar', { name: 'Training' })).toBeVisible();
  await setNumber(page, 'Learning rate', 0.02);
  await expect(page.getByRole('progressbar', { name: 'Training' })).toBeHidden();
  await expectUntouched(page);

  // The same when the program is edited: the seed of the first weights, then a number of the data.
  await page.locator('.training-train').click();
  await expect(page.getByRole('progressbar', { name: 'Training' })).toBeVisible();
  await page.getByRole('button', { name: 'Program', exact: true }).click();
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' + 1');
  await expect(page.getByRole('progressbar', { name: 'Training' })).toBeHidden();
  await expectUntouched(page);
});

/** Expects a run of one iteration, and that it is still one after as many frames as a stray slice would need to come in. */
async function expectUntouched(page: Page): Promise<void> {
  await expect(iterationLine(page)).toHaveText('iteration 0 of 0');
  await page.evaluate(async () => {
    for (let frame = 0; frame < 30; frame++) await new Promise((done) => requestAnimationFrame(done));
  });
  await expect(iterationLine(page)).toHaveText('iteration 0 of 0');
}

test('a reload brings back the iteration, the step and the settings', async ({ page }) => {
  await openLesson(page, XOR);
  await setNumber(page, 'Learning rate', 0.02);
  await page.getByLabel('Optimizer').selectOption('RMSprop');
  await train(page, 120);
  await expect(iterationLine(page)).toHaveText('iteration 120 of 120');
  for (let i = 0; i < LOSS_STEP; i++) await page.locator('body').press('ArrowRight');
  await expectAt(page, 120, LOSS_STEP);
  const loss = node(page, /^binary cross-entropy named loss: value/);
  const before = await loss.getAttribute('aria-label');
  await page.reload();
  await expectAt(page, 120, LOSS_STEP);
  expect(await loss.getAttribute('aria-label')).toBe(before);
  await expect(page.getByLabel('Optimizer')).toHaveValue('rmsprop');
  await expect(page.getByRole('slider', { name: /^Learning rate/ })).toHaveAttribute('aria-valuetext', '0.02');
});

test('nothing of training is fetched for a program without parameters', async ({ page }) => {
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  await openIn(page, 'light');
  await page.keyboard.press('End');
  await expect(page.locator('.frame-inspector math').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(scripts.filter((path) => /Training|Charts|Neuron/.test(path))).toEqual([]);
});
