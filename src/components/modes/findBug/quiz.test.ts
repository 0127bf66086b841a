import { describe, expect, it } from 'vitest';
import { FAULT_EXAMPLES } from '../../../engine/faults/examples.ts';
import { FAULT_NAMES, type FaultName } from '../../../engine/faults/fault.ts';
import { LESSONS } from '../../../lessons/lessons.ts';
import type { FaultSeen } from '../../../store/lens/faultSeen.ts';
import { makeStore } from '../../../store/store.ts';
import { learning } from '../../../store/training/learning.ts';
import { answersFor, clueOf, insteadOf, questionOf } from './quiz.ts';
import { rightFigure } from './useFault.ts';

const MOMENT = { training: null, iteration: 0 };

function asked(source: string, fault: FaultName) {
  const store = makeStore({ document: { source, values: {} } }, learning);
  store.setState({ lessons: LESSONS });
  store.getState().setLens({ kind: 'fault', fault, quiz: true });
  const { figure, training, iteration } = store.getState();
  if (figure?.seen?.kind !== 'fault') throw new Error(`${fault} is not shown`);
  return { figure, seen: figure.seen as FaultSeen, moment: { training, iteration } };
}

describe('a question', () => {
  it('has the hidden fault among at least four answers, in the order of the table', () => {
    for (const fault of FAULT_NAMES) {
      const { seen, moment } = asked(FAULT_EXAMPLES[fault], fault);
      const answers = answersFor(seen.right, moment, fault);
      expect(answers).toContain(fault);
      expect(answers.length).toBeGreaterThanOrEqual(4);
      expect([...answers].sort((a, b) => FAULT_NAMES.indexOf(a) - FAULT_NAMES.indexOf(b))).toEqual(answers);
    }
  });

  it('follows from its seed, is another one than the last, and asks every fault in time', () => {
    const { figure } = asked('x = 3\na = x*x\nb = a*a', 'assignment');
    const right = rightFigure(figure);
    const seeds = Array.from({ length: 300 }, (_, k) => k);
    const questions = seeds.map((seed) => questionOf(seed, right, MOMENT, 'assignment'));
    expect(seeds.map((seed) => questionOf(seed, right, MOMENT, 'assignment'))).toEqual(questions);
    const faults = new Set(questions.map(({ fault }) => fault));
    expect([...faults].sort()).toEqual(FAULT_NAMES.filter((name) => name !== 'assignment').sort());
    for (const { fault, source } of questions) asked(source ?? 'x = 3\na = x*x\nb = a*a', fault);
  });
});

describe('a wrong answer', () => {
  it('is told what that fault would have given here', () => {
    const { figure, seen, moment } = asked('x = 3\na = x*x\nb = a*a', 'no-topological-order');
    expect(insteadOf(figure, seen, moment, 'set-of-parents')).toMatchObject({ kind: 'numbers', would: 27, is: 216 });
    expect(insteadOf(figure, seen, moment, 'relu-returns-zero')).toMatchObject({
      kind: 'cannot',
      why: { why: 'noRelu' },
    });
  });

  it('may end in the same gradients', () => {
    const { figure, seen, moment } = asked('x = 3\ny = x*x', 'set-of-parents');
    expect(insteadOf(figure, seen, moment, 'assignment')).toEqual({ kind: 'same' });
  });

  it('may stop where this one goes on, or go on where this one stops', () => {
    const source = 'x = [0, 2]\ny = sigmoid(x)';
    const stops = asked(source, 'sigmoid-missing-times');
    expect(insteadOf(stops.figure, stops.seen, stops.moment, 'cut-graph')).toEqual({ kind: 'goesOn' });
    const cut = asked(source, 'cut-graph');
    expect(insteadOf(cut.figure, cut.seen, cut.moment, 'sigmoid-missing-times')).toMatchObject({ kind: 'stops' });
  });
});

describe('the number that gives it away', () => {
  it.each([
    ['no-topological-order', { right: 108, wrong: 216, times: 2 }],
    ['no-zero-grad', { right: 15, wrong: 45, times: 3 }],
    ['assignment', { right: 7, wrong: 6, times: null }],
    ['cut-graph', { wrong: null }],
    ['requires-grad-ignored', { right: null, wrong: 9 }],
    ['weights-not-biases', { of: 'update' }],
  ] as const)('%s', (fault, clue) => {
    const { figure, seen } = asked(FAULT_EXAMPLES[fault], fault);
    expect(clueOf(figure, seen)).toMatchObject(clue);
  });
});
