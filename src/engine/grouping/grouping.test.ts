import { describe, expect, it } from 'vitest';
import { TEN_PROGRAMS } from '../../../tests/tenPrograms.ts';
import { OPS, opNamed } from '../ops/table.ts';
import { compile } from '../program/compile.ts';
import { breakingPoint } from './breaking.ts';
import { type Composite, compositesOf } from './composites.ts';
import { measure } from './measure.ts';

const XOR = `X = const([[0, 0], [0, 1], [1, 0], [1, 1]]); t = const([[0], [1], [1], [0]])
W1 = param([[0.5, -0.4], [0.3, 0.9]]); b1 = param([0.1, -0.2]); W2 = param([[0.7, -0.6]]); b2 = param([0.05])
h = sigmoid(linear(X, W1, b1)); p = sigmoid(linear(h, W2, b2)); loss = bce(p, t)`;

function compositesIn(source: string): readonly Composite[] {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  return compositesOf(compiled.program.graph);
}

const measured = (source: string, key: string) => measure({ source, values: {}, leaves: new Map() }, key);

describe('grouping', () => {
  it.each(TEN_PROGRAMS.map(({ name, source }) => [name, source === '' ? XOR : source] as const))(
    'measures every composite of %s: more nodes and steps opened, the same numbers',
    (_, source) => {
      for (const { key } of compositesIn(source)) {
        const found = measured(source, key);
        if (found === null) throw new Error(`${key} is not measured`);
        expect(found.closed.nodes).toBe(1);
        expect(found.closed.forwardSteps).toBe(1);
        expect(found.opened.nodes).toBeGreaterThan(1);
        expect(found.opened.forwardSteps).toBeGreaterThan(1);
        expect(found.opened.backwardSteps).toBeGreaterThanOrEqual(1);
        expect(found.opened.saved).toBeGreaterThanOrEqual(found.closed.saved);
        expect(found.valueDifference).toBeLessThan(1e-12);
        expect(found.gradientDifference).toBeLessThan(1e-12);
      }
    },
  );

  it('counts what the sigmoid keeps: its output, or four numbers', () => {
    const source = 'x = 1\ny = sigmoid(x)';
    const [sigmoid] = compositesIn(source);
    const found = measured(source, sigmoid?.key ?? '');
    expect(found?.closed).toEqual({ nodes: 1, forwardSteps: 1, backwardSteps: 1, saved: 1, bytes: 8 });
    // −1 and x of the product, the output of exp, and that of 1/·; constants are nodes as well.
    expect(found?.opened.forwardSteps).toBe(4);
    expect(found?.opened.saved).toBe(4);
    expect(found?.opened.bytes).toBe(32);
  });

  it('measures at the leaves of an iteration', () => {
    const source = 'x = 1\ny = sigmoid(x)';
    const [sigmoid] = compositesIn(source);
    const compiled = compile(source);
    const key = compiled.ok ? (compiled.program.graph.keys[0] as string) : '';
    const leaves = new Map([[key, Float64Array.of(-1000)]]);
    const found = measure({ source, values: {}, leaves }, sigmoid?.key ?? '');
    expect(found?.valueDifference).toBe(0);
    expect(found?.gradientDifference).toBeNaN();
  });

  it('has nothing to measure without a composite', () => {
    expect(compositesIn('a = 2; b = 3\ny = a * b')).toEqual([]);
    expect(measured('a = 2; b = 3\ny = a * b', 'nowhere')).toBeNull();
  });
});

describe('breakingPoint', () => {
  it('is −1000 for a sigmoid: its pieces send NaN back, the node 0', () => {
    const found = breakingPoint(opNamed('sigmoid'), {});
    expect(found?.at).toBe(-1000);
    expect(found?.closed).toEqual({ value: 0, gradient: 0 });
    expect(found?.opened.value).toBe(0);
    expect(found?.opened.gradient).toBeNaN();
  });

  it('is a sure prediction for bce: 0 · ln 0', () => {
    const found = breakingPoint(opNamed('bce'), {});
    expect([found?.at, found?.second]).toEqual([0, 0]);
    expect(found?.closed.value).toBe(0);
    expect(found?.opened.value).toBeNaN();
  });

  it('is found, or not, for every composite of the table without an error', () => {
    const broken = OPS.filter(({ opens }) => opens !== null).filter((op) => breakingPoint(op, {}) !== null);
    expect(broken.map(({ name }) => name)).toEqual(['sigmoid', 'silu', 'bce']);
  });
});
