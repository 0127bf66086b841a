import { LESSONS } from '../src/lessons/lessons.ts';
import { expect, openIn, test } from './fixtures.ts';

/** What stands in the graph at the end of each lesson: a piece of the accessible name of each node (4 digits, as drawn). */
const AT_THE_END: Readonly<Record<string, readonly string[]>> = {
  apple: [
    'input apple: value 100, gradient 2.2',
    'input count: value 2, gradient 110',
    'input tax: value 1.1, gradient 200',
  ],
  'apple-orange': ['input orange_count: value 3, gradient 165', '+ named subtotal: value 650, gradient 1.1'],
  'chain-rule': ['input x: value 3, gradient 14', '( )² named z: value 49, gradient 1'],
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
    await page.getByText(lesson.title.en, { exact: true }).click();
    const timeline = page.getByRole('slider', { name: 'Timeline' });
    // A lesson that trains begins with the program's column closed: its note stands beside the sentence.
    const note = page.locator('.frame-note, .frame-note-line');
    await expect(note).toBeVisible();
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
