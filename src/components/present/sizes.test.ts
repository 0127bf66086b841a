import { expect, test } from 'vitest';
import { makeStore } from '../../store/store.ts';
import { framingOf, smallestType, unitOf } from './sizes.ts';

function figureOf(source: string) {
  const { figure } = makeStore({ document: { source, values: {} } }).getState();
  if (figure === null) throw new Error('the program is wrong');
  return figure;
}

test('on the screen that it is drawn for numbers are 44 px, and never less than 24 px', () => {
  const { scales } = framingOf(unitOf(1920, 1080), smallestType(figureOf('x = 3; y = x*x + sin(x)')));
  expect(scales?.largest).toBe(44 / 16);
  expect((scales?.least ?? 0) * 13).toBeGreaterThan(24);
});

test('over charts a step with grids may be shown with numbers of 18 px, not smaller', () => {
  const smallest = smallestType(figureOf('A = [[1, 2], [3, 4]]; y = sum(A)'));
  const { scales } = framingOf(1, smallest, true);
  expect((scales?.reading ?? 0) * smallest).toBeGreaterThan(24);
  expect((scales?.least ?? 0) * smallest).toBeCloseTo(18, 0);
  expect((scales?.least ?? 0) * smallest).toBeGreaterThan(18);
});

test('a lower or narrower screen has the same picture, smaller; a phone no smaller than half of it', () => {
  expect(unitOf(1280, 720)).toBeCloseTo(2 / 3, 12);
  expect(unitOf(1024, 768)).toBeCloseTo(1024 / 1920, 12);
  expect(unitOf(390, 844)).toBe(0.5);
  expect(unitOf(3840, 2160)).toBe(2);
  // The scale stays one that a reader can zoom to.
  const { scales } = framingOf(unitOf(7680, 4320), 12);
  expect([scales?.largest, scales?.least]).toEqual([4, 4]);
});

test('long numbers in cells are set smaller, so the graph is shown larger', () => {
  const short = smallestType(figureOf('A = [[1, 2], [3, 4]]; y = sum(A)'));
  const long = smallestType(figureOf('A = [[1, 2], [3, -0.004]]; y = sum(A * 1)'));
  const tiny = smallestType(figureOf('A = [[1, 2], [3, -1.2345e-10]]; y = sum(A * 1)'));
  expect(short).toBe(12);
  expect(long).toBeLessThanOrEqual(short);
  expect(tiny).toBeLessThan(10);
  expect(framingOf(1, tiny).scales?.least).toBeGreaterThan(framingOf(1, short).scales?.least ?? 9);
});
