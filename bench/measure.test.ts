import { expect, test } from 'vitest';
import { duration, median, ratio, timeWork } from './measure.ts';

test('the median is the middle one, or the mean of the middle two', () => {
  expect(median([30, 1, 2])).toBe(2);
  expect(median([4, 1, 30, 2])).toBe(3);
  expect(() => median([])).toThrow('nothing');
});

test('a duration is written in the unit that reads best', () => {
  expect([0.5, 12.34, 1500, 2.5e6, 3e9].map(duration)).toEqual(['0.500 ns', '12.3 ns', '1.50 µs', '2.50 ms', '3.00 s']);
});

test('a ratio row names both times and keeps its promise', () => {
  const row = ratio({ ours: 3000, tape: 1500 }, 'engine against tape', 'ours', 'tape', { limit: 2 });
  expect(row).toEqual({
    name: 'engine against tape',
    value: 2,
    unit: '×',
    limit: 2,
    peer: 'ours 3.00 µs, tape 1.50 µs',
  });
  expect(() => ratio({ ours: 1 }, 'r', 'ours', 'theirs')).toThrow('theirs');
});

test('the time is given per unit of work', () => {
  let calls = 0;
  const time = timeWork({ run: () => ++calls, perRun: 1000 });
  expect(calls).toBeGreaterThan(15);
  expect(time).toBeGreaterThan(0);
});
