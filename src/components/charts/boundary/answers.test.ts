import { describe, expect, test } from 'vitest';
import { leadOf, levelOf, rightAnswers } from './answers.ts';
import { learnerAt, trained, XOR } from './learner.testkit.ts';
import { learnerOf } from './learner.ts';

const THREE = `X = const([[0, 0], [0, 1], [1, 0]]); t = const([[1, 0, 0], [0, 1, 0], [0, 0, 1]])
W = param([[0, 0], [0, 2], [3, 0]]); b = param([1, 0, 0])
a = linear(X, W, b); loss = softmax_cross_entropy(a, t)`;

function line(targets: string, loss = 'mse') {
  const learner = learnerOf(
    trained(`x = const([[1], [2], [3], [4]]); t = const(${targets}); w = param([[1]]); b = param([0])
y = linear(x, w, b); loss = ${loss}(y, t)`),
  );
  return { decision: learner?.decision, targets: learner?.targets };
}

describe('how a prediction is read', () => {
  test('a probability is compared with one half', () => {
    const { decision, targets } = learnerAt(XOR, 0);
    expect(decision).toEqual({ kind: 'threshold', at: 0.5, reads: 'first' });
    expect([...(targets.classOf ?? [])]).toEqual([0, 1, 1, 0]);
  });

  test('scores of two classes are compared with the middle of their targets, numbers with nothing', () => {
    expect(line('[[-1], [1], [-1], [1]]').decision).toEqual({ kind: 'threshold', at: 0, reads: 'first' });
    expect(line('[[0], [1], [0], [0]]').decision).toMatchObject({ at: 0.5 });
    expect(line('[[1], [1], [1], [1]]').targets?.classOf).toEqual(Int32Array.of(1, 1, 1, 1));
    const numbers = line('[[0], [1.5], [3], [2]]');
    expect(numbers.decision).toEqual({ kind: 'none' });
    expect(numbers.targets).toMatchObject({ classOf: null, values: Float64Array.of(0, 1.5, 3, 2) });
  });

  test('of several classes the largest counts', () => {
    const { decision, targets, onData, predictor } = learnerAt(THREE, 0);
    expect(decision).toEqual({ kind: 'largest', units: 3 });
    expect(rightAnswers(decision, targets, onData.value(predictor.prediction))).toEqual([true, true, true]);
    expect([...leadOf(Float64Array.of(1, 3, 2, 5, 5, 0), 3, 1, new Float64Array(2))]).toEqual([1, 0]);
  });

  test('two logits become the probability of the second, as softmax has it', () => {
    const logits = { kind: 'threshold', at: 0.5, reads: 'logits' } as const;
    const [p] = levelOf(logits, Float64Array.of(1, 3), 2, new Float64Array(1));
    expect(p).toBeCloseTo(Math.exp(3) / (Math.exp(1) + Math.exp(3)), 15);
    const [q] = levelOf({ ...logits, reads: 'probabilities' }, Float64Array.of(0.25, 0.75), 2, new Float64Array(1));
    expect(q).toBe(0.75);
  });

  test('answers are right on the side of their target, and NaN never is', () => {
    const { decision, targets } = learnerAt(XOR, 0);
    expect(rightAnswers(decision, targets, Float64Array.of(0.1, 0.9, 0.4, 0.5))).toEqual([true, true, false, true]);
    expect(rightAnswers(decision, targets, new Float64Array(4).fill(Number.NaN))).not.toContain(true);
  });

  test('after 2000 iterations XOR is learned', () => {
    const { decision, targets, onData, predictor } = learnerAt(XOR, 2000);
    expect(rightAnswers(decision, targets, onData.value(predictor.prediction))).toEqual([true, true, true, true]);
  });
});
