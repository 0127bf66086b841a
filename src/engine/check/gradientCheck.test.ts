import { describe, expect, it } from 'vitest';
import { compile } from '../program/compile.ts';
import { run } from '../trace/run.ts';
import { schedule } from '../trace/schedule.ts';
import type { Trace } from '../trace/trace.ts';
import { DEFAULT_H, errorAgainstStep, gradientCheck } from './gradientCheck.ts';

function traceOf(source: string): Trace {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const when = schedule(compiled.program.graph, compiled.program.plan);
  if (when === null) throw new Error('too long');
  return run(when);
}

describe('gradient check', () => {
  it('gives DeZero’s number for (exp(x²))² at 0.5 with h = 1e-4', () => {
    const [row] = gradientCheck(traceOf('x = 0.5\ny = (exp(x^2))^2'), DEFAULT_H);
    expect(row?.gradient).toBe(3.297442541400256);
    expect(row?.difference).toBeCloseTo(3.2974426293330694, 10);
    expect(row?.relative).toBeLessThan(1e-7);
    expect(row?.reliable).toBe(true);
  });

  it('has a row for each element of each input that the output depends on', () => {
    const rows = gradientCheck(traceOf('A = [[1, 2], [3, 4]]; b = 2; unused = 1; c = const(5)\ny = sum(A * b) * c'));
    expect(rows.map((row) => row.element)).toEqual([0, 1, 2, 3, 0]);
    for (const row of rows) expect(row.relative).toBeLessThan(1e-9);
  });

  it('begins with the parameters', () => {
    const rows = gradientCheck(traceOf('x = [1, 2]\nw = param(3)\ny = sum(w*x)'));
    expect(rows.map((row) => row.gradient)).toEqual([3, 3, 3]);
    expect(rows.map((row) => row.node)).toEqual([1, 0, 0]);
  });

  it('takes the seed into account', () => {
    const rows = gradientCheck(traceOf('a = [1, 2]\ny = a * a\n@seed [10, 100]'));
    expect(rows.map((row) => row.gradient)).toEqual([20, 400]);
    for (const row of rows) expect(row.relative).toBeLessThan(1e-9);
  });

  for (const [source, reliable] of [
    ['x = 0\ny = relu(x)', false],
    ['x = 0.00001\ny = relu(x)', false],
    ['x = 1\ny = relu(x)', true],
    ['x = 0\ny = abs(x)', false],
    ['x = 2; z = 2\ny = max(x, z)', false],
    ['x = [1, 1]\ny = max(x)', false],
    ['x = [1, 3]\ny = max(x)', true],
    ['x = 0\ny = log(x)', false],
    ['x = 0.00001\ny = sqrt(x)', false],
    ['x = 0.00001\ny = 1/x', false],
    ['x = -1\ny = x^3', true],
    ['x = 0\ny = x^2', true],
    ['x = [[1, -0.5], [-2, 3]]\ny = relu(x)', true],
    ['x = 1.5707\ny = tan(x)', false],
    ['x = 1e300\ny = x', false],
    ['x = 1\ny = x + 1e17', false],
    ['x = [1e9, 1]\ny = x @ x', false],
    ['x = 2\ny = detach(x)*x', false],
    ['x = 2\ny = 0*x + 5', true],
  ] as const) {
    it(`is ${reliable ? 'reliable' : 'unreliable'} for ${source.replace('\n', '; ')}`, () => {
      expect(gradientCheck(traceOf(source)).every((row) => row.reliable)).toBe(reliable);
    });
  }

  it('checks one pass where a program accumulates several', () => {
    for (const directives of ['@backward\n@backward', '@backward\n@zero_grad']) {
      const [row] = gradientCheck(traceOf(`x = 2\ny = x*x\n${directives}`));
      expect(row?.gradient).toBe(4);
      expect(row?.reliable).toBe(true);
    }
  });

  it('leaves out what an iteration before has left', () => {
    const { schedule: plan } = traceOf('x = 2\ny = x*x');
    const carried = Float64Array.of(10, 0);
    const trace = run(plan, plan.graph.initial, undefined, carried);
    expect(trace.grads[0]).toBe(14);
    const [row] = gradientCheck(trace);
    expect(row?.gradient).toBe(4);
    expect(row?.relative).toBeLessThan(1e-9);
    expect(errorAgainstStep(trace, 0, 0)[4]?.relative).toBeLessThan(1e-9);
    // The trace that is shown stays as it was.
    expect(trace.grads[0]).toBe(14);
    const recursive = traceOf('x = 3\na = x*x\ny = a*a\n@backward recursive').schedule;
    const again = run(recursive, recursive.graph.initial, undefined, Float64Array.of(10, 0, 0));
    expect(gradientCheck(again)[0]?.gradient).toBe(216);
  });

  it('shows what recursion without an order gets wrong', () => {
    const [row] = gradientCheck(traceOf('x = 3\na = x*x\ny = a*a\n@backward recursive'));
    expect(row?.gradient).toBe(216);
    expect(row?.difference).toBeCloseTo(108, 4);
  });

  it('falls with h² until round-off takes over', () => {
    const errors = errorAgainstStep(traceOf('x = 1\ny = exp(x)'), 0, 0);
    const at = (h: number) => errors.find((point) => Math.abs(Math.log10(point.h / h)) < 0.01)?.relative as number;
    expect(errors[0]?.h).toBe(0.1);
    expect(errors.at(-1)?.h).toBeCloseTo(1e-13, 20);
    expect(at(1e-1) / at(1e-2)).toBeCloseTo(100, -1);
    expect(at(1e-13)).toBeGreaterThan(at(1e-5));
  });
});
