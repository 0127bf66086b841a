import { expect, test } from 'vitest';
import { iterationOfKey } from './playheadKeys.ts';

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

test.each([
  ['ArrowRight', 413],
  ['ArrowLeft', 411],
  ['ArrowUp', 413],
  ['ArrowDown', 411],
  ['Home', 0],
  ['End', 1999],
])('%s goes from 412 of 1999 to %i', (key, to) => {
  expect(iterationOfKey(press(key), 412, 1999)).toBe(to);
});

test('stays within what there is, goes far with Shift, and leaves other keys alone', () => {
  expect(iterationOfKey(press('ArrowLeft'), 0, 1999)).toBe(0);
  expect(iterationOfKey(press('ArrowRight'), 1999, 1999)).toBe(1999);
  expect(iterationOfKey(press('ArrowRight', { shiftKey: true }), 412, 1999)).toBe(612);
  expect(iterationOfKey(press('ArrowRight', { shiftKey: true }), 1, 3)).toBe(2);
  expect(iterationOfKey(press('PageDown'), 412, 1999)).toBeNull();
  expect(iterationOfKey(press('ArrowRight', { ctrlKey: true }), 412, 1999)).toBeNull();
  expect(iterationOfKey(press('e'), 412, 1999)).toBeNull();
});
