import { expect, test } from 'vitest';
import { fitting, GAP, widthOf } from './fitting.ts';

const all = ['loss', 'boundary', 'hidden', 'norms', 'weights'];

test('as many charts as there is width for, in their order, and the first one always', () => {
  const three = widthOf('loss') + widthOf('boundary') + widthOf('hidden') + 2 * GAP;
  expect(fitting(all, three)).toEqual(['loss', 'boundary', 'hidden']);
  expect(fitting(all, three - 1)).toEqual(['loss', 'boundary']);
  expect(fitting(all, 10)).toEqual(['loss']);
  expect(fitting(all, 10_000)).toEqual(all);
  expect(fitting([], 100)).toEqual([]);
});
