import type { Browser, CDPSession, Page } from '@playwright/test';

/** Steps made while frames are timed. */
const STEPS = 20;

declare global {
  interface Window {
    /** Milliseconds from the navigation to each figure's being ready, in the order in which they came. */
    ready: number[];
  }
}

const FIELDS = { program: 't=x+y;L=t*z', x: '1', y: '2', z: '-4', step: '3' };

/** A post with `count` figures of one kind, the address of Gradstep given. */
export function post(kind: 'iframe' | 'grad-step', count: number, gradstep: string): string {
  const fragment = new URLSearchParams({ view: 'embed', ...FIELDS });
  const attributes = Object.entries(FIELDS).map(([name, value]) => `${name}="${value}"`);
  const figure =
    kind === 'iframe'
      ? `<iframe title="Figure" style="width: 100%; height: 300px" src="${gradstep}/#${fragment}"></iframe>`.replaceAll(
          '&',
          '&amp;',
        )
      : `<grad-step loading="eager" ${attributes.join(' ')}></grad-step>`;
  const library = kind === 'iframe' ? '' : `<script type="module" src="${gradstep}/figure/gradstep.js"></script>`;
  return `<!doctype html><html lang="en"><head><title>Post</title><link rel="icon" href="data:,">
<script>
  window.ready = [];
  const note = () => ready.push(performance.now());
  addEventListener('message', ({ data }) => data.type === 'gradstep:ready' && note());
  addEventListener('gradstep-ready', note);
</script>${library}</head><body style="width: 640px">${figure.repeat(count)}</body></html>`;
}

/** A new page on a CPU that is slowed down so many times, frames of other origins included. */
export async function slowPage(browser: Browser, times: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const devtools: CDPSession = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: times });
  return page;
}

/** Opens an address and waits for its figures. Returns when each was ready, in milliseconds after the navigation. */
export async function whenReady(page: Page, address: string, count: number): Promise<readonly number[]> {
  await page.goto(address);
  await page.waitForFunction((all) => window.ready.length >= all, count, { timeout: 120_000 });
  return page.evaluate(() => window.ready);
}

/** Times between frames of the page, in milliseconds, while the first figure steps to and fro. */
export function frameTimes(page: Page): Promise<readonly number[]> {
  return page.evaluate(async (steps) => {
    const frame = document.querySelector('iframe');
    const element = document.querySelector('grad-step') as (HTMLElement & { next(): void; previous(): void }) | null;
    const times: number[] = [];
    let last = await new Promise<number>(requestAnimationFrame);
    for (let step = 0; step < steps; step++) {
      const way = step % 4 < 2 ? 'next' : 'previous';
      frame?.contentWindow?.postMessage({ type: `gradstep:${way}`, version: 1 }, '*');
      element?.[way]();
      // As long as a step moves.
      for (const until = last + 450; last < until; ) {
        const now = await new Promise<number>(requestAnimationFrame);
        times.push(now - last);
        last = now;
      }
    }
    return times;
  }, STEPS);
}
