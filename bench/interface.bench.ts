import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { chromiumArguments, findChromium } from '../scripts/find-chromium.mjs';
import { answering } from './interface/answering.ts';
import { dragging } from './interface/dragging.ts';
import { listen, rest, type Typed, timePresses, timeTyped } from './interface/inPage.ts';
import { least, p95 } from './interface/times.ts';
import { median, type Row } from './measure.ts';

/** Moves timed in each phase, characters typed of each kind, and how often all of it is done. */
const MOVES = 100;
const CHARACTERS = 5;
const PASSES = 3;

/**
 * The page as it is built, in a real Chromium. Times are main-thread work: from the key event to the changed frame in the
 * document with style and layout computed (both are forced), without waiting for the next screen refresh. Every move is
 * made in three passes and its least time counts, as other work of the machine only adds; p95 is over moves.
 */
export async function measure(): Promise<readonly Row[]> {
  const outDir = mkdtempSync(join(process.cwd(), 'node_modules/.cache/bench-page-'));
  await build({ logLevel: 'error', build: { outDir } });
  const server = await preview({ build: { outDir }, preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
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
      rows.push(...(await stepping(page, nodes)));
      if (nodes === 200) rows.push(...(await editing(page, nodes)));
      await page.close();
    }
    rows.push(...(await dragging(browser, address)), ...(await answering(browser, address)));
    return rows;
  } finally {
    await browser.close();
    await server.close();
    rmSync(outDir, { recursive: true, force: true });
  }
}

/** Steps forwards and backwards through both phases. */
async function stepping(page: Page, nodes: number): Promise<Row[]> {
  const passes: number[][] = [];
  const changed: number[] = [];
  let parts = 0;
  for (let pass = 0; pass < PASSES; pass++) {
    const times: number[] = [];
    const go = async (key: string) => {
      const moves = await timePresses(page, key, MOVES);
      times.push(...moves.times);
      changed.push(...moves.changed);
      parts = moves.parts;
    };
    await page.keyboard.press('Home');
    await go('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await go('ArrowRight');
    await go('ArrowLeft');
    passes.push(times);
  }
  const times = least(passes);
  return [
    {
      name: `key press to changed frame, ${nodes} nodes, p95`,
      value: p95(times),
      unit: 'ms',
      limit: 16,
      peer: `median ${median(times).toFixed(2)} ms, ${times.length} steps`,
    },
    {
      name: `parts of the graph that a step changes, ${nodes} nodes, p95`,
      value: p95(changed),
      unit: 'parts',
      peer: `of ${parts}; most ${Math.max(...changed)}`,
    },
  ];
}

/** An input changed by a key on its slider, and characters typed at the end of the program. */
async function editing(page: Page, nodes: number): Promise<Row[]> {
  const edits: number[][] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    await page.keyboard.press('End');
    const there = await timePresses(page, 'ArrowRight', MOVES / 2, '.program-slider');
    const back = await timePresses(page, 'ArrowLeft', MOVES / 2, '.program-slider');
    edits.push([...there.times, ...back.times]);
  }
  const slid = least(edits);
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+End');
  await listen(page);
  const typed: Typed[] = [];
  for (let i = 0; i < CHARACTERS; i++) {
    // The name of a new term (every node after it is a new one), one more letter of it (another edge), a digit.
    for (const [before, character] of [
      [' + x', String(1 + (i % 9))],
      ['', String(i % 10)],
      [' * 1', '5'],
    ] as const) {
      await page.keyboard.type(before);
      await rest(page);
      const rounds: Typed[] = [];
      for (let pass = 0; pass < PASSES; pass++) {
        if (pass > 0) await page.keyboard.press('Backspace');
        if (pass > 0) await rest(page);
        rounds.push(await timeTyped(page, character));
      }
      const of = (part: keyof Typed) => Math.min(...rounds.map((round) => round[part]));
      typed.push({ letter: of('letter'), graph: of('graph') });
    }
  }
  const graphs = typed.map(({ graph }) => graph);
  const letters = typed.map(({ letter }) => letter);
  return [
    {
      name: `a character typed to the new graph, ${nodes} nodes, p95`,
      value: p95(graphs),
      unit: 'ms',
      limit: 50,
      peer: `median ${median(graphs).toFixed(2)} ms`,
    },
    {
      name: `a character typed to the letter in the editor, ${nodes} nodes, p95`,
      value: p95(letters),
      unit: 'ms',
      peer: `median ${median(letters).toFixed(2)} ms`,
    },
    {
      name: `an input changed to every new number, ${nodes} nodes, p95`,
      value: p95(slid),
      unit: 'ms',
      limit: 16,
      peer: `median ${median(slid).toFixed(2)} ms`,
    },
  ];
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
