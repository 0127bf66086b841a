import { describe, expect, test } from 'vitest';
import type { Box } from '../../layout/types.ts';
import { fitted, isInside, type Margins, revealed, type View } from './view.ts';

const SIZE = { width: 1000, height: 600 };
const MARGINS: Margins = { top: 20, side: 40, bottom: 80 };
const at = ({ x, y, k }: View, px: number, py: number) => [x + k * px, y + k * py];

describe('the view of a graph', () => {
  test('shows all of it in the middle of the room between the margins', () => {
    const bounds: Box = { x: -100, y: 50, width: 1840, height: 400 };
    const view = fitted(bounds, SIZE, MARGINS, false);
    expect(view.k).toBeCloseTo(920 / 1840, 12);
    expect(at(view, -100, 250)).toEqual([40, 270]);
    expect(at(view, 1740, 250)).toEqual([960, 270]);
  });

  test('never shouts', () => {
    expect(fitted({ x: 0, y: 0, width: 10, height: 10 }, SIZE, MARGINS, true).k).toBe(1.25);
  });

  test('opens what could not be read at its beginning, and shows all of it when asked', () => {
    const long: Box = { x: 0, y: 0, width: 20_000, height: 300 };
    const opened = fitted(long, SIZE, MARGINS, false);
    expect(at(opened, 0, 0)[0]).toBe(40);
    expect(opened.k).toBe(0.7);
    const whole = fitted(long, SIZE, MARGINS, true);
    expect(at(whole, 20_000, 0)[0]).toBeCloseTo(960, 9);
  });

  test('moves as little as needed to what is looked for, and not at all when it is there', () => {
    const view: View = { x: 0, y: 0, k: 1 };
    const here: Box = { x: 300, y: 300, width: 50, height: 50 };
    expect(revealed(here, view, SIZE, MARGINS)).toBe(view);
    expect(revealed({ ...here, x: 1200 }, view, SIZE, MARGINS)).toEqual({ x: 1000 - 16 - 1250, y: 0, k: 1 });
    expect(revealed({ ...here, y: 10 }, view, SIZE, MARGINS)).toEqual({ x: 0, y: 6, k: 1 });
  });

  test('knows whether the whole is in it', () => {
    const bounds: Box = { x: 0, y: 0, width: 900, height: 500 };
    expect(isInside(bounds, { x: 50, y: 20, k: 1 }, SIZE, MARGINS)).toBe(true);
    expect(isInside(bounds, { x: 150, y: 20, k: 1 }, SIZE, MARGINS)).toBe(false);
    expect(isInside(bounds, { x: 50, y: 120, k: 1 }, SIZE, MARGINS)).toBe(false);
  });
});
