import { expect, test } from 'vitest';
import { makeStore } from '../../../store/store.ts';
import { learning } from '../../../store/training/learning.ts';
import { trained, XOR } from './learner.testkit.ts';
import { shownParameters, updatesDone } from './moment.ts';

test('elements updated one by one, as at level 3, are new one by one', () => {
  const run = trained(XOR, 2);
  const { total } = run.table;
  const mixed = shownParameters(run, 0, 5, total);
  expect([...mixed.subarray(0, 5)]).toEqual([...run.parametersAt(1).subarray(0, 5)]);
  expect([...mixed.subarray(5)]).toEqual([...run.parametersAt(0).subarray(5)]);
  expect(shownParameters(run, 0, total, total)).toEqual(run.parametersAt(1));
});

test('updates of another number are shown with the last one; what has not been run has none', () => {
  const run = trained(XOR, 2);
  expect(shownParameters(run, 0, 2, 7)).toEqual(run.parametersAt(0));
  expect(shownParameters(run, 0, 7, 7)).toEqual(run.parametersAt(1));
  expect(shownParameters(run, 2, 4, 4)).toEqual(run.parametersAt(2));
});

test('as many updates are done as update steps lie behind, at both levels', () => {
  const store = makeStore({ document: { source: XOR, values: {} }, language: 'en' }, learning);
  const done = (step: number) => {
    const { figure } = store.getState();
    return figure === null ? -1 : updatesDone(figure.timeline, { step, edge: null });
  };
  const end = store.getState().figure?.timeline.length ?? 0;
  expect([0, end - 4, end - 3, end].map(done)).toEqual([0, 0, 1, 4]);
  store.getState().setLevel(3);
  const last = store.getState().figure?.timeline.length ?? 0;
  expect([last - 9, last - 8, last].map(done)).toEqual([0, 1, 9]);
});
