import { describe, expect, it } from 'vitest';
import { FAULT_EXAMPLES } from '../../../engine/faults/examples.ts';
import { FAULT_NAMES, type FaultName } from '../../../engine/faults/fault.ts';
import { stepAt } from '../../../engine/timeline/timeline.ts';
import { LESSONS } from '../../../lessons/lessons.ts';
import { obstacleTo } from '../../../store/lens/faultFigure.ts';
import type { FaultSeen } from '../../../store/lens/faultSeen.ts';
import { makeStore } from '../../../store/store.ts';
import { learning } from '../../../store/training/learning.ts';
import { plainText } from '../../../texts/sentence.ts';
import { ledgerPair } from './ledgerPair.ts';
import { elementLookedAt, lookedAt } from './lookedAt.ts';
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
    const questions = seeds.map((seed) => questionOf(seed, right, MOMENT, 'assignment', true));
    expect(seeds.map((seed) => questionOf(seed, right, MOMENT, 'assignment', true))).toEqual(questions);
    const faults = new Set(questions.map(({ fault }) => fault));
    expect([...faults].sort()).toEqual(FAULT_NAMES.filter((name) => name !== 'assignment').sort());
    for (const { fault, source } of questions) asked(source ?? 'x = 3\na = x*x\nb = a*a', fault);
  });
});

describe('the program of a question', () => {
  const plain = 'a = 2; b = 3; c = a * b\nf = c + a';

  it('stays with the reader where it shows two faults, and none of its answers is about what it has not', () => {
    const { seen, moment } = asked(plain, 'assignment');
    const questions = Array.from({ length: 100 }, (_, k) => questionOf(k, seen.right, moment, 'assignment', false));
    expect(new Set(questions.map(({ source }) => source))).toEqual(new Set([null]));
    // Of two faults the other one would be no question.
    expect(new Set(questions.map(({ fault }) => fault)).size).toBe(2);
    const answers = answersFor(seen.right, moment, 'assignment');
    expect(answers.length).toBeGreaterThanOrEqual(3);
    expect(answers).not.toContain('cut-graph');
    expect(answers).not.toContain('relu-returns-zero');
  });

  it('is another one where it shows fewer, and where it is no longer the reader’s own', () => {
    const { seen, moment } = asked('x = 3\ny = sin(x)', 'no-zero-grad');
    expect(FAULT_NAMES.filter((name) => obstacleTo(seen.right, name, moment) === null)).toEqual(['no-zero-grad']);
    expect(questionOf(1, seen.right, moment, null, false).source).not.toBeNull();
    const rich = asked(plain, 'assignment');
    expect(questionOf(1, rich.seen.right, rich.moment, null, true).source).not.toBeNull();
  });
});

describe('a question about a plain program', () => {
  it('says in no step where or what is wrong', () => {
    for (const fault of FAULT_NAMES) {
      const { figure, seen } = asked(FAULT_EXAMPLES[fault], fault);
      for (let step = 0; step <= figure.timeline.length; step++) {
        for (const language of ['en', 'ko'] as const) {
          const words = seen.texts.sentence(figure.timeline, figure.trace, { step, edge: null }, language, false);
          const told = words === null ? '' : plainText(words);
          const giveaway =
            /once more|should be|added up|missing|before|cleared|same array|Error|한 번 더|더했다면|에지 하나|지우지|바로 그 배열|전부터/;
          expect(told).not.toMatch(giveaway);
        }
      }
      const backward = [...Array(figure.timeline.length + 1).keys()].filter(
        (step) => stepAt(figure.timeline, step).kind === 'backward',
      );
      // Every step on the way back has the same words: those of a wrong one are no others.
      for (const step of backward)
        expect(seen.texts.sentence(figure.timeline, figure.trace, { step, edge: null }, 'en', false)).not.toBeNull();
    }
  });

  it('looks at the gradient that the step is about, not at the first that is wrong', () => {
    const { figure, seen } = asked('x = 3\na = x*x\nb = a*a', 'no-topological-order');
    expect(lookedAt(figure, seen, { step: 0, edge: null }, null, true)).toBeNull();
    expect(lookedAt(figure, seen, { step: 0, edge: null }, null, false)).not.toBeNull();
  });
});

describe('a wrong answer about a training', () => {
  it('has the numbers of the update or the gradient', () => {
    const { figure, seen } = asked(FAULT_EXAMPLES['weights-not-biases'], 'cut-graph');
    const instead = insteadOf(figure, seen, 'weights-not-biases');
    expect(instead.kind === 'gradient' || instead.kind === 'update').toBe(true);
    expect(insteadOf(figure, seen, 'no-zero-grad')).toMatchObject({ kind: 'cannot' });
  });
});

describe('a total that was overwritten after its last contribution', () => {
  it.each(['relu-overwrites-upstream', 'relu-returns-zero'] as const)('%s has a line for it', (fault) => {
    const { figure, seen } = asked(FAULT_EXAMPLES[fault], fault);
    const cursor = { step: seen.differences[0]?.step ?? 0, edge: null };
    const node = lookedAt(figure, seen, cursor, null, false) as number;
    expect(node).toBe(seen.differences[0]?.node);
    const { lines } = ledgerPair(figure, seen, cursor, node, elementLookedAt(figure, seen, node, 0));
    expect(lines.some(({ differs }) => differs)).toBe(true);
    expect(lines.at(-1)).toMatchObject({ kind: 'overwritten', wrong: { after: 0 }, right: null });
  });
});

describe('a wrong answer', () => {
  it('is told what that fault would have given here', () => {
    const { figure, seen } = asked('x = 3\na = x*x\nb = a*a', 'no-topological-order');
    expect(insteadOf(figure, seen, 'set-of-parents')).toMatchObject({ kind: 'gradient', would: 27, is: 216 });
    expect(insteadOf(figure, seen, 'relu-returns-zero')).toMatchObject({
      kind: 'cannot',
      why: { why: 'noRelu' },
    });
  });

  it('may end in the same gradients', () => {
    const { figure, seen } = asked('x = 3\ny = x*x', 'set-of-parents');
    expect(insteadOf(figure, seen, 'assignment')).toEqual({ kind: 'same' });
  });

  it('may stop where this one goes on, or go on where this one stops', () => {
    const source = 'x = [0, 2]\ny = sigmoid(x)';
    const stops = asked(source, 'sigmoid-missing-times');
    expect(insteadOf(stops.figure, stops.seen, 'cut-graph')).toEqual({ kind: 'goesOn' });
    const cut = asked(source, 'cut-graph');
    expect(insteadOf(cut.figure, cut.seen, 'sigmoid-missing-times')).toMatchObject({ kind: 'stops' });
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
