import { describe, expect, it } from 'vitest';
import { compile } from '../program/compile.ts';
import { run } from '../trace/run.ts';
import { schedule } from '../trace/schedule.ts';
import type { Trace } from '../trace/trace.ts';
import { gradientCheck } from './gradientCheck.ts';

function traceOf(source: string): Trace {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const when = schedule(compiled.program.graph, compiled.program.plan);
  if (when === null) throw new Error('too long');
  return run(when);
}

describe('where no difference can tell, it says so and not that the gradient is wrong', () => {
  const rowsOf = (source: string) => gradientCheck(traceOf(source));

  it('of waves faster than any h that round-off leaves', () => {
    for (const source of [
      'x = 27000; z = 0.0049\ny = z * cos(x^3) - x^3',
      'x = 49000\ny = sin(-78000000 * x) + x^3',
      'x = 19000000\ny = x^3 - sin(-860000 * x^2)^3',
    ]) {
      const rows = rowsOf(source);
      expect(
        rows.map(({ verdict }) => verdict),
        source,
      ).not.toContain('differs');
      expect(rows.at(0)?.silence?.why, source).toBe('waves');
    }
  });

  it('of round-off that is larger at x ± h than at x', () => {
    // v is 1.8e-6 up to 7e-9, and F = √(v² + 1) has the slope of the v that it is given.
    for (const source of [
      'x = 0.0000018\nv = (x + -51000000) - -51000000\ny = sqrt(v^2 + 1)',
      'x = 7e-8\nv = (x + 45000000) - 45000000\ny = v^2',
      'x = 2.8e-8\nv = (x + 20000000) - 20000000\ny = sigmoid(log(v^2))',
    ])
      expect(rowsOf(source)[0], source).toMatchObject({ verdict: 'silent', silence: { why: 'roundOff' } });
  });

  it('of numbers whose squares are no doubles', () => {
    // 1/u has the slope −(1/u)², which is 0 as a double.
    const [row] = rowsOf('x = 670\nu = exp(x)\ny = 1/u');
    expect(row).toMatchObject({ gradient: 0, verdict: 'silent', silence: { why: 'range' } });
  });

  it('but a wrong gradient beside slower waves is called wrong', () => {
    for (const source of [
      'x = 0.3\ny = sin(1000*x) + x',
      'x = 2; z = 3\ny = cos(x*z) * z',
      'x = 0.3\ny = sin(1e6*x)',
    ]) {
      const trace = traceOf(source);
      for (const row of gradientCheck({ ...trace, grads: trace.grads.map((one) => 1.01 * one) }))
        expect(row.verdict, source).toBe('differs');
    }
  });

  it('and so is one where the slope is 0', () => {
    const trace = traceOf('x = 0; w = 2\ny = 3 * sigmoid(w*x)');
    const [, w] = gradientCheck({ ...trace, grads: trace.grads.map((one) => one + 0.5) });
    expect(w).toMatchObject({ verdict: 'differs', difference: 0 });
  });

  it('is not led astray by errors of truncation that cancel at two steps', () => {
    const trace = traceOf('x = -0.000093\ny = tanh(-8100 * x)');
    const [row] = gradientCheck({ ...trace, grads: trace.grads.map((one) => 1.01 * one) });
    expect(row?.verdict).not.toBe('agrees');
  });
});
