import { beforeEach, describe, expect, it } from 'vitest';
import { ViewControl } from './useZoom.ts';
import type { Margins } from './view.ts';

const MARGINS: Margins = { top: 16, side: 32, bottom: 64 };
const BOUNDS = { x: 0, y: 0, width: 800, height: 300 };
const NS = 'http://www.w3.org/2000/svg';

describe('the view of a drawing', () => {
  let view: ViewControl;
  let scene: SVGGElement;
  const shown = () => (scene.getAttribute('transform')?.match(/-?[\d.]+/g) ?? []).map(Number);

  beforeEach(() => {
    view = new ViewControl();
    const svg = document.createElementNS(NS, 'svg');
    scene = document.createElementNS(NS, 'g');
    view.look(svg, scene);
    view.resize(1000, 700, 100, BOUNDS, MARGINS);
  });

  it('shows the whole graph from the first paint on', () => {
    expect(shown()).toEqual([32, 16 + (620 - 300 * 1.17) / 2, 1.17]);
  });

  it('stays where it is on the page when what stands above it grows, and comes back', () => {
    const [x, y, k] = shown();
    expect(view.resize(1000, 672, 128, BOUNDS, MARGINS)).toBe(true);
    expect(shown()).toEqual([x, (y as number) - 28, k]);
    view.resize(1000, 700, 100, BOUNDS, MARGINS);
    expect(shown()).toEqual([x, y, k]);
  });

  it('fits again when it would be hidden there, or when the page changes its size', () => {
    const tall = { ...BOUNDS, height: 530 };
    view.fit(tall);
    view.open(tall);
    expect(view.resize(1000, 644, 156, tall, MARGINS)).toBe(false);
    expect(shown()[2]).toBeCloseTo((644 - 80) / 530, 12);
    view.resize(564, 644, 156, BOUNDS, MARGINS);
    expect(shown()[2]).toBeCloseTo(500 / 800, 12);
  });

  it('shows a graph that has changed anew, unless the reader asked for another view since', () => {
    const grown = { ...BOUNDS, width: 1600 };
    expect(view.refit(grown, null, 0)).toBe('whole');
    expect(shown()[2]).toBeCloseTo(936 / 1600, 12);
    expect(view.refit(BOUNDS, null, 0)).toBe('whole');
    expect(shown()[2]).toBeCloseTo(1.17, 12);
  });

  it('brings in all of what a step is about at the same scale, and leaves it alone when it is there', () => {
    view.open({ x: 0, y: 0, width: 20_000, height: 300 });
    const node = { x: 2000, y: 100, width: 50, height: 50 };
    view.reveal({ node, all: { x: 1200, y: 50, width: 1300, height: 100 } }, 0);
    const [x, , k] = shown() as [number, number, number];
    expect(k).toBe(0.7);
    expect(x + k * 2500).toBeCloseTo(992, 9);
    view.reveal({ node, all: { x: 200, y: 50, width: 1968, height: 100 } }, 0);
    expect(shown()[2]).toBe(0.7);
    const before = shown();
    view.reveal({ node, all: node }, 0);
    expect(shown()).toEqual(before);
  });

  it('shows another level around its step, wherever the reader looked before, and the first one whole again', () => {
    const node = { x: 9000, y: 100, width: 50, height: 50 };
    const all = { x: 8900, y: 50, width: 300, height: 150 };
    const long = { x: 0, y: 0, width: 20_000, height: 300 };
    expect(view.open(long, { node, all })).toBe('part');
    const [x, , k] = shown() as [number, number, number];
    expect(k).toBe(0.7);
    expect(x + k * (all.x + all.width / 2)).toBeCloseTo(500, 9);
    // It follows from step to step, and stays when only a composite opens in it.
    expect(view.refit({ ...long, width: 21_000 }, null, 0)).toBe('stayed');
    expect(view.open(BOUNDS, null)).toBe('whole');
    expect(shown()[2]).toBeCloseTo(1.17, 12);
  });

  it('shows all of a graph that has changed also where another one would be shown in part', () => {
    // Between 0.44 and 0.55 of its size.
    const wide = { x: 0, y: 0, width: 1900, height: 300 };
    const box = { x: 900, y: 100, width: 50, height: 50 };
    expect(view.open(wide, { node: box, all: box })).toBe('part');
    expect(view.open(wide, { node: box, all: box }, 320)).toBe('whole');
    view.open(BOUNDS);
    expect(view.refit(wide, { node: box, all: box }, 320)).toBe('whole');
    view.resize(990, 700, 100, wide, MARGINS, { node: box, all: box });
    expect(shown()[2]).toBeCloseTo(926 / 1900, 12);
  });

  it('shows the step again when the same graph is laid out for another room', () => {
    const long = { x: 0, y: 0, width: 20_000, height: 300 };
    const box = { x: 9000, y: 100, width: 50, height: 50 };
    view.open(long, { node: box, all: box });
    const moved = { ...box, x: 4000 };
    expect(view.again(long, { node: moved, all: moved }, 0)).toBe('part');
    const [x, , k] = shown() as [number, number, number];
    expect(x + k * 4025).toBeCloseTo(500, 9);
  });

  it('says which part of the drawing is in view', () => {
    const seen: unknown[] = [];
    view.watch((box) => seen.push(box));
    view.resize(800, 380, 100, { x: -10, y: -10, width: 736, height: 300 }, MARGINS);
    expect(seen).toEqual([{ x: -42, y: -26, width: 800, height: 380 }]);
  });
});
