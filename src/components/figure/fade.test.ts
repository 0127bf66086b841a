import { expect, test } from 'vitest';
import { maskOf } from './fade.ts';

const SEEN = { left: 0, right: 300, top: 0, bottom: 200 };

test('a drawing that is seen as a whole has no mask', () => {
  expect(maskOf({ left: 10, right: 290, top: -5, bottom: 205 }, SEEN)).toBe('');
});

test('a drawing fades out where it goes on, and only there', () => {
  const mask = maskOf({ left: -80, right: 290, top: 10, bottom: 190 }, SEEN);
  expect(mask).toMatch(/^linear-gradient\(to right,transparent,.*,#000\)$/);
  expect(maskOf({ left: -80, right: 400, top: 10, bottom: 400 }, SEEN)).toMatch(
    /^linear-gradient\(to right,transparent,.*,transparent\),linear-gradient\(to bottom,#000,.*,transparent\)$/,
  );
});
