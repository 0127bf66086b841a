import { describe, expect, test } from 'vitest';
import type { Box } from '../../layout/types.ts';
import { fitted, isInside, type Margins, revealed, settledRoom, type View } from './view.ts';

const SIZE = { width: 1000, height: 600 };
const MARGINS: Margins = { top: 20, side: 40, bottom: 80 };
const at = ({ x, y, k }: View, px: number, py: number) => [x + k * px, y + k * py];

describe('the view of a graph', () => {
  test('shows all of it in the middle of the room between the margins', () => {
    const bounds: Box = { x: -100, y: 50, width: 1472, height: 400 };
    const view = fitted(bounds, SIZE, MARGINS, false);
    expect(view.k).toBeCloseTo(920 / 1472, 12);
    expect(at(view, -100, 250)).toEqual([40, 270]);
    expect(at(view, 1372, 250)).toEqual([960, 270]);
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
    const look = (all: Box) => revealed({ all, node: all }, view, SIZE, MARGINS);
    expect(look(here)).toBe(view);
    expect(look({ ...here, x: 1200 })).toEqual({ x: 1000 - 8 - 1250, y: 0, k: 1 });
    // Clear of the margin above, where tools may stand.
    expect(look({ ...here, y: -10 })).toEqual({ x: 0, y: 22, k: 1 });
  });

  test('opens what could not be read around a step, in the middle as far as the drawing reaches', () => {
    const long: Box = { x: 0, y: 0, width: 20_000, height: 2000 };
    const node: Box = { x: 5000, y: 1000, width: 60, height: 60 };
    const all: Box = { x: 4800, y: 900, width: 400, height: 300 };
    const opened = fitted(long, SIZE, MARGINS, false, { node, all });
    expect(opened.k).toBe(0.7);
    expect(at(opened, 5000, 1050)).toEqual([500, 270]);
    const first = { node: { ...node, x: 300, y: 50 }, all: { ...all, x: 0, y: 0 } };
    expect(at(fitted(long, SIZE, MARGINS, false, first), 0, 0)).toEqual([40, 20]);
    expect(fitted(long, SIZE, MARGINS, true, first).k).toBeCloseTo(920 / 20_000, 12);
  });

  test('has one scale for all steps: of a part that is too large the node stands in the middle', () => {
    const long: Box = { x: 0, y: 0, width: 20_000, height: 3000 };
    const node: Box = { x: 5000, y: 1400, width: 60, height: 60 };
    const all: Box = { x: 4800, y: 1000, width: 400, height: 1000 };
    const shown = fitted(long, SIZE, MARGINS, false, { node, all });
    expect(shown.k).toBe(0.7);
    expect(at(shown, 5000, 1430)[1]).toBeCloseTo(270, 9);
    // What is shown so is not moved again for the same step.
    expect(revealed({ node, all }, shown, SIZE, MARGINS)).toBe(shown);
  });

  test('takes for that a readable scale at which one way all is in sight', () => {
    const rows = (height: number) => fitted({ x: 0, y: 0, width: 20_000, height }, SIZE, MARGINS, false).k;
    expect(rows(800)).toBeCloseTo(500 / 800, 12);
    expect(rows(300)).toBe(0.7);
    expect(rows(5000)).toBe(0.7);
    expect(fitted({ x: 0, y: 0, width: 1000, height: 5000 }, SIZE, MARGINS, false).k).toBe(0.7);
  });

  test('takes a smaller scale for the tallest numbers to be whole, where they can be read then', () => {
    const large = { x: 0, y: 0, width: 20_000, height: 5000 };
    const node: Box = { x: 5000, y: 1400, width: 60, height: 60 };
    const scale = (tallest: number) => fitted(large, SIZE, MARGINS, false, { node, all: node, tallest }).k;
    expect(scale(100)).toBe(0.7);
    expect(scale(800)).toBeCloseTo(500 / 800, 12);
    expect(scale(1000)).toBe(0.7);
  });

  test('pans to a step at the scale that the reader has set, and to its node where the step is too large for that', () => {
    const node: Box = { x: 900, y: 100, width: 50, height: 50 };
    const part = { node, all: { x: 700, y: 80, width: 260, height: 100 } };
    for (const k of [0.1, 0.5, 1, 2]) expect(revealed(part, { x: -3000, y: 0, k }, SIZE, MARGINS).k).toBe(k);
    const view: View = { x: 0, y: 0, k: 2 };
    expect(revealed(part, view, SIZE, MARGINS)).toEqual({ x: 1000 - 8 - 1920, y: 0, k: 2 });
    const there: View = { x: -1000, y: 0, k: 2 };
    expect(revealed(part, there, SIZE, MARGINS)).toBe(there);
    const large = { node, all: { ...part.all, x: 0, width: 960 } };
    expect(revealed(large, there, SIZE, MARGINS)).toBe(there);
    expect(at(revealed(large, view, SIZE, MARGINS), 925, 0)[0]).toBe(500);
  });

  test('lays out anew only for a room of another size', () => {
    const known = { width: 748, height: 520 };
    expect(settledRoom(known, { clientWidth: 830, clientHeight: 650 }, MARGINS)).toBe(known);
    expect(settledRoom(known, { clientWidth: 1200, clientHeight: 650 }, MARGINS)).toEqual({ width: 1120, height: 544 });
  });

  test('knows whether the whole is in it', () => {
    const bounds: Box = { x: 0, y: 0, width: 900, height: 500 };
    expect(isInside(bounds, { x: 50, y: 20, k: 1 }, SIZE, MARGINS)).toBe(true);
    expect(isInside(bounds, { x: 150, y: 20, k: 1 }, SIZE, MARGINS)).toBe(false);
    expect(isInside(bounds, { x: 50, y: 120, k: 1 }, SIZE, MARGINS)).toBe(false);
  });

  test('of a lecture has scales of its own: larger, and never so small that the last row cannot read it', () => {
    const lecture: Margins = { ...MARGINS, scales: { largest: 2.75, readable: 1.9, reading: 1.9, least: 1.9 } };
    const small = { x: 0, y: 0, width: 100, height: 50 };
    expect(fitted(small, SIZE, MARGINS, false).k).toBe(1.25);
    expect(fitted(small, SIZE, lecture, false).k).toBe(2.75);
    const long = { x: 0, y: 0, width: 5000, height: 50 };
    expect(fitted(long, SIZE, lecture, false).k).toBe(1.9);
    // A graph is laid out for the room that it will have at its largest.
    const room = settledRoom({ width: 10, height: 10 }, { clientWidth: 1820, clientHeight: 660 }, lecture);
    expect(room.width).toBeLessThan(1820 / 2.7);
  });
});
