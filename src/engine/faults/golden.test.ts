import { describe, expect, it } from 'vitest';
import seeds from '../../../tests/golden/seeds.json' with { type: 'json' };
import { gradOf } from '../trace/trace.ts';
import { callsOf, visitsOf } from './orderFaults.ts';
import { subjectOf, wrongGrad, wrongRun, wrongValue } from './subject.testkit.ts';

interface Bug {
  readonly id: string;
  readonly right: unknown;
  readonly wrong: unknown;
}

function bug<Right, Wrong>(id: string): { readonly right: Right; readonly wrong: Wrong } {
  const found = (seeds.bugs as readonly Bug[]).find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found as { right: Right; wrong: Wrong };
}

/** The right gradient of a name. */
function rightGrad(source: string, name: string): number[] | null {
  const { trace, graph } = subjectOf(source);
  const node = [...graph.names].find(([, own]) => own === name)?.[0] as number;
  const grad = gradOf(trace, node);
  return grad === null ? null : [...grad];
}

function closeTo(found: readonly number[] | null, wanted: readonly number[]) {
  expect(found).toHaveLength(wanted.length);
  for (const [k, number] of wanted.entries()) expect(found?.[k]).toBeCloseTo(number, 12);
}

describe('recursion without topological order', () => {
  it('visits a shared node once a path (000-1)', () => {
    const { right, wrong } = bug<number, number>('000-1');
    const source = 'x = 3; a = x*x; b = a*a';
    closeTo(rightGrad(source, 'x'), [right]);
    closeTo(wrongGrad(wrongRun(source, 'no-topological-order'), 'x'), [wrong]);
  });

  it('sends old contributions again from a node with two consumers (000-1b)', () => {
    const { right, wrong } = bug<number[], number[]>('000-1b');
    const source = 'x = 2; u = 3; v = 5; w = 7\na = x*u\nd = (a*v)*(a*w)';
    const answer = wrongRun(source, 'no-topological-order');
    for (const [k, name] of ['a', 'x', 'u', 'v', 'w'].entries()) {
      closeTo(rightGrad(source, name), [right[k] as number]);
      closeTo(wrongGrad(answer, name), [wrong[k] as number]);
    }
  });

  it('calls _backward 2^(k+1) − 1 times on k stacked squarings (000-1c)', () => {
    const { wrong } = bug<unknown, { k: number; grad: number; backward_calls: number }[]>('000-1c');
    for (const { k, grad, backward_calls } of wrong) {
      const source = `x = 1\ny = x\n${'y = y*y\n'.repeat(k)}`;
      expect(callsOf(visitsOf(subjectOf(source).trace.schedule))).toBe(backward_calls);
      // Right by luck for k = 1: only a leaf is shared.
      if (k > 1) closeTo(wrongGrad(wrongRun(source, 'no-topological-order'), 'x'), [grad]);
    }
  });
});

describe('the order in which gradients are kept', () => {
  it('three times the gradient after a second pass when nothing is cleared (000-2)', () => {
    const { right, wrong } = bug<number[], number[]>('000-2');
    const source = 'a = 2; b = 3; c = 5\nq = (a*b)*c';
    closeTo(rightGrad(source, 'a'), [right[0] as number]);
    closeTo(wrongGrad(wrongRun(source, 'no-zero-grad'), 'a'), [wrong[1] as number]);
    closeTo(rightGrad(`${source}\n@backward\n@backward`, 'a'), [right[1] as number]);
  });

  it('the last assignment wins: 1 or 6 instead of 7 (002-5)', () => {
    expect(bug('002-5').right).toBe('7.0');
    closeTo(rightGrad('x = 3\ny = x^2 + x', 'x'), [7]);
    closeTo(wrongGrad(wrongRun('x = 3\ny = x^2 + x', 'assignment'), 'x'), [6]);
    closeTo(wrongGrad(wrongRun('x = 3\nu = 1*x; s = x^2\ny = s + u', 'assignment'), 'x'), [1]);
  });

  it('an input twice in one node is sent to once', () => {
    closeTo(wrongGrad(wrongRun('x = 3\ny = x*x', 'set-of-parents'), 'x'), [3]);
    closeTo(wrongGrad(wrongRun('x = 3\ny = x*x + x', 'set-of-parents'), 'x'), [4]);
  });
});

