import { describe, expect, it } from 'vitest';
import { compile } from '../program/compile.ts';
import { run } from '../trace/run.ts';
import { ORDINARY, type Schedule, schedule } from '../trace/schedule.ts';
import { Arithmetic } from './arithmetic.ts';
import { derivativeGraph } from './derivativeGraph.ts';
import { Draft } from './draft.ts';

/** The first `orders` derivatives by x, and how many nodes their graphs have. */
function derivatives(source: string, orders: number) {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(source);
  return Array.from({ length: orders }, (_, k) => {
    const result = derivativeGraph(compiled.program.graph, Array(k + 1).fill('x'));
    if (!result.ok) throw new Error(result.why);
    const { graph } = result.derivative;
    const { values } = run(schedule(graph, ORDINARY) as Schedule);
    // −0 is 0.
    return { value: (values[graph.output] as number) + 0, count: graph.count };
  });
}

describe('what is multiplied by 0', () => {
  // Computed once by PyTorch 1.13 in float64: torch.autograd.grad(…, create_graph=True), three times.
  it.each([
    ['x = 0\ny = 0*log(x)', [Number.NaN, Number.NaN, Number.NaN]],
    ['x = 0\ny = x + 0*log(x)', [Number.NaN, Number.NaN, Number.NaN]],
    ['x = 0\ny = x*x + 0*x^1.5', [0, Number.NaN, Number.NaN]],
    ['x = 0\ny = x*x + 0/x', [Number.NaN, Number.NaN, Number.NaN]],
    ['x = 2\ny = x*x + 0/x', [4, 2, 0]],
    ['x = 1\ny = x*x + 0*sin(x)', [2, 2, 0]],
    ['x = -1\ny = sqrt(relu(x))', [0, 0, 0]],
    ['x = -1\ny = log(relu(x))', [0, 0, 0]],
    ['x = 0\ny = sqrt(abs(x))', [Number.NaN, Number.NaN, Number.NaN]],
    ['x = 0\ny = relu(log(x))', [Number.NaN, Number.NaN, Number.NaN]],
  ])('%s: 0 where PyTorch has 0, NaN where it has NaN', (source, right) => {
    expect(derivatives(source, 3).map(({ value }) => value)).toEqual(right);
  });

  it('has the same graph whatever the number is', () => {
    const counts = (x: number) => derivatives(`x = ${x}\ny = x + 0*log(x)`, 3).map(({ count }) => count);
    expect(counts(0)).toEqual(counts(2));
  });
});

it('products of numbers that are no product are left as they are', () => {
  const compiled = compile('x = 2\ny = x * x');
  if (!compiled.ok) throw new Error('no program');
  const draft = new Draft(compiled.program.graph, 100);
  const arithmetic = new Arithmetic(draft);
  const twice = (c: number) => draft.added(arithmetic.mul(draft.number(c), arithmetic.mul(draft.number(c), 0)))?.inputs;
  // c·(c·x): c² is written where it is a number with all its digits.
  expect(twice(3)?.map((input) => draft.numberOf(input))).toEqual([9, null]);
  for (const c of [1e200, 1e-200]) expect(twice(c)?.map((input) => draft.numberOf(input))).toEqual([c, null]);
});
