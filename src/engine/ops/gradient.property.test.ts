import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BuildError, GraphBuilder } from '../graph/builder.ts';
import type { Graph } from '../graph/graph.ts';
import type { Shape } from '../shape.ts';
import { run } from '../trace/run.ts';
import { schedule } from '../trace/schedule.ts';
import { TENSOR_EXAMPLES } from './examples.testkit.ts';
import { close, numbers, numericGradient, valueFrom } from './opGraph.testkit.ts';
import { OPS, opNamed } from './table.ts';

/** Ops without kinks and poles, that keep numbers small: any graph of them is smooth and can be differenced. */
const TAME = ['add', 'sub', 'neg', 'sin', 'cos', 'tanh', 'sigmoid', 'gelu', 'silu', 'softplus'] as const;
const BOUNDED = ['softmax', 'log_softmax', 'mean', 'logsumexp', 'transpose', 'matmul', 'concat'] as const;

const SHAPES: readonly Shape[] = [[], [3], [2, 3], [2, 1], [3, 2], [1, 3]];

interface Step {
  readonly op: string;
  readonly inputs: readonly [number, number];
}

/** Steps name their inputs by how far back they are, so that any list of steps is a graph. */
const stepsOf = (names: readonly string[]): fc.Arbitrary<Step[]> =>
  fc.array(fc.record({ op: fc.constantFrom(...names), inputs: fc.tuple(fc.nat(8), fc.nat(8)) }), {
    minLength: 1,
    maxLength: 20,
  });

/** Builds what can be built: a step whose shapes do not fit is left out. The output is the sum of the last value. */
function graphOf(steps: readonly Step[], shapes: readonly Shape[], seed: number): Graph {
  const builder = new GraphBuilder();
  const next = numbers(seed, -1, 1);
  for (const shape of shapes) builder.leaf('input', valueFrom(shape, next));
  const mul = builder.use(opNamed('mul'));
  const small = builder.leaf('constant', 0.5);
  for (const { op, inputs } of steps) {
    const entry = opNamed(op);
    const chosen = inputs.slice(0, entry.arity).map((back) => Math.max(0, builder.count - 1 - back));
    try {
      const node = builder.nary(builder.use(entry), chosen);
      // Halved, so that no chain of doublings runs away.
      builder.nary(mul, [node, small]);
    } catch (problem) {
      if (!(problem instanceof BuildError)) throw problem;
    }
  }
  const last = builder.count - 1;
  return builder.build(builder.nary(builder.use(opNamed('sum')), [last]));
}

function expectGradientIsDifference(graph: Graph): void {
  const plan = schedule(graph);
  if (plan === null) throw new Error('no schedule');
  const trace = run(plan);
  const numeric = numericGradient(trace, 0.02);
  for (let node = 0; node < graph.count && graph.codes[node] === 0; node++) {
    for (let k = graph.offsets[node] as number; k < (graph.offsets[node + 1] as number); k++) {
      const grad = trace.grads[k] as number;
      expect(close(grad, numeric[k] as number, 1e-6, 1e-7), `element ${k}: ${grad}, differences ${numeric[k]}`).toBe(
        true,
      );
    }
  }
}

it('the gradient of any graph of scalars is its central difference', () => {
  fc.assert(
    fc.property(stepsOf([...TAME, 'mul']), fc.integer(), (steps, seed) => {
      expectGradientIsDifference(graphOf(steps, [[], [], []], seed));
    }),
    { numRuns: 200 },
  );
});

it('the gradient of any graph of tensors is its central difference', () => {
  fc.assert(
    fc.property(
      stepsOf([...TAME, ...BOUNDED, 'mul']),
      fc.array(fc.constantFrom(...SHAPES), { minLength: 2, maxLength: 4 }),
      fc.integer(),
      (steps, shapes, seed) => {
        expectGradientIsDifference(graphOf(steps, shapes, seed));
      },
    ),
    { numRuns: 200 },
  );
});

it('every op that a random graph may use is in the table', () => {
  const names = new Set(OPS.map((op) => op.name));
  for (const name of [...TAME, ...BOUNDED, ...Object.keys(TENSOR_EXAMPLES)]) expect(names.has(name), name).toBe(true);
});
