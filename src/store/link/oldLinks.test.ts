import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { nodeValue } from '../../engine/trace/trace.ts';
import { makeStore } from '../store.ts';
import { learning } from '../training/learning.ts';
import { readFragment } from './fragment.ts';
import { linkOf } from './link.ts';
import { openLink } from './open.ts';

/** A link that some version has made, and what it showed. The files are never changed, only added: see docs/links.md. */
interface OldLink {
  readonly fragment: string;
  readonly step: number;
  readonly length: number;
  readonly iteration: number;
  readonly level: number;
  readonly picture: string;
  /** Composites that are open, and nodes that are drawn. */
  readonly groups: number;
  readonly nodes: number;
  readonly output: readonly number[];
  readonly view: string;
  readonly theme: string;
}

const FOLDER = 'tests/links';

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
  describe(`links of version ${file}`, () => {
    const links: readonly OldLink[] = JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8'));
    it.each(links)('$fragment', async ({ fragment, ...shown }) => {
      const store = makeStore({}, learning);
      expect(await openLink(store, linkOf(await readFragment(fragment)))).toEqual([]);
      await vi.waitUntil(() => store.getState().resuming === null, { timeout: 20_000, interval: 1 });
      const { figure, cursor, iteration, level, picture, view, theme } = store.getState();
      const graph = figure?.graph;
      expect({
        step: cursor.step,
        length: figure?.timeline.length,
        iteration,
        level,
        picture,
        groups: graph?.groups.length,
        nodes: graph?.count,
        output: figure === null || graph === undefined ? [] : [...nodeValue(figure.trace, graph.output)],
        view,
        theme,
      }).toEqual(shown);
    });
  });
}