describe('layers', () => {
  it('a Sigmoid that records no parents: x.grad stays None (000-4)', () => {
    const { right, wrong } = bug<number[][], null>('000-4');
    closeTo(rightGrad('x = [[0]]\ny = sigmoid(x)', 'x'), right.flat());
    expect(wrongGrad(wrongRun('x = [[0]]\ny = sigmoid(x)', 'cut-graph'), 'x')).toBe(wrong);
  });

  it('one Sigmoid called twice has lost its first output (000-6)', () => {
    const { right, wrong } = bug<number[][][], number[][][]>('000-6');
    const source = 'x = [[0]]; z = [[2]]\nu = sigmoid(x); v = sigmoid(z)\ny = u + v';
    closeTo(rightGrad(source, 'x'), (right[1] as number[][]).flat());
    closeTo(wrongGrad(wrongRun(source, 'shared-layer'), 'x'), (wrong[1] as number[][]).flat());
  });

  it('one MulLayer called twice has lost its first inputs (001-9)', () => {
    const { right, wrong } = bug<number[], number[]>('001-9');
    const source = 'a = 2; b = 3; c = 5; d = 7\nf = a*b; g = c*d\ny = f + g';
    const answer = wrongRun(source, 'shared-layer');
    expect([rightGrad(source, 'a'), rightGrad(source, 'b')].flat()).toEqual(right);
    expect([wrongGrad(answer, 'a'), wrongGrad(answer, 'b')].flat()).toEqual(wrong);
  });

  it('y = A(A(x)) with one Square (002-1)', () => {
    const { right, wrong } = bug<number, number>('002-1');
    const source = 'x = 0.5\ny = square(square(x))';
    closeTo(rightGrad(source, 'x'), [right]);
    closeTo(wrongGrad(wrongRun(source, 'shared-layer'), 'x'), [wrong]);
  });

  it('a ReLU that overwrites the array it is given (001-1)', () => {
    const golden = bug<Record<string, number[]>, Record<string, number[]>>('001-1');
    const source = 'x = [1, -1]\ny = relu(x) + x\n@seed [10, 20]';
    const answer = wrongRun(source, 'relu-overwrites-upstream');
    closeTo(rightGrad(source, 'x'), golden.right['dx_total_of_relu(x)+x'] as number[]);
    closeTo(wrongGrad(answer, 'x'), golden.wrong['dx_total_of_relu(x)+x'] as number[]);
    closeTo(wrongGrad(answer, 'y'), golden.wrong.dout_after as number[]);
  });

  it('a ReLU that returns the number 0 (004-1)', () => {
    const golden = bug<number[][], { returned: number; dout_after: number[][] }>('004-1');
    const source = 'x = [[1, -0.5], [-2, 3]]\ny = relu(x)';
    const answer = wrongRun(source, 'relu-returns-zero');
    closeTo(rightGrad(source, 'x'), golden.right.flat());
    closeTo(wrongGrad(answer, 'x'), Array(4).fill(golden.wrong.returned));
    closeTo(wrongGrad(answer, 'y'), golden.wrong.dout_after.flat());
  });

  it('a Sigmoid that calls its output (004-2)', () => {
    const { wrong } = bug<number[], string>('004-2');
    const { raised } = wrongRun('x = [0, 2]\ny = sigmoid(x)', 'sigmoid-missing-times');
    expect(`${raised?.type}: ${raised?.message}`).toBe(wrong);
  });

  it('a sigmoid and a tanh that overflow (000-5, 001-7, 002-2)', () => {
    const stable = subjectOf('x = -1000\ny = sigmoid(x)').trace.values;
    expect([...stable.subarray(1)]).toEqual(bug<number[][], string>('000-5').right.flat());
    const sigmoid = wrongRun('x = -1000\ny = sigmoid(x)', 'sigmoid-overflow');
    expect([wrongValue(sigmoid, 'y'), wrongGrad(sigmoid, 'x')]).toEqual([[0], [Number.NaN]]);
    const tanh = wrongRun('x = 1000\ny = tanh(x)', 'tanh-overflow');
    expect(String(wrongValue(tanh, 'y')[0]).toLowerCase()).toBe(bug<number, string>('002-2').wrong);
    expect(wrongGrad(tanh, 'x')).toEqual([Number.NaN]);
  });
});

