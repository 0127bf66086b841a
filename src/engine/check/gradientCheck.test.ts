import { describe, expect, it } from 'vitest';
import { compile } from '../program/compile.ts';
import { run } from '../trace/run.ts';
import { schedule } from '../trace/schedule.ts';
import type { Trace } from '../trace/trace.ts';
import { DEFAULT_H, gradientCheck } from './gradientCheck.ts';
import { courseOf, errorAgainstStep, slopesOf } from './slopes.ts';

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

  it('says in words what it found, and why it says nothing', () => {
    const verdict = (source: string) => gradientCheck(traceOf(source))[0]?.verdict;
    const why = (source: string) => gradientCheck(traceOf(source))[0]?.silence?.why;
    expect(verdict('x = 3\ny = x*x + sin(x)')).toBe('agrees');
    expect(verdict('x = 3\na = x*x\ny = a*a\n@backward recursive')).toBe('differs');
    expect(verdict('x = 0\ny = relu(x)')).toBe('silent');
    expect(why('x = 1\ny = 2*x')).toBeUndefined();
    expect(why('x = 0\ny = relu(x)')).toBe('kink');
    expect(why('x = 0\ny = log(x)')).toBe('notFinite');
    expect(why('x = 1\ny = x + 1e17')).toBe('roundOff');
    expect(why('x = 1e300\ny = x')).toBe('step');
    expect(why('x = 2\ny = detach(x)*x')).toBe('detach');
  });

  it('does not call a right gradient wrong where h is too large, and shows a smaller h that agrees', () => {
    for (const source of [
      'x = 0.001\ny = log(x)',
      'x = 0.001\ny = 1/x',
      'x = 0.001\ny = x^(-1)',
      'x = 0.3\ny = sin(1e6*x)',
      'x = 0.5\ny = exp(1000*x)',
      'x = 0.00001\ny = x^3',
    ]) {
      const [row] = gradientCheck(traceOf(source));
      expect(row?.silence?.why, source).toBe('truncation');
      const smaller = row?.silence?.why === 'truncation' ? row.silence.smaller : null;
      expect(smaller?.h, source).toBeLessThan(DEFAULT_H);
      expect(Math.abs((smaller?.difference ?? Number.NaN) / (row?.gradient ?? 0) - 1), source).toBeLessThan(1e-3);
    }
    // Nothing to compare with: 0 on one side, h² on the other.
    expect(gradientCheck(traceOf('x = 0\ny = x^3'))[0]?.silence).toEqual({ why: 'truncation', smaller: null });
    // The argument of sin has no digit left behind the point: no h helps.
    expect(gradientCheck(traceOf('x = 0.3\ny = sin(1e16*x)'))[0]?.verdict).toBe('silent');
  });

  it('calls a wrong gradient wrong, however small the slope or large h', () => {
    for (const [source, slope] of [
      ['x = 3\na = x*x\ny = 1e-10*a*a\n@backward recursive', 1.08e-8],
      ['x = 3\na = x*x\ny = 1e-30*a*a\n@backward recursive', 1.08e-28],
      ['x = 0.001\na = log(x)\ny = a*a\n@backward recursive', 2000 * Math.log(0.001)],
    ] as const) {
      const [row] = gradientCheck(traceOf(source));
      expect(row?.verdict, source).toBe('differs');
      expect((row?.difference ?? 0) / slope, source).toBeCloseTo(1, 2);
    }
  });

  it('does not judge a gradient that is no finite number', () => {
    const [row] = gradientCheck(traceOf('u = 0; x = 1\nt = u/x\ny = sqrt(t^2)'));
    expect(row?.gradient).toBeNaN();
    expect(row?.verdict).toBe('silent');
    expect(gradientCheck(traceOf('x = 1; u = 0\nt = u/x\ny = sqrt(t^2)'))[0]?.silence?.why).toBe('gradient');
  });

  it('names the kink: the op, where it stands, and the slopes on both sides', () => {
    const trace = traceOf('x = 0; c = 2\ny = relu(x) * c');
    const [row] = gradientCheck(trace);
    if (row?.silence?.why !== 'kink') throw new Error('no kink');
    const { kink } = row.silence;
    expect(trace.graph.palette[trace.graph.codes[kink.node] as number]?.op.name).toBe('relu');
    expect(kink).toMatchObject({ on: true, inputs: [0] });
    expect(kink.left).toBe(0);
    expect(kink.right).toBeCloseTo(2, 12);
    // PyTorch answers 0 there, the central difference the mean of both sides.
    expect(row.gradient).toBe(0);
    expect(row.difference).toBeCloseTo((kink.left + kink.right) / 2, 12);
    const near = gradientCheck(traceOf('x = [1, 0.00001]\ny = sum(abs(x))'))[1];
    expect(near?.silence).toMatchObject({ why: 'kink', kink: { on: false, element: 1, inputs: [0.00001] } });
    const tie = gradientCheck(traceOf('x = [2, 2]\ny = max(x)'))[0];
    expect(tie?.silence).toMatchObject({ why: 'kink', kink: { on: true, inputs: [] } });
  });
});

describe('the error against the step', () => {
  const slopes = (source: string) => slopesOf(errorAgainstStep(traceOf(source), 0, 0));

  it('shows both laws where F is curved, and the best step near the third root of ε', () => {
    for (const source of [
      'x = 1\ny = exp(x)',
      'x = 3\ny = x*x + sin(x)',
      'x = 1.7\ny = x^3',
      'x = 1\ny = sigmoid(x)',
    ]) {
      const { truncation, roundOff, best } = slopes(source);
      expect(truncation?.slope, source).toBe(2);
      expect(roundOff?.slope, source).toBe(-1);
      expect(best?.h, source).toBeGreaterThan(1e-7);
      expect(best?.h, source).toBeLessThan(1e-3);
    }
    // exp: h²/6 · e / e.
    expect(slopes('x = 1\ny = exp(x)').truncation?.factor).toBeCloseTo(1 / 6, 2);
  });

  it('shows no truncation where there is none', () => {
    for (const source of ['x = 3.3\ny = x*x', 'x = 3.3\ny = 5*x + 1.1'])
      expect(slopes(source).truncation, source).toBeNull();
  });

  it('shows nothing where the gradient is wrong', () => {
    expect(slopes('x = 3\na = x*x\ny = a*a\n@backward recursive')).toMatchObject({ truncation: null, roundOff: null });
  });

  it('tells polynomials of degree 0, 1 and 2 from all others', () => {
    for (const [source, course] of [
      ['x = 3.3\ny = 0*x + 5', 'constant'],
      ['x = 3.3\ny = 5*x + 1.1', 'linear'],
      ['x = 3.3\ny = (x - 1)*(x + 2)', 'quadratic'],
      ['x = 3.3\ny = x^3', 'curved'],
      ['x = 3\ny = sin(x)', 'curved'],
      ['x = 0.01\ny = relu(x)', 'curved'],
      ['x = 1000\ny = sigmoid(x)', 'constant'],
      ['x = 0.01\ny = log(x)', 'curved'],
      ['x = 1000\ny = x*x', 'quadratic'],
      // Its third difference is below round-off: that says nothing.
      ['x = 49000\ny = x^3', 'curved'],
    ] as const)
      expect(courseOf(traceOf(source), 0, 0), source).toBe(course);
  });
});
