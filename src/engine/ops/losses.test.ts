import { describe, expect, it } from 'vitest';
import { compile } from '../program/compile.ts';
import { run } from '../trace/run.ts';
import { schedule } from '../trace/schedule.ts';
import { contextOf } from '../trace/tensor.ts';
import { LOSSES } from './losses.ts';

/** The terms of a loss that is the output of a program. */
function termsOf(source: string, name: string) {
  const made = compile(source);
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  const { graph, plan } = made.program;
  const steps = schedule(graph, plan);
  const op = LOSSES.find((one) => one.name === name);
  if (steps === null || op?.kind !== 'tensor') throw new Error(name);
  return op.terms.forward?.(contextOf(run(steps), graph.output), 0) ?? [];
}

describe('the terms of a loss', () => {
  it('are what each example costs, times 1/N', () => {
    const squares = termsOf('y = [0.5, 3]\nt = [1, 1]\nL = mse(y, t)', 'mse');
    expect(squares).toEqual([
      { a: 0.25, b: 0.5 },
      { a: 4, b: 0.5 },
    ]);
    const [first, second, ...rest] = termsOf(
      'a = [[0, 0], [0, 0], [0, 0], [0, 0]]\nt = [[0, 1], [1, 0], [1, 0], [1, 0]]\nL = softmax_cross_entropy(a, t)',
      'softmax_cross_entropy',
    );
    expect(first).toEqual({ a: Math.log(2), b: 0.25 });
    expect(second).toEqual(first);
    expect(rest).toHaveLength(2);
    const [own] = termsOf('y = [0.5, 0.25]\nt = [1, 0]\nL = bce(y, t)', 'bce');
    expect(own).toEqual({ a: Math.log(2), b: 0.5 });
  });
});
