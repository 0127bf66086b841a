import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, FrameLocator, Page } from '@playwright/test';
import type { FrameEvent } from '../src/figure/protocol/messages.ts';
import { test as base } from './fixtures.ts';
import { StaticSite } from './staticSite.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));

declare global {
  interface Window {
    /** Messages that the outer page has heard, with their origins. */
    heard: { origin: string; data: FrameEvent }[];
  }
}

/** A page of somebody else, on another port than Gradstep's, and so of another origin. */
export class OuterPage {
  readonly #site = new StaticSite('');

  /** The origins that the page may have. */
  get origins(): readonly string[] {
    return ['127.0.0.1', 'localhost'].map((host) => this.#site.origin.replace('127.0.0.1', host));
  }

  start(): Promise<void> {
    return this.#site.start();
  }

  stop(): Promise<void> {
    return this.#site.stop();
  }

  /**
   * Opens a page with this body. It is much longer than the screen, and does with messages what docs/embedding.md says. On
   * another site than Gradstep's (`isFar`) a frame is in another process. Where the mouse is there, Chromium knows a moment
   * after a scroll only, so that tests that click do without.
   */
  async open(page: Page, body: string, isFar = false): Promise<void> {
    this.#site.pages.set(
      '/post',
      `<!doctype html>
<html lang="en">
<head>
<title>A post</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<style>
  body { margin: 0; } iframe { display: block; width: 100%; height: 300px; border: 0; }
  .rest { height: 3000px; }
</style>
</head>
<body>
<main><h1>A post</h1>${body}<p class="rest">The rest</p></main>
<script>
  window.heard = [];
  addEventListener('message', ({ source, origin, data }) => {
    heard.push({ origin, data });
    for (const frame of document.querySelectorAll('iframe'))
      if (frame.contentWindow === source && data.type === 'gradstep:resize') frame.style.height = data.height + 'px';
  });
</script>
</body>
</html>`,
    );
    await page.goto(`${this.origins[isFar ? 1 : 0]}/post`);
  }
}

/** Gradstep as it is built, on a static server, and a page of somebody else that shows figures of it. */
export const test = base.extend<{ site: StaticSite; outer: OuterPage }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern
  site: async ({}, use) => {
    // A copy: the folder of the other tests may be built again in the meantime.
    const scratch = mkdtempSync(join(tmpdir(), 'gradstep-embed-'));
    cpSync(process.env.GRADSTEP_DIST ?? DIST, scratch, { recursive: true });
    const site = new StaticSite(scratch);
    await site.start();
    await use(site);
    await site.stop();
    rmSync(scratch, { recursive: true, force: true });
  },
  baseURL: async ({ site }, use) => use(site.url),
  outer: async ({ problems }, use) => {
    const outer = new OuterPage();
    await outer.start();
    await use(outer);
    await outer.stop();
    const isOwn = (problem: string) => outer.origins.some((origin) => problem.startsWith(`request to ${origin}`));
    const others = problems.filter((problem) => !isOwn(problem));
    problems.splice(0, problems.length, ...others);
  },
});

/** A figure in the frame of an outer page: its parts, wherever its shadow root begins. */
export function figureIn(page: Page, frame = 'iframe'): FrameLocator {
  return page.frameLocator(frame);
}

/** The window of a frame, to look at from the inside. */
export async function windowOf(page: Page, frame = 'iframe'): Promise<Frame> {
  const inner = await (await page.locator(frame).elementHandle())?.contentFrame();
  if (inner == null) throw new Error(`${frame} has no window`);
  return inner;
}

/** Sends a message from the outer page to its frame. */
export async function tell(page: Page, message: unknown, frame = 'iframe'): Promise<void> {
  await page
    .locator(frame)
    .evaluate((element: HTMLIFrameElement, data) => element.contentWindow?.postMessage(data, '*'), message);
}

/** The latest message of a type that the outer page has heard. */
export function heard<Type extends FrameEvent['type']>(
  page: Page,
  type: Type,
): Promise<Extract<FrameEvent, { type: Type }> | undefined> {
  return page.evaluate(
    (wanted) => window.heard.map(({ data }) => data).findLast((data) => data.type === wanted),
    type,
  ) as Promise<Extract<FrameEvent, { type: Type }> | undefined>;
}
