import { expect, test } from 'vitest';
import { landed, tapped } from './sheetSize.ts';

test('a drag that stands still comes to rest at the nearest size', () => {
  expect([0, 0.26, 0.3, 0.7, 0.8, 1].map((part) => landed(part, 0))).toEqual([
    'small',
    'small',
    'half',
    'half',
    'full',
    'full',
  ]);
});

test('a flick goes on to the next size in its direction', () => {
  expect(landed(0.15, 12)).toBe('half');
  expect(landed(0.55, 12)).toBe('full');
  expect(landed(0.95, -12)).toBe('half');
  expect(landed(0.45, -12)).toBe('small');
  expect([landed(1, 12), landed(0.02, -12)]).toEqual(['full', 'small']);
});

test('a tap goes up, and from full down again', () => {
  expect([tapped('small'), tapped('half'), tapped('full')]).toEqual(['half', 'full', 'half']);
});
