import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { openIn, type Theme } from './fixtures.ts';

/** The part of tests/golden/seeds.json about XOR that the pages are held against. */
interface GoldenXor {
  readonly training: {
    readonly [Run in 'adam_lr0.01_2000' | 'sgd_lr0.1_20000']: {
      readonly loss_before_step: readonly (readonly [number, number])[];
      readonly final_loss: number;
    };
  };
  readonly initial_float32_as_double: { readonly W1: readonly (readonly number[])[] };
}

const seeds = JSON.parse(readFileSync(new URL('../tests/golden/seeds.json', import.meta.url), 'utf8')) as {
  readonly xor: GoldenXor;
};
export const { training: GOLDEN_TRAINING, initial_float32_as_double: GOLDEN_INITIAL } = seeds.xor;

/** Opens the page and in it a lesson, from the menu as a reader does. */
export async function openLesson(page: Page, title: string, theme: Theme = 'light'): Promise<void> {
  await openIn(page, theme);
  await page.getByRole('button', { name: 'Lessons' }).click();
  await page
    .locator('.frame-lesson-entry')
    .filter({ has: page.getByText(title, { exact: true }) })
    .click();
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveAttribute('aria-valuenow', '0');
}

/** Where the page stands: 'iteration 400 of 2000' and the like. */
export const iterationLine = (page: Page): Locator => page.locator('.timeline-count small').first();

/** Expects a step of an iteration: `words` of it as the timeline says them. */
export async function expectAt(page: Page, iteration: number, step: number, words?: RegExp): Promise<void> {
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await expect(timeline).toHaveAttribute(
    'aria-valuetext',
    new RegExp(`^Step ${step} of \\d+, iteration ${iteration}:`),
  );
  if (words !== undefined) await expect(timeline).toHaveAttribute('aria-valuetext', words);
}

/** Writes the number of iterations, and presses Train. */
export async function train(page: Page, iterations: number): Promise<void> {
  await setNumber(page, 'Iterations', iterations);
  await page.locator('.training-train').click();
}

/** Writes a number into a field of the toolbar, as typed and confirmed. */
export async function setNumber(page: Page, name: string, value: number): Promise<void> {
  const field = page
    .getByRole('textbox', { name, exact: true })
    .or(page.getByRole('spinbutton', { name, exact: true }));
  await field.fill(String(value));
  await field.press('Enter');
}

/** The playhead of the loss curve. */
export const playhead = (page: Page): Locator => page.locator('[data-view="loss"]').getByRole('slider');

/** A node of the graph, by a piece of its accessible name. */
export const node = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });

/** Replaces the whole program as a person would: select all, type. */
export async function writeProgram(page: Page, lines: readonly string[]): Promise<void> {
  const editor = page.locator('.cm-content');
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  for (const [i, line] of lines.entries()) {
    if (i > 0) await page.keyboard.press('Enter');
    await page.keyboard.type(line);
    // A list of completions would take the next Enter.
    await page.keyboard.press('Escape');
    await editor.focus();
  }
}
