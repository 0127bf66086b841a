import { expect, test } from 'vitest';
import { fitting, GAP, shownOf, widthOf } from './fitting.ts';

const all = ['loss', 'boundary', 'hidden', 'norms', 'weights'];

test('as many charts as there is width for, in their order, and the first one always', () => {
  const three = widthOf('loss') + widthOf('boundary') + widthOf('hidden') + 2 * GAP;
  expect(fitting(all, three)).toEqual(['loss', 'boundary', 'hidden']);
  expect(fitting(all, three - 1)).toEqual(['loss', 'boundary']);
  expect(fitting(all, 10)).toEqual(['loss']);
  expect(fitting(all, 10_000)).toEqual(all);
  expect(fitting([], 100)).toEqual([]);
});

test('the charts are those that the reader chose, else those of the lesson in their order, else those that fit', () => {
  const strip = { all, hidden: null, named: null, stacked: false, width: 10 };
  expect(shownOf(strip)).toEqual(['loss']);
  expect(shownOf({ ...strip, stacked: true })).toEqual(all);
  const lesson = { ...strip, named: ['weights', 'loss', 'fit'] };
  expect(shownOf(lesson)).toEqual(['loss', 'weights']);
  expect(shownOf({ ...lesson, width: 10_000 })).toEqual(['loss', 'weights']);
  expect(shownOf({ ...lesson, stacked: true })).toEqual(['loss', 'weights']);
  expect(shownOf({ ...lesson, hidden: ['loss', 'norms', 'weights'] })).toEqual(['boundary', 'hidden']);
  expect(shownOf({ ...lesson, hidden: [] })).toEqual(all);
  // Of another kind of program nothing is named.
  expect(shownOf({ ...strip, named: ['fit'] })).toEqual(['loss']);
});
