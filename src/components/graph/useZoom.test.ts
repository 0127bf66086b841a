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
    view.resize(500, 644, 156, BOUNDS, MARGINS);
    expect(shown()[2]).toBeCloseTo(436 / 800, 12);
  });

  it('says which part of the drawing is in view', () => {
    const seen: unknown[] = [];
    view.watch((box) => seen.push(box));
    view.resize(800, 380, 100, { x: -10, y: -10, width: 736, height: 300 }, MARGINS);
    expect(seen).toEqual([{ x: -42, y: -26, width: 800, height: 380 }]);
  });
});
