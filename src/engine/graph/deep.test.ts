import { expect, it } from 'vitest';
import { opNamed } from '../ops/table.ts';
import { run } from '../trace/run.ts';
import { schedule } from '../trace/schedule.ts';
import { BuildError, GraphBuilder } from './builder.ts';

it('takes a chain of 100,000 levels that each also use x (golden deep-chain-100000-skip)', () => {
  const builder = new GraphBuilder({ maxNodes: 400_000 });
  const [add, mul] = [builder.use(opNamed('add')), builder.use(opNamed('mul'))];
  const x = builder.leaf('input', 1);
  const small = builder.leaf('constant', 1e-5);
  let y = x;
  for (let level = 0; level < 100_000; level++) y = builder.binary(add, y, builder.binary(mul, x, small));
  const plan = schedule(builder.build());
  const trace = run(plan as NonNullable<typeof plan>);
  expect(Math.abs((trace.values[y] as number) - 2.000000000006551)).toBeLessThan(2e-9);
  expect(Math.abs((trace.grads[x] as number) - 1.9999999999980838)).toBeLessThan(2e-9);
});

it('refuses the node beyond the limit, and shapes that do not fit', () => {
  const builder = new GraphBuilder({ maxNodes: 3 });
  const add = builder.use(opNamed('add'));
  const a = builder.leaf('input', 1);
  const b = builder.binary(add, a, a);
  builder.binary(add, a, b);
  expect(() => builder.binary(add, a, b)).toThrow(BuildError);
  expect(() => builder.leaf('input', 1)).toThrow('nodes');
});

it('keeps a built graph as it was when the builder goes on', () => {
  const builder = new GraphBuilder();
  const add = builder.use(opNamed('add'));
  const a = builder.leaf('input', 2);
  builder.binary(add, a, a);
  const graph = builder.build();
  for (let k = 0; k < 1000; k++) builder.binary(add, a, a);
  const plan = schedule(graph);
  const trace = run(plan as NonNullable<typeof plan>);
  expect([graph.count, graph.edgeCount, ...trace.values, ...trace.grads]).toEqual([2, 2, 2, 4, 2, 1]);
});

it('tells operations with other attributes apart, infinite ones too', () => {
  const builder = new GraphBuilder();
  const power = opNamed('power');
  const codes = [2, 3, Infinity, -Infinity].map((exponent) => builder.use(power, { exponent }));
  expect(new Set(codes).size).toBe(4);
  expect(builder.use(power, { exponent: 3 })).toBe(codes[1]);
});