describe('affine', () => {
  const seed = '\n@seed [[0.5, -1], [0.25, 1]]';

  it('dW = dX · dY ends with a shape error (004-3)', () => {
    const { wrong } = bug<number[][], string>('004-3');
    const source = `X = [[1, 2, 3], [4, 5, 6]]; W = [[1, 0], [0, 1], [1, 1]]; b = [0, 0]\nY = affine(X, W, b)${seed}`;
    const answer = wrongRun(source, 'affine-dw-from-dx');
    expect(`${answer.raised?.type}: ${answer.raised?.message}`).toBe(wrong);
    expect([wrongGrad(answer, 'W'), wrongGrad(answer, 'X'), wrongGrad(answer, 'b')]).toEqual([null, null, null]);
    expect(wrongGrad(answer, 'Y')).toEqual([0.5, -1, 0.25, 1]);
  });

  it('or is silently wrong where everything is square (004-3b)', () => {
    const { right, wrong } = bug<number[][], number[][]>('004-3b');
    const source =
      'X = [[1, 2], [3, 4]]; W = [[5, 6], [7, 8]]; b = [0, 0]\nY = affine(X, W, b)\n@seed [[1, 0], [0, 1]]';
    const answer = wrongRun(source, 'affine-dw-from-dx');
    closeTo(rightGrad(source, 'W'), right.flat());
    closeTo(wrongGrad(answer, 'W'), wrong.flat());
    expect(wrongGrad(answer, 'X')).toEqual(rightGrad(source, 'X'));
  });

  it('one sample without rows (001-8)', () => {
    const { right, wrong } = bug<{ dW: number[][]; db: number[] }, string>('001-8');
    const source = 'x = [1, 2, 3]; W = [[1, 0], [0, 1], [1, 1]]; b = [0, 0]\nY = affine(x, W, b)';
    closeTo(rightGrad(source, 'W'), right.dW.flat());
    closeTo(rightGrad(source, 'b'), right.db);
    const { raised } = wrongRun(source, 'affine-single-sample');
    expect(`${raised?.type}: ${raised?.message}`).toBe(wrong);
  });
});

describe('softmax with loss', () => {
  it('ignores what comes from above (001-3)', () => {
    const { right, wrong } = bug<number[][], number[][]>('001-3');
    const source = 'x = [[1, 2, 3]]; t = const([[0, 0, 1]])\nL = softmax_cross_entropy(x, t)\n@seed 5';
    closeTo(rightGrad(source, 'x'), right.flat());
    closeTo(wrongGrad(wrongRun(source, 'loss-ignores-upstream'), 'x'), wrong.flat());
  });

  it('divides by the number of classes (001-4)', () => {
    const { right, wrong } = bug<number[], number[]>('001-4');
    const source = 'x = [1, 2, 3]; t = const([0, 0, 1])\nL = softmax_cross_entropy(x, t)';
    closeTo(rightGrad(source, 'x'), right);
    closeTo(wrongGrad(wrongRun(source, 'loss-wrong-batch'), 'x'), wrong);
  });
});
