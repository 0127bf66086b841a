import { expect, test } from 'vitest';
import { clockText, elapsedAt, resetAt, startedAt, toggledAt } from './timer.ts';

test('a timer runs, pauses, goes on and begins again', () => {
  const running = startedAt(1000);
  expect(elapsedAt(running, 61_000)).toBe(60_000);
  const paused = toggledAt(running, 61_000);
  expect(elapsedAt(paused, 500_000)).toBe(60_000);
  const on = toggledAt(paused, 500_000);
  expect(elapsedAt(on, 505_000)).toBe(65_000);
  expect(elapsedAt(resetAt(on, 505_000), 506_000)).toBe(1000);
  expect(resetAt(paused, 505_000)).toEqual({ since: null, before: 0 });
  // The clock of the machine was set back.
  expect(elapsedAt(running, 0)).toBe(0);
});

test('times are written as on a clock', () => {
  expect([0, 999, 67_000, 3_599_000, 3_847_000].map(clockText)).toEqual(['0:00', '0:00', '1:07', '59:59', '1:04:07']);
});
