import type { Page } from '@playwright/test';

/** Main-thread milliseconds of moves, one after the other, and what each of them changed. */
export interface Moves {
  readonly times: number[];
  /** Nodes, edges and labels whose DOM changed, by move. */
  readonly changed: number[];
  /** All of them that there are. */
  readonly parts: number;
}

/**
 * Presses a key again and again on an element (the page itself, or what `selector` finds), and times each press: from the
 * event to the changed frame in the document, its style and layout computed (both are forced here). It waits for the next
 * screen refresh between two presses, so that an animation under way is one that the next press has to end.
 * @throws when a press changes nothing in the graph: that would be no measurement
 */
export function timePresses(page: Page, key: string, count: number, selector = 'body'): Promise<Moves> {
  return page.evaluate(
    async ({ key, count, selector }) => {
      const target = document.querySelector(selector);
      if (target === null) throw new Error(`no ${selector}`);
      const parts = '[data-node],[data-edge],[data-label]';
      const touched = new Set<Element>();
      const watch = new MutationObserver((records) => {
        for (const { target } of records) {
          const part = (target instanceof Element ? target : target.parentElement)?.closest(parts);
          if (part != null) touched.add(part);
        }
      });
      const graph = document.querySelector('.graph-canvas');
      if (graph === null) throw new Error('no graph');
      const times: number[] = [];
      const changed: number[] = [];
      const everything = { subtree: true, childList: true, attributes: true, characterData: true };
      for (let i = 0; i < count; i++) {
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        touched.clear();
        watch.observe(graph, everything);
        const start = performance.now();
        target.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }));
        // React commits what a discrete event changed in a microtask; two turns are past it.
        await Promise.resolve();
        await Promise.resolve();
        document.documentElement.getBoundingClientRect();
        times.push(performance.now() - start);
        for (const { target } of watch.takeRecords()) {
          const part = (target instanceof Element ? target : target.parentElement)?.closest(parts);
          if (part != null) touched.add(part);
        }
        // What an animation does afterwards is not what the press rendered.
        watch.disconnect();
        if (touched.size === 0) throw new Error(`${key} ${i + 1} changed nothing`);
        changed.push(touched.size);
      }
      return { times, changed, parts: graph.querySelectorAll(parts).length };
    },
    { key, count, selector },
  );
}

/** What a typed character cost, in main-thread milliseconds from its key event. */
export interface Typed {
  /** Until the key's own task ended: the letter is in the editor, and the next key can be answered. */
  readonly letter: number;
  /** Until the new graph stood in the document, its style and layout computed (both are forced here). */
  readonly graph: number;
}

/** Begins to listen for typed characters; `timeTyped` then times one each. */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const graph = document.querySelector('.graph-canvas');
    if (graph === null) throw new Error('no graph');
    Object.assign(window, {
      typed: () =>
        new Promise<Typed>((done) => {
          let start = 0;
          let letter = 0;
          const watch = new MutationObserver(() => {
            if (start === 0) return;
            watch.disconnect();
            document.documentElement.getBoundingClientRect();
            const graph = performance.now() - start;
            setTimeout(() => done({ letter: letter === 0 ? graph : letter, graph }));
          });
          addEventListener(
            'keydown',
            () => {
              start = performance.now();
              watch.observe(graph, { subtree: true, childList: true, characterData: true });
              // A message comes after the key's own task (its `input` is handled within it), and before a timer.
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => {
                letter = performance.now() - start;
              };
              addEventListener('input', () => port2.postMessage(null), { capture: true, once: true });
            },
            { capture: true, once: true },
          );
        }),
    });
  });
}

/** Presses a character key, as the keyboard does, where the caret stands. */
export async function timeTyped(page: Page, character: string): Promise<Typed> {
  await page.evaluate(() => Object.assign(window, { now: (window as unknown as Listening).typed() }));
  await page.keyboard.press(character);
  const typed = await page.evaluate(() => (window as unknown as Listening).now);
  await rest(page);
  return typed;
}

/** Waits until nothing in the graph has changed for a while: its motion is over, and what was put off is done. */
export function rest(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((done) => {
        const graph = document.querySelector('.graph-canvas');
        if (graph === null) throw new Error('no graph');
        const end = () => {
          watch.disconnect();
          done();
        };
        let timer = setTimeout(end, 150);
        const watch = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(end, 150);
        });
        watch.observe(graph, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
  );
}

interface Listening {
  readonly typed: () => Promise<Typed>;
  readonly now: Promise<Typed>;
}
