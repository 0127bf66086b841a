import { describe, expect, it } from 'vitest';

import type { TensorOp } from '../ops/define.ts';
import { numbers, numericGradient, runOp, valueFrom } from '../ops/opGraph.testkit.ts';
import { opNamed } from '../ops/table.ts';
import { laneOp } from './laneOp.ts';
import { type ManyOp, neuronOp, totalOp } from './neuronOp.ts';

const lane = (name: string, inputs: number, element: number) =>
  laneOp(
    opNamed(name) as TensorOp,
    Array.from({ length: inputs }, () => [3]),
    element,
  );

const OPS: readonly (readonly [string, ManyOp])[] = [
  ['a neuron', neuronOp(3, true)],
  ['a neuron without bias', neuronOp(2, false)],
  ['a neuron of many inputs', neuronOp(40, true)],
  ['a sum', totalOp(5)],
  ['softmax', lane('softmax', 1, 1)],
  ['log softmax', lane('log_softmax', 1, 2)],
  ['logsumexp', lane('logsumexp', 1, 0)],
  ['max', lane('amax', 1, 0)],
  ['softmax cross-entropy', lane('softmax_cross_entropy', 2, 0)],
];

describe.each(OPS)('%s', (_, { op, attributes }) => {
  const next = numbers(5, 0.2, 1.5);
  const inputs = Array.from({ length: op.arity }, () => valueFrom([], next));
  const { context, output, grads, trace, contribution } = runOp(op, inputs, Float64Array.of(1.7), attributes);
  const tensorOp = op as TensorOp;
  const total = (terms: readonly { a: number; b: number }[] | undefined) =>
    (terms ?? []).reduce((sum, { a, b }) => sum + a * b, 0);

  it('has the gradients of central differences', () => {
    const numeric = numericGradient(trace);
    for (const [k, grad] of grads.entries()) expect(grad?.[0]).toBeCloseTo(numeric[k] as number, 8);
  });

  it('writes out terms that add up to its value and to what it sends', () => {
    if (tensorOp.terms.forward !== null)
      expect(total(tensorOp.terms.forward(context, 0))).toBeCloseTo(output.data[0]!, 12);
    tensorOp.terms.vjp.forEach((terms, slot) => {
      expect(total(terms?.(context, trace.grads, 0))).toBeCloseTo(contribution(slot)[0]!, 12);
    });
  });

  it('reads nothing on the way back that it does not save', () => {
    const hidden = context.v.slice();
    context.inputs.forEach(({ offset }, slot) => {
      if (!op.saves.includes(slot)) hidden[offset] = Number.NaN;
    });
    hidden[context.out.offset] = Number.NaN;
    tensorOp.vjp.forEach((rule, slot) => {
      const sent = new Float64Array(1);
      rule?.(sent, 0, trace.grads, { ...context, v: hidden });
      expect(sent[0]).toBe(contribution(slot)[0]);
    });
  });

  it('has a rule in LaTeX for every slot', () => {
    const names = inputs.map((_input, k) => `x_{${k}}`);
    expect(op.latex(names, attributes)).toContain('x_{0}');
    for (const rule of tensorOp.vjpLatex) expect(rule?.(names, 'y', 'g', attributes)).toMatch(/^g/u);
  });
});
