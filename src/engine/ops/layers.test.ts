import { describe, expect, it } from 'vitest';
import { GraphBuilder } from '../graph/builder.ts';
import type { Shape } from '../shape.ts';
import { run } from '../trace/run.ts';
import { schedule } from '../trace/schedule.ts';
import { contextOf } from '../trace/tensor.ts';
import { gradOf, nodeValue } from '../trace/trace.ts';
import { close, numbers, valueFrom } from './opGraph.testkit.ts';
import { opNamed } from './table.ts';

/** Every way a bias can be stretched over a product X·W, with matrices and with a vector on either side. */
const CASES: readonly (readonly [Shape, Shape, readonly Shape[]])[] = [
  [
    [4, 3],
    [3, 2],
    [[], [1], [2], [1, 1], [1, 2], [4, 1], [4, 2]],
  ],
  [
    [1, 3],
    [3, 2],
    [[], [1], [2], [1, 2]],
  ],
  [
    [4, 3],
    [3, 1],
    [[], [1], [1, 1], [4, 1]],
  ],
  [[3], [3, 2], [[], [1], [2]]],
  [[4, 3], [3], [[], [1], [4]]],
  [[1, 3], [3], [[], [1]]],
  [[3], [3], [[]]],
];

/** Value and gradients of a layer, or of the same written out, for the same numbers and upstream gradient. */
function answers(layer: 'affine' | 'linear', writtenOut: boolean, shapes: readonly Shape[]) {
  const builder = new GraphBuilder();
  const next = numbers(3, -1, 1);
  const leaves = shapes.map((shape) => builder.leaf('input', valueFrom(shape, next)));
  const [x, w, b] = leaves as [number, number, number];
  const call = (op: string, ...inputs: number[]) => builder.nary(builder.use(opNamed(op)), inputs);
  const weights = () => (layer === 'linear' ? call('transpose', w) : w);
  const output = writtenOut ? call('add', call('matmul', x, weights()), b) : call(layer, x, w, b);
  const graph = builder.build(output, valueFrom(builder.shapeOf(output), next).data);
  const trace = run(schedule(graph) as NonNullable<ReturnType<typeof schedule>>);
  const grads = leaves.map((leaf) => gradOf(trace, leaf) as Float64Array);
  return { trace, output, all: [nodeValue(trace, output), ...grads] };
}

describe.each(['affine', 'linear'] as const)('%s', (layer) => {
  const cases = CASES.flatMap(([x, w, biases]) =>
    biases.map((b): [string, readonly Shape[]] => [
      JSON.stringify([x, w, b]),
      [x, layer === 'linear' ? [...w].reverse() : w, b],
    ]),
  );

  it.each(cases)('of %s is the product plus the stretched bias, forwards and backwards', (_, shapes) => {
    const closed = answers(layer, false, shapes);
    const wanted = answers(layer, true, shapes);
    closed.all.forEach((array, k) => {
      expect(array).toHaveLength(wanted.all[k]?.length ?? -1);
      array.forEach((x, i) => {
        expect(close(x, wanted.all[k]?.[i] as number, 1e-13, 1e-15), `${k}[${i}]: ${x}`).toBe(true);
      });
    });
  });

  it.each(cases)('of %s says for every entry of the bias which upstream entries arrive there', (_, shapes) => {
    const { trace, output, all } = answers(layer, false, shapes);
    const op = opNamed(layer);
    if (op.kind !== 'tensor') throw new Error(layer);
    all[3]?.forEach((sent, entry) => {
      const terms = op.terms.vjp[2]?.(contextOf(trace, output), trace.grads, entry) ?? [];
      expect(terms.reduce((sum, { a, b }) => sum + a * b, 0)).toBeCloseTo(sent, 12);
    });
  });
});
