import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { chromiumArguments, findChromium } from '../scripts/find-chromium.mjs';
import { median, type Row } from './measure.ts';

/** Steps timed for each graph, and characters typed. */
const STEPS = 200;
const CHARACTERS = 40;

/**
 * The page as it is built, in a real Chromium. Times are main-thread work: from the key event to the changed frame in the
 * document with style and layout computed (both are forced), without waiting for the next screen refresh.
 */
export async function measure(): Promise<readonly Row[]> {
  await build({ logLevel: 'error' });
  const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the preview server has no address');
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: chromiumArguments(),
  });
  try {
    const rows: Row[] = [];
    for (const nodes of [200, 1000]) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await open(page, address, programOf(nodes));
      const steps = await timeSteps(page, STEPS);
      rows.push(
        {
          name: `key press to changed frame, ${nodes} nodes, p95`,
          value: p95(steps.times),
          unit: 'ms',
          limit: 16,
          peer: `median ${median(steps.times).toFixed(2)} ms`,
        },
        {
          name: `parts of the graph that a step changes, ${nodes} nodes, most`,
          value: Math.max(...steps.changed),
          unit: 'parts',
          peer: `of ${steps.parts}`,
        },
      );
      if (nodes === 200) {
        const typed = await timeTyping(page, CHARACTERS);
        rows.push({
          name: `a character typed to the new graph, ${nodes} nodes, p95`,
          value: p95(typed),
          unit: 'ms',
          limit: 50,
          peer: `median ${median(typed).toFixed(2)} ms`,
        });
      }
      await page.close();
    }
    return rows;
  } finally {
    await browser.close();
    await server.close();
  }
}

/** A program of about that many nodes: each line uses the line before and an earlier one. */
function programOf(nodes: number): string {
  const lines = ['x0 = 0.5; x1 = -0.25; x2 = 0.75; x3 = 1.5'];
  const shapes = [
    (a: string, b: string) => `${a} * ${b}`,
    (a: string, b: string) => `${a} + ${b}`,
    (a: string) => `tanh(${a})`,
    (a: string, b: string) => `${a} - ${b}`,
    (a: string) => `sin(${a})`,
  ];
  for (let i = 4; i < nodes; i++) {
    const shape = shapes[i % shapes.length] as (a: string, b: string) => string;
    lines.push(`x${i} = ${shape(`x${i - 1}`, `x${Math.max(0, i - 2 - ((i * 7) % 9))}`)}`);
  }
  return lines.join('\n');
}

/** Opens the page with a program, as after a reload. */
async function open(page: Page, address: string, source: string): Promise<void> {
  const saved = JSON.stringify({ document: { source, values: {} } });
  await page.addInitScript((text) => localStorage.setItem('gradstep.1', text), saved);
  await page.goto(address);
  await page.locator('[data-node]').first().waitFor();
  await page.locator('.cm-content').waitFor();
  await page.waitForLoadState('networkidle');
}

interface Steps {
  readonly times: number[];
  /** Nodes, edges and labels whose DOM changed, each step. */
  readonly changed: number[];
  readonly parts: number;
}

/** Presses → again and again. A step that changes nothing in the graph would be no measurement, and throws. */
function timeSteps(page: Page, count: number): Promise<Steps> {
  return page.evaluate(async (steps) => {
    const times: number[] = [];
    const changed: number[] = [];
    const parts = '[data-node],[data-edge],[data-label]';
    const touched = new Set<Element>();
    const watch = new MutationObserver((records) => {
      for (const { target } of records) {
        const part = (target instanceof Element ? target : target.parentElement)?.closest(parts);
        if (part != null) touched.add(part);
      }
    });
    watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    for (let i = 0; i < steps; i++) {
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      touched.clear();
      const start = performance.now();
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowRight', code: 'ArrowRight', bubbles: true, cancelable: true }),
      );
      // React commits what a discrete event changed in a microtask; two turns are past it.
      await Promise.resolve();
      await Promise.resolve();
      document.documentElement.getBoundingClientRect();
      times.push(performance.now() - start);
      if (touched.size === 0) throw new Error(`step ${i + 1} changed nothing`);
      changed.push(touched.size);
    }
    watch.disconnect();
    return { times, changed, parts: document.querySelectorAll(parts).length };
  }, count);
}

/** Types at the end of the program, one character after the other; each makes another right program. */
function timeTyping(page: Page, count: number): Promise<number[]> {
  return page.evaluate(async (characters) => {
    const editor = document.querySelector<HTMLElement>('.cm-content');
    if (editor === null) throw new Error('no editor');
    editor.focus();
    const end = document.createRange();
    end.selectNodeContents(editor);
    end.collapse(false);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(end);
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    await frame();
    document.execCommand('insertText', false, ' + 1');
    await frame();
    const times: number[] = [];
    for (let i = 0; i < characters; i++) {
      for (let n = 0; n < 30; n++) await frame();
      const graph = document.querySelector('svg:has([data-node])');
      if (graph === null) throw new Error('no graph');
      const seen = new Promise<void>((done) => {
        const watch = new MutationObserver(() => {
          watch.disconnect();
          done();
        });
        watch.observe(graph, { subtree: true, childList: true, attributes: true, characterData: true });
      });
      const start = performance.now();
      document.execCommand('insertText', false, String((i + 1) % 10));
      await seen;
      document.documentElement.getBoundingClientRect();
      times.push(performance.now() - start);
    }
    return times;
  }, count);
}

function p95(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] as number;
}
