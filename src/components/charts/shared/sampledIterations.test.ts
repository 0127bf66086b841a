import { expect, test } from 'vitest';
import { sampledIterations } from './sampledIterations.ts';

test('tells a curve by its first, its last and even places between, each once', () => {
  expect(sampledIterations(0)).toEqual([]);
  expect(sampledIterations(1)).toEqual([0]);
  expect(sampledIterations(4)).toEqual([0, 1, 2, 3]);
  expect(sampledIterations(2001)).toEqual([0, 200, 400, 600, 800, 1000, 1200, 1400, 1600, 1800, 2000]);
});
