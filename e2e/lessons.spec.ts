import { LESSONS } from '../src/lessons/lessons.ts';
import { accessibilityProblems, expect, openIn, test } from './fixtures.ts';

/** What stands in the graph at the end of each lesson: a piece of the accessible name of each node (4 digits, as drawn). */
const AT_THE_END: Readonly<Record<string, readonly string[]>> = {
  apple: [
    'input apple: value 100, gradient 2.2',
    'input count: value 2, gradient 110',
    'input tax: value 1.1, gradient 200',
  ],
  'apple-orange': ['input orange_count: value 3, gradient 165', 'add named subtotal: value 650, gradient 1.1'],
  'chain-rule': ['input x: value 3, gradient 14', 'square named z: value 49, gradient 1'],
  'square-exp-square': ['input x: value 0.5, gradient 3.297'],
  'tanh-sigmoid': ['input x: value 1, gradient 0.09113'],
  sigmoid: ['input x: value 1, gradient 0.1966'],
  'fan-out': ['input x: value 3, gradient 5.010'],
  'topological-order': ['input x: value 3, gradient 216'],
  'zero-grad': ['input x: value 3, gradient 6'],
};

for (const lesson of LESSONS) {
  test(`lesson ${lesson.id}: opens, is read note by note, and steps to its numbers and back`, async ({ page }) => {
    await openIn(page, 'light');
    await page.getByRole('button', { name: 'Lessons' }).click();
    await page.locator('.frame-lessons').getByText(lesson.title.en, { exact: true }).click();
    const timeline = page.getByRole('slider', { name: 'Timeline' });
    // A lesson that trains begins with the program's column closed: its note stands beside the sentence.
    const note = page.locator('.frame-note, .frame-note-line');
    await expect(note).toBeVisible();
    if (lesson.panel === 'predict') {
      // The field for the answer has the focus, and the arrows are its own until it is left.
      await expect(page.getByRole('textbox', { name: 'Your answer' })).toBeFocused();
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('Home');
    await expect(timeline).toHaveAttribute('aria-valuenow', '0');
    const texts = new Set([await note.textContent()]);
    const last = Number(await timeline.getAttribute('aria-valuemax'));
    const isIteration = lesson.training !== undefined;
    for (let guard = 0; guard < 3 * last; guard++) {
      // At the end of an iteration → would go on to the next one.
      if (isIteration && Number(await timeline.getAttribute('aria-valuenow')) === last) break;
      await page.keyboard.press('ArrowRight');
      texts.add(await note.textContent());
    }
    await expect(timeline).toHaveAttribute('aria-valuenow', String(last));
    // Notes of later iterations have a test of their own, with the numbers that they quote.
    const here = lesson.notes.filter(({ iteration = 0 }) => iteration === 0);
    expect(texts.size).toBeGreaterThanOrEqual(here.length);
    for (const name of AT_THE_END[lesson.id] ?? []) {
      await expect(page.getByRole('button', { name: name })).toBeVisible();
    }
    await page.keyboard.press('Home');
    await expect(timeline).toHaveAttribute('aria-valuenow', '0');
  });
}

for (const lesson of LESSONS) {
  test(`lesson ${lesson.id}: in Korean, note by note, with the question where it is asked`, async ({ page }) => {
    await openIn(page, 'dark', `./#lesson=${lesson.id}&lang=ko&step=0`);
    const note = page.locator('.frame-note');
    // A lesson that trains begins with its note in one line; a tap opens all of it.
    const line = page.locator('.frame-note-line');
    await expect(note.or(line).first()).toBeVisible();
    if (await line.isVisible()) await line.click();
    await expect(note).toBeVisible();
    const here = lesson.notes.filter(({ iteration = 0 }) => iteration === 0);
    const texts = new Set<string>();
    for (const [at, { question }] of here.entries()) {
      if (at > 0) await page.getByRole('button', { name: '다음 설명' }).click();
      await expect(page.locator('.frame-note-moves')).toContainText(`${lesson.notes.length}개 중 ${at + 1}`);
      const asks = page.getByRole('button', { name: '질문', exact: true });
      await expect(asks).toHaveCount(question === undefined ? 0 : 1);
      if (question !== undefined && (await asks.getAttribute('aria-expanded')) === 'false') await asks.click();
      await expect(page.locator('.frame-question')).toHaveCount(question === undefined ? 0 : 1);
      const text = (await note.textContent()) ?? '';
      expect(text).toMatch(/[가-힣]|=/);
      expect(text).not.toMatch(/[{}|]|undefined/);
      texts.add(text);
    }
    expect(texts.size).toBe(here.length);
    if (lesson.next.length > 0 && lesson.training === undefined) {
      await expect(page.getByRole('navigation', { name: '이어서' })).toBeVisible();
    }
  });
}

test('a student answers wrong, then right, and goes on to the next lesson by its link', async ({ page }) => {
  await openIn(page, 'light', './#lesson=apple&step=3');
  const question = page.locator('.frame-question');
  const said = question.getByRole('status');
  // It waits to be asked for, so that nothing below the note moves by itself; then it stays.
  await page.getByRole('button', { name: 'Question' }).click();
  await question.getByRole('textbox').fill('220');
  await question.getByRole('button', { name: 'Check' }).click();
  await expect(said).toContainText('That is the value of price');
  await question.getByRole('textbox').fill('1 * 200');
  await question.getByRole('button', { name: 'Check' }).click();
  await expect(said).toContainText('That is it: 200.');
  expect(await accessibilityProblems(page, '.frame-lesson')).toEqual([]);
  await question.getByRole('button', { name: 'Next step' }).click();
  await question.getByRole('textbox').fill('110');
  await question.getByRole('button', { name: 'Check' }).click();
  await question.getByRole('button', { name: 'Next step' }).click();
  const next = page.getByRole('navigation', { name: 'Go on with' });
  expect(await accessibilityProblems(page, '.frame-lesson')).toEqual([]);
  await next.getByRole('button', { name: 'Apples and oranges' }).click();
  await expect(page.locator('.frame-note')).toContainText('Before this: Apples with tax');
  await expect(page).toHaveURL(/lesson=apple-orange/);
  await page.getByRole('button', { name: 'Lessons' }).click();
  const menu = page.getByRole('navigation', { name: 'Lessons' });
  await expect(menu).toContainText('1 of 3 done');
  await expect(menu.getByRole('button', { name: /^Apples with tax ✓ done/ })).toBeVisible();
  expect(await accessibilityProblems(page, '.frame-lessons')).toEqual([]);
  // It is the reader's, and a reload keeps it.
  await page.reload();
  await page.getByRole('button', { name: 'Lessons' }).click();
  await expect(menu).toContainText('1 of 3 done');
});

test('the same with the keyboard alone: menu, steps, question with options, next lesson', async ({ page }) => {
  await openIn(page, 'light', './#lesson=apple&step=0');
  await expect(page.locator('.frame-note')).toBeVisible();
  await page.keyboard.press('l');
  await expect(page.getByRole('button', { name: /^Apples with tax/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('.frame-lesson h2')).toHaveText('Apples and oranges');
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  for (let step = 1; step <= 6; step++) {
    await page.keyboard.press('ArrowRight');
    await expect(timeline).toHaveAttribute('aria-valuenow', String(step));
  }
  // From the graph back to the note: it stands before it.
  const tabTo = async (name: RegExp, role: 'radio' | 'button') => {
    for (let guard = 0; guard < 60; guard++) {
      await page.keyboard.press('Shift+Tab');
      const focused = page.locator(':focus');
      if ((await focused.count()) === 0) continue;
      if ((await page.getByRole(role, { name }).and(focused).count()) > 0) return;
    }
    throw new Error(`no way by Tab to ${name}`);
  };
  await tabTo(/^Question$/, 'button');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: 'apples' })).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  // The arrow has chosen, and not stepped.
  await expect(page.getByRole('radio', { name: 'oranges' })).toBeChecked();
  await expect(timeline).toHaveAttribute('aria-valuenow', '6');
  await page.keyboard.press('Enter');
  const said = page.locator('.frame-question').getByRole('status');
  await expect(said).toContainText('Its value is the larger one');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(said).toContainText('Both local derivatives of + are 1');
  await page.keyboard.press('Enter');
  await expect(timeline).toHaveAttribute('aria-valuenow', '7');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('navigation', { name: 'Go on with' })).toBeVisible();
  await tabTo(/^The chain rule$/, 'button');
  await page.keyboard.press('Enter');
  await expect(page.locator('.frame-lesson h2')).toHaveText('The chain rule');
  await page.keyboard.press('ArrowRight');
  await expect(timeline).toHaveAttribute('aria-valuenow', '1');
});

test('on a phone the question is in the lesson’s tab', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openIn(page, 'light', './#lesson=apple&step=3');
  await page.getByRole('button', { name: /Question/ }).click();
  const question = page.locator('.frame-question');
  await question.getByRole('textbox').fill('200');
  await question.getByRole('button', { name: 'Check' }).click();
  await expect(question.getByRole('status')).toContainText('That is it: 200.');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
