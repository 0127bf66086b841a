import type { Browser } from '@playwright/test';
import { lessonNamed } from '../../src/lessons/lessons.ts';
import { median, type Row } from '../measure.ts';
import { openLessonOf } from './openLesson.ts';
import { p95 } from './times.ts';

/** Keys that are pressed, and iterations that are asked for: more than are done meanwhile. */
const PRESSES = 100;
const ITERATIONS = 200_000;

/**
 * Keys pressed while two moons is trained and every chart follows: from the moment the browser got the key, the training's
 * own work before it can be handled included, to the changed step in the document, style and layout computed (forced).
 */
export async function answering(browser: Browser, address: string): Promise<Row[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await openLessonOf(page, address, lessonNamed('two-moons'));
  await page.evaluate(() => {
    const times: number[] = [];
    // Added after the page's own listener: it runs when that one's changes are in the document.
    addEventListener('keydown', ({ key, timeStamp }) => {
      if (!key.startsWith('Arrow')) return;
      document.documentElement.getBoundingClientRect();
      times.push(performance.now() - timeStamp);
    });
    Object.assign(window, { answered: times });
  });
  const field = async (selector: string, text: string) => {
    await page.locator(selector).fill(text);
    await page.locator(selector).press('Enter');
  };
  await field('.training-iterations input', String(ITERATIONS));
  const timeline = page.locator('.timeline-track');
  for (let i = 0; i < PRESSES; i++) {
    // Long before a run is full another one begins.
    if (i % 10 === 0) {
      await field('.training-rate .training-number input', String(0.01 + i / 10_000));
      await page.locator('.training-train').click();
    }
    const before = await timeline.getAttribute('aria-valuenow');
    await page.keyboard.press(i % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
    if ((await timeline.getAttribute('aria-valuenow')) === before) throw new Error(`key ${i + 1} changed nothing`);
    if ((await page.locator('.training-progress').count()) === 0) throw new Error(`no training at key ${i + 1}`);
  }
  const times = await page.evaluate(() => (window as unknown as { readonly answered: number[] }).answered);
  await page.close();
  return [
    {
      name: 'key press while a network is trained to the changed step, all charts, p95',
      value: p95(times),
      unit: 'ms',
      limit: 16,
      peer: `median ${median(times).toFixed(2)} ms, most ${Math.max(...times).toFixed(1)} ms, ${times.length} presses`,
    },
  ];
}
