import { describe, expect, it } from 'vitest';
import { compile } from '../program/compile.ts';
import { run, runForward } from './run.ts';
import { type BackwardPlan, schedule } from './schedule.ts';
import { emptyTrace, gradOf, type Trace } from './trace.ts';

/** Broadcasting, a switch, a stretched bias, tensor ops that add to their contribution, and a node that is used twice. */
const SOURCE = `
X = [[0.5, -1], [2, 0.25], [-0.5, 3]]
W = param([[0.3, -0.2], [0.7, 0.1]])
b = param([0.1, -0.3])
s = param(1.5)
h = relu(linear(X, W, b)) * s
p = sigmoid(h + [1, 2])
L = mse(p * h, [[1, 0]]) + mean(max(h, axis=0)) - sum(p)
`;

function prepared(source: string, calls: BackwardPlan['calls'] = ['backward']) {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const steps = schedule(compiled.program.graph, { calls, order: 'topological' });
  if (steps === null) throw new Error('no schedule');
  const { inputs } = compiled.program;
  const leaf = (trace: Trace, name: string) => [
    ...(gradOf(trace, inputs.find((i) => i.name === name)?.node ?? -1) ?? []),
  ];
  return { steps, leaf, parameters: inputs.map(({ name }) => name as string) };
}

/** Every number of a trace. */
const numbersOf = ({ values, grads, locals, contributions, totals }: Trace) =>
  [values, grads, locals, contributions, totals].map((array) => [...array]);

describe('a trace that is filled again', () => {
  it.each([[['backward']], [['zeroGrad', 'backward']], [['backward', 'backward']]] as const)(
    'has the numbers of a new one, after %j',
    (calls) => {
      const { steps } = prepared(SOURCE, calls);
      const { initial } = steps.graph;
      const other = initial.map((x, k) => 1.25 * x - 0.1 * k);
      const wanted = numbersOf(run(steps, other));
      const trace = run(steps);
      expect(numbersOf(trace)).not.toEqual(wanted);
      run(steps, other, trace);
      expect(numbersOf(trace)).toEqual(wanted);
      run(steps, initial, trace);
      expect(numbersOf(trace)).toEqual(numbersOf(run(steps)));
    },
  );

  it('can first have been filled forwards only, which gives the values', () => {
    const { steps } = prepared(SOURCE);
    const { initial } = steps.graph;
    const trace = runForward(steps, initial, emptyTrace(steps));
    expect([...trace.values]).toEqual([...run(steps).values]);
    run(steps, initial, trace);
    expect(numbersOf(trace)).toEqual(numbersOf(run(steps)));
  });
});

describe('gradients of leaves', () => {
  const once = prepared(SOURCE);
  const single = run(once.steps);

  it('pile up from one backward pass to the next, those of ops start anew', () => {
    const twice = prepared(SOURCE, ['backward', 'backward']);
    const trace = run(twice.steps);
    for (const name of twice.parameters) {
      const wanted = once.leaf(single, name).map((x) => 2 * x);
      twice.leaf(trace, name).forEach((x, k) => {
        expect(x, name).toBeCloseTo(wanted[k] as number, 12);
      });
    }
  });

  it('are cleared by zero_grad', () => {
    const cleared = prepared(SOURCE, ['backward', 'zeroGrad', 'backward']);
    const trace = run(cleared.steps);
    for (const name of cleared.parameters) expect(cleared.leaf(trace, name)).toEqual(once.leaf(single, name));
  });

  it('start from what is carried, unless zero_grad clears it', () => {
    const carried = Float64Array.from(single.grads, () => 0);
    const { graph } = once.steps;
    for (const k of carried.keys()) if (k < (graph.offsets[4] as number)) carried[k] = 10;
    for (const name of once.parameters) {
      const wanted = once.leaf(single, name).map((x) => x + 10);
      once.leaf(run(once.steps, graph.initial, undefined, carried), name).forEach((x, k) => {
        expect(x, name).toBeCloseTo(wanted[k] as number, 12);
      });
    }
    const cleared = prepared(SOURCE, ['zeroGrad', 'backward']);
    const trace = run(cleared.steps, graph.initial, undefined, carried);
    for (const name of cleared.parameters) expect(cleared.leaf(trace, name)).toEqual(once.leaf(single, name));
  });
});

it('a closed switch lets nothing through, however large the upstream gradient', () => {
  const { steps, leaf } = prepared('x = [-1, 2]\ny = sum(1 / (relu(x) * 0))');
  expect(leaf(run(steps), 'x')[0]).toBe(0);
});
