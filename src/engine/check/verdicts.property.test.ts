import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compile } from '../program/compile.ts';
import { run } from '../trace/run.ts';
import { schedule } from '../trace/schedule.ts';
import type { Trace } from '../trace/trace.ts';
import { gradientCheck } from './gradientCheck.ts';

/** One seed, so that a failure is one of the code. Of 32,000 programs of this kind, and of 24,000 with more waves, none fails. */
const RUNS = { numRuns: 1500, seed: 5 };

/** Programs of scalars with steep places, poles, kinks, cancellation and numbers of any size. */
const program: fc.Arbitrary<string> = fc
  .record({
    inputs: fc.tuple(number(), number()),
    lines: fc.array(fc.tuple(fc.nat(15), fc.nat(9), fc.nat(9), number()), { minLength: 1, maxLength: 6 }),
  })
  .map(({ inputs: [x, z], lines }) => {
    const names = ['x', 'z'];
    const text = lines.map(([op, a, b, c], k) => {
      const [u, v] = [names[names.length - 1 - (a % names.length)], names[b % names.length]];
      names.push(`v${k}`);
      return `v${k} = ${OPS[op]?.(u as string, v as string, c) ?? u}`;
    });
    return `x = ${x}; z = ${z}\n${text.join('\n')}\ny = ${names.at(-1)} * 1`;
  });

const OPS: readonly ((u: string, v: string, c: number) => string)[] = [
  (u, v) => `${u} + ${v}`,
  (u, v) => `${u} - ${v}`,
  (u, v) => `${u} * ${v}`,
  (u, v) => `${u} / ${v}`,
  (u, _, c) => `${u} * ${c}`,
  (u, _, c) => `(${u} + ${c}) - ${c}`,
  (u) => `sin(${u})`,
  (u, _, c) => `sin(${c} * ${u})`,
  (u) => `exp(${u})`,
  (u) => `log(${u}^2)`,
  (u) => `${u}^3`,
  (u) => `tanh(${u})`,
  (u) => `sigmoid(${u})`,
  (u) => `relu(${u})`,
  (u) => `sqrt(${u}^2 + 1)`,
  (u) => `1/${u}`,
];

function number(): fc.Arbitrary<number> {
  return fc
    .tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -8, max: 6 }))
    .map(([digits, power]) => digits * 10 ** power);
}

function traceOf(source: string): Trace {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(`${source}: ${JSON.stringify(compiled.errors)}`);
  const when = schedule(compiled.program.graph, compiled.program.plan);
  if (when === null) throw new Error('too long');
  return run(when);
}

it('calls no right gradient wrong', () => {
  fc.assert(
    fc.property(program, (source) => {
      for (const row of gradientCheck(traceOf(source)))
        expect(row.verdict, `${source}\n${row.gradient} ${row.difference} h = ${row.h}`).not.toBe('differs');
    }),
    RUNS,
  );
});

it('calls no gradient right that is wrong by one in a hundred', () => {
  fc.assert(
    fc.property(program, (source) => {
      const trace = traceOf(source);
      for (const row of gradientCheck({ ...trace, grads: trace.grads.map((one) => one * 1.01) }))
        if (row.gradient !== 0)
          expect(row.verdict, `${source}\n${row.gradient} ${row.difference} h = ${row.h}`).not.toBe('agrees');
    }),
    RUNS,
  );
});
