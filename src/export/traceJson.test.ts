import { describe, expect, it } from 'vitest';
import golden from '../../tests/golden/cases.json' with { type: 'json' };
import { figureOf } from './figure.testkit.ts';
import type { TraceDocument, TraceStep, TraceValue } from './traceDocument.ts';
import { toTraceJson, traceDocument } from './traceJson.ts';
import { traceNumber } from './traceNumbers.ts';

const parsed = (source: string): TraceDocument => JSON.parse(toTraceJson(figureOf(source))) as TraceDocument;

/** Within the tolerances of tests/golden/README.md. */
function isClose(found: number, wanted: number, rtol: number): boolean {
  return (
    Object.is(found, wanted) || found === wanted || Math.abs(found - wanted) <= Math.max(rtol * Math.abs(wanted), 1e-14)
  );
}

/** The numbers of a value, row-major. */
function flat(value: TraceValue): number[] {
  return Array.isArray(value) ? value.flatMap((one) => flat(one as TraceValue)) : [Number(value)];
}

describe('traceNumber', () => {
  it.each([0, -0, 1e-320, 0.1, -1.7976931348623157e308, Number.NaN, Infinity, -Infinity])('%s reads back', (value) => {
    expect(Object.is(Number(JSON.parse(JSON.stringify(traceNumber(value)))), value)).toBe(true);
  });
});

describe('toTraceJson', () => {
  it('has every golden value and gradient to the last bit', () => {
    for (const { expr, inputs, value, grads, ...rest } of golden.cases) {
      const rtol = 'rtol' in rest ? Number(rest.rtol) : 1e-12;
      const set = Object.entries(inputs).map(([name, value]) => `${name} = ${value}`);
      const source = [...set, expr].join('\n');
      const figure = figureOf(source);
      const { nodes, program, gradients } = JSON.parse(toTraceJson(figure)) as TraceDocument;
      for (const { id, value: written, gradient } of nodes) {
        expect(Object.is(Number(written), figure.trace.values[id])).toBe(true);
        if (gradient === null || gradient === undefined) expect(figure.timeline.schedule.reached[id]).toBe(0);
        else expect(Object.is(Number(gradient), figure.trace.grads[id])).toBe(true);
      }
      expect(isClose(Number(nodes[program.output]?.value), Number(value), rtol)).toBe(true);
      for (const { name, gradient } of gradients) {
        const wanted = Object.entries(grads).find(([one]) => one === name)?.[1];
        if (wanted !== undefined) expect(isClose(Number(gradient ?? 0), Number(wanted ?? 0), rtol)).toBe(true);
      }
    }
  });

  it('is one line a node and one a step', () => {
    const text = toTraceJson(figureOf('x = 3\ny = x*x + sin(x)'));
    expect(text.split('\n').filter((line) => line.startsWith('{"id":'))).toHaveLength(4);
    expect(text.split('\n').filter((line) => line.startsWith('{"step":'))).toHaveLength(7);
  });

  it('writes the running totals of a fan-out', () => {
    const sent = parsed('x = 3\ny = x*x + sin(x)').steps.flatMap((step) =>
      step.kind === 'backward' ? step.contributions.filter(({ to }) => to === 0) : [],
    );
    const cos = Math.cos(3);
    expect(sent.map(({ before, contribution, after }) => [before, contribution, after])).toEqual([
      [0, cos, cos],
      [cos, 3, cos + 3],
      [cos + 3, 3, cos + 3 + 3],
    ]);
  });

  it('writes what zero_grad clears, and what a second pass begins again', () => {
    const { steps } = parsed('x = 3\ny = x * x\n@backward\n@backward');
    const seeds = steps.filter((step): step is Extract<TraceStep, { kind: 'seed' }> => step.kind === 'seed');
    expect(seeds.map(({ cleared }) => cleared)).toEqual([[], [{ node: 1, before: 1 }]]);
  });

  it('writes what JSON has no number for as a text', () => {
    const { nodes } = parsed('x = 0\ny = log(x) * -0');
    expect(nodes.map(({ value }) => value)).toContain('-Infinity');
    expect(nodes.at(-1)?.value).toBe('NaN');
  });

  it('leaves out what is beyond the limit, and says what', () => {
    const figure = figureOf('X = [[1, 2], [3, 4]]\ny = sum(X * X)');
    expect(traceDocument(figure).omitted).toBeNull();
    const document = traceDocument(figure, { mostNumbers: 9 });
    expect(document.omitted).toEqual({ nodes: [1, 2], lastStep: 4, mostNumbers: 9 });
    expect(document.steps).toHaveLength(4);
    expect(document.nodes.map((node) => 'value' in node)).toEqual([true, false, false]);
    expect(document.length).toBe(5);
    expect(traceDocument(figure, { mostNumbers: Infinity }).omitted).toBeNull();
  });

  it('nests a tensor in its shape', () => {
    const [x] = parsed('X = [[1, 2, 3], [4, 5, 6]]\ny = sum(X)').nodes;
    expect(x?.shape).toEqual([2, 3]);
    expect(x?.value).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(flat(x?.gradient ?? 0)).toEqual([1, 1, 1, 1, 1, 1]);
  });
});
