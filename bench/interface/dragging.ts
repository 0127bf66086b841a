import type { Browser, Page } from '@playwright/test';
import { lessonNamed } from '../../src/lessons/lessons.ts';
import { median, type Row } from '../measure.ts';
import { openLessonOf } from './openLesson.ts';
import { least, p95 } from './times.ts';

/** Iterations that are trained, frames of one drag across them, and how often it is dragged. */
const ITERATIONS = 2000;
const FRAMES = 200;
const PASSES = 3;

/** The views that apply to XOR: loss, boundary, hidden space, gradient norms, weights. */
const VIEWS = 5;

/**
 * The playhead of the loss curve dragged across 2,000 iterations of XOR, every chart beside it, with the graph and with the
 * neurons above. Each frame has one move of the pointer, ten iterations on; no pass visits an iteration of another one, so
 * that nothing can be remembered from it.
 */
export async function dragging(browser: Browser, address: string): Promise<Row[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await openTrained(page, address);
  const rows: Row[] = [];
  for (const picture of ['graph', 'neurons'] as const) {
    if (picture === 'neurons') {
      await page.keyboard.press('n');
      await page.locator('.neurons').waitFor();
    }
    // At the last step of an iteration every number that a view can show is there.
    await page.keyboard.press('End');
    const inPage: number[][] = [];
    const tasks: number[][] = [];
    for (let pass = 0; pass < PASSES; pass++) {
      inPage.push(await timeDrag(page, 2 * pass));
      tasks.push(await timeTasks(page, 2 * pass + 1));
    }
    const [frames, whole] = [least(inPage), least(tasks)];
    rows.push({
      name: `playhead dragged across ${ITERATIONS} iterations, all charts, ${picture}, p95 of a frame`,
      value: p95(frames),
      unit: 'ms',
      limit: 16,
      peer: `median ${median(frames).toFixed(2)} ms; with all other tasks and paint p95 ${p95(whole).toFixed(2)} ms`,
    });
  }
  await page.close();
  return rows;
}

/** XOR as its lesson opens it, trained, every chart on. */
async function openTrained(page: Page, address: string): Promise<void> {
  await openLessonOf(page, address, lessonNamed('xor'));
  await page.getByRole('button', { name: /^Train 2,000/ }).click();
  await page.locator('.timeline-count', { hasText: `iteration ${ITERATIONS} of ${ITERATIONS}` }).waitFor();
  await page
    .locator('.charts-view')
    .nth(VIEWS - 1)
    .waitFor();
  const empty = await page
    .locator('.charts-view')
    .evaluateAll((views) => views.filter((view) => view.childElementCount === 0));
  if (empty.length > 0) throw new Error(`${empty.length} charts are empty`);
}

/** The iterations of one drag: evenly from end to end, none of them any other drag's (`shift` 0 … 9 is the drag's own). */
function iterationsOf(shift: number): number[] {
  return Array.from({ length: FRAMES }, (_, k) => Math.round((k * (ITERATIONS - 10)) / FRAMES) + shift);
}

/** Holds the playhead down at its left end, so that moves drag it. The place of an iteration on the screen. */
async function grip(page: Page): Promise<{ readonly x: (iteration: number) => number; readonly y: number }> {
  const field = await page.locator(PLAYHEAD).boundingBox();
  if (field === null) throw new Error('the playhead is nowhere');
  const y = field.y + field.height / 2;
  await page.mouse.move(field.x, y);
  await page.mouse.down();
  return { x: (iteration) => field.x + (field.width * iteration) / ITERATIONS, y };
}

const PLAYHEAD = '[data-view="loss"] [role="slider"]';

/**
 * Milliseconds of each frame of a drag: the event, and in the frame's callbacks everything up to the changed views in the
 * document, style and layout computed (both are forced).
 * @throws when a move changes nothing: that would be no measurement
 */
async function timeDrag(page: Page, shift: number): Promise<number[]> {
  const { x, y } = await grip(page);
  const times = await page.evaluate(
    async ({ selector, places, y }) => {
      const field = document.querySelector(selector);
      if (field === null) throw new Error(`no ${selector}`);
      const times: number[] = [];
      let shown = field.getAttribute('aria-valuenow');
      for (const clientX of places) {
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        let before = 0;
        // Runs before what the event asks the frame for, and `after` after it.
        requestAnimationFrame(() => {
          before = performance.now();
        });
        const start = performance.now();
        const move = {
          clientX,
          clientY: y,
          pointerId: 1,
          buttons: 1,
          isPrimary: true,
          bubbles: true,
          cancelable: true,
        };
        field.dispatchEvent(new PointerEvent('pointermove', { ...move, pointerType: 'mouse' }));
        const handled = performance.now() - start;
        const rendered = await new Promise<number>((done) => {
          requestAnimationFrame(() => {
            document.documentElement.getBoundingClientRect();
            done(performance.now() - before);
          });
        });
        times.push(handled + rendered);
        const now = field.getAttribute('aria-valuenow');
        if (now === shown) throw new Error(`a move to ${clientX} changed nothing: ${now}`);
        shown = now;
      }
      return times;
    },
    { selector: PLAYHEAD, places: iterationsOf(shift).slice(1).map(x), y },
  );
  await page.mouse.up();
  return times;
}

/** The same with the pointer of the browser: milliseconds of all tasks of the main thread from one move to the next, paint too. */
async function timeTasks(page: Page, shift: number): Promise<number[]> {
  const { x, y } = await grip(page);
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const busy = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  const times: number[] = [];
  for (const iteration of iterationsOf(shift).slice(1)) {
    const start = await busy();
    await page.mouse.move(x(iteration), y);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    times.push((await busy()) - start);
  }
  await page.mouse.up();
  await client.detach();
  return times;
}
