import { beforeEach, expect, test } from 'vitest';
import { lessonNamed } from '../../lessons/lessons.ts';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import { proposedIterations, trainOrPause } from '../training/trainOrPause.ts';
import { rememberedOf } from './remembered.ts';

beforeEach(() => localStorage.clear());

const fitLine = lessonNamed('fit-line');
const trained = () => makeStore({ document: { source: fitLine.program, values: {} } }, learning);

test('how the page was set up comes back with the next one, spoiled storage does not', () => {
  rememberedOf(trained()).setState({ programOpen: false, chartsOpen: false, hiddenCharts: ['norms'] });
  expect(rememberedOf(trained()).getState()).toMatchObject({
    programOpen: false,
    chartsOpen: false,
    hiddenCharts: ['norms'],
  });
  localStorage.setItem('gradstep.page.1', '{"programOpen": 3, "hiddenCharts": [1, "loss"]}');
  expect(rememberedOf(trained()).getState()).toMatchObject({
    programOpen: null,
    chartsOpen: true,
    hiddenCharts: ['loss'],
  });
  localStorage.setItem('gradstep.page.1', '{');
  expect(rememberedOf(trained()).getState().hiddenCharts).toBeNull();
});

test('Train proposes what the lesson says until the reader has said something else, for that lesson', () => {
  const { getState, setState } = rememberedOf(trained());
  expect(proposedIterations(getState(), null)).toBe(100);
  expect(proposedIterations(getState(), { ...fitLine, trains: 77 })).toBe(77);
  setState({ iterations: { lesson: fitLine.id, count: 5 } });
  expect(proposedIterations(getState(), { ...fitLine, trains: 77 })).toBe(5);
  expect(proposedIterations(getState(), null)).toBe(100);
});

test('the key trains the proposed number, and pauses what is under way', () => {
  const store = trained();
  rememberedOf(store).setState({ iterations: { lesson: null, count: 12 } });
  trainOrPause(store);
  expect(store.getState().iteration).toBe(12);
  const training = store.getState().training;
  if (training === null) throw new Error('nothing is trained');
  store.setState({ training: { ...training, busy: { from: 0, to: 100, goal: { iterations: 100 } } } });
  trainOrPause(store);
  expect(store.getState().training?.busy).toBeNull();
  expect(store.getState().iteration).toBe(12);
});
