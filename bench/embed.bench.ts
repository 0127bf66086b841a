import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { chromiumArguments, findChromium } from '../scripts/find-chromium.mjs';
import { frameTimes, post, slowPage, whenReady } from './embed/post.ts';
import { Host } from './embed/server.ts';
import { p95 } from './interface/times.ts';
import { median, type Row } from './measure.ts';

/** A phone of the middle, as Chromium's own tools have it. */
const SLOW = 4;
/** Visits timed, each with an empty cache. */
const VISITS = 5;

/**
 * Figures in a post, as it is read: the built page on one server, the post on another origin. A figure is usable when it says
 * so: it is drawn, and hears keys and messages.
 */
export async function measure(): Promise<readonly Row[]> {
  const outDir = mkdtempSync(join(process.cwd(), 'node_modules/.cache/bench-embed-'));
  await build({ logLevel: 'error', build: { outDir } });
  const gradstep = new Host(outDir);
  const blog = new Host(outDir);
  const address = await gradstep.start();
  const posts = await blog.start();
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: chromiumArguments(),
  });
  try {
    const rows: Row[] = [];
    for (const kind of ['iframe', 'grad-step'] as const) {
      for (const count of [1, 10]) {
        const path = `/${kind}-${count}`;
        blog.pages.set(path, post(kind, count, address));
        const times: number[] = [];
        let bytes = 0;
        for (let visit = 0; visit < VISITS; visit++) {
          const page = await slowPage(browser, SLOW);
          gradstep.sent = 0;
          const ready = await whenReady(page, posts + path, count);
          await gradstep.idle();
          bytes = gradstep.sent;
          times.push(ready.at(-1) ?? Number.NaN);
          await page.close();
        }
        const what = count === 1 ? `one ${kind}` : `ten of ${kind}`;
        rows.push({
          name: `navigation to ${what} usable, CPU ${SLOW}× slower`,
          value: median(times),
          unit: 'ms',
          peer: `${Math.round(Math.min(...times))} to ${Math.round(Math.max(...times))} ms in ${VISITS} visits`,
        });
        rows.push({
          name: `sent for ${what}, until idle`,
          value: bytes / 1000,
          unit: 'kB',
          ...(count === 1 && { limit: 120 }),
          peer: 'gzip, with index.html',
        });
      }
      const page = await slowPage(browser, 1);
      await whenReady(page, `${posts}/${kind}-10`, 10);
      await gradstep.idle();
      const frames = await frameTimes(page);
      rows.push({
        name: `between frames while one of ten ${kind} steps, p95`,
        value: p95(frames),
        unit: 'ms',
        limit: 34,
        peer: `median ${median([...frames]).toFixed(1)}, most ${Math.max(...frames).toFixed(0)} ms`,
      });
      await page.close();
    }
    return rows;
  } finally {
    await browser.close();
    await Promise.all([gradstep.stop(), blog.stop()]);
    rmSync(outDir, { recursive: true, force: true });
  }
}
