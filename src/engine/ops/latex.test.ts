import { describe, expect, it } from 'vitest';
import { type Shape, sizeOf } from '../shape.ts';
import { type Attributes, type ElementwiseOp, NO_ATTRIBUTES, type TensorOp } from './define.ts';
import { ELEMENTWISE_ATTRIBUTES, type Example, TENSOR_EXAMPLES } from './examples.testkit.ts';
import { evaluateLatex, type Scope } from './latexEvaluator.testkit.ts';
import { latexNumber } from './latexNumber.ts';
import { type Matrix, scalar } from './matrix.testkit.ts';
import { close, numbers, runOp, type Value, valueFrom } from './opGraph.testkit.ts';
import { OPS } from './table.ts';

const NAMES = ['a', 'b', 'c'];
const elementwise = OPS.filter((op): op is ElementwiseOp => op.kind === 'elementwise');
const tensors = OPS.filter((op): op is TensorOp => op.kind === 'tensor');

function expectClose(got: number, wanted: number, message: string): void {
  expect(close(got, wanted, 1e-12, 1e-13), `${message}: ${got}, the code says ${wanted}`).toBe(true);
}

describe.each(elementwise.map((op) => [op.name, op] as const))('LaTeX of %s', (_, op) => {
  it('gives the numbers of the code at points on both sides of every kink, and on it', () => {
    let compared = 0;
    for (const attributes of ELEMENTWISE_ATTRIBUTES[op.name] ?? [NO_ATTRIBUTES]) {
      const next = numbers(11, -2, 2);
      const points = Array.from({ length: 40 }, () => [next(), next()]).concat([
        [0, 0.5],
        [0.7, 0.7],
        [1.5, 1],
      ]);
      for (const point of points) {
        const inputs = point.slice(0, op.arity).map((x): Value => ({ shape: [], data: Float64Array.of(x) }));
        const { trace, output } = runOp(op, inputs, undefined, attributes);
        const y = output.data[0] as number;
        if (!Number.isFinite(y)) continue;
        const names: Record<string, Matrix> = { z: scalar(y) };
        inputs.forEach((_input, slot) => {
          names[NAMES[slot] as string] = scalar(point[slot] as number);
        });
        const scope = { names };
        const where = `${op.name} ${JSON.stringify(attributes)} at ${point}`;
        expectClose(evaluateLatex(op.latex(NAMES.slice(0, op.arity), attributes), scope).data[0] as number, y, where);
        op.localLatex.forEach((rule, slot) => {
          const local = trace.locals[slot] as number;
          if (rule === null || !Number.isFinite(local)) return;
          // x⁰ at 0, where 0·x⁻¹ or 0·ln 0 on paper have no value: the convention is in the code's comment.
          if (point[0] === 0 && op.name === 'pow') return;
          const latex = rule(NAMES.slice(0, op.arity), 'z', attributes);
          expectClose(evaluateLatex(latex, scope).data[0] as number, local, `local ${slot} of ${where}`);
          compared++;
        });
      }
    }
    if (op.name !== 'detach') expect(compared).toBeGreaterThan(15);
  });
});

const columnsOf = (shape: Shape) => (shape.length === 0 ? 1 : (shape[shape.length - 1] as number));
const matrixOf = (value: Value): Matrix => ({
  rows: sizeOf(value.shape) / columnsOf(value.shape),
  columns: columnsOf(value.shape),
  data: [...value.data],
});

/** The formulas are about matrices whose reduced axis stays: of the examples those that say so. */
function fitsOnPaper(op: TensorOp, { shapes, attributes = NO_ATTRIBUTES }: Example): boolean {
  if (shapes.some((shape) => shape.length > 2)) return false;
  if (op.name === 'mse') return shapes[0] === shapes[1] || JSON.stringify(shapes[0]) === JSON.stringify(shapes[1]);
  if (['affine', 'linear', 'matmul'].includes(op.name)) {
    return (
      shapes.slice(0, 2).every((shape) => shape.length === 2) && (shapes[2] === undefined || shapes[2].length === 1)
    );
  }
  if (['sum', 'mean', 'amax', 'amin', 'logsumexp'].includes(op.name)) {
    return attributes.axis === undefined || (attributes.keepdims === true && shapes[0]?.length === 2);
  }
  if (op.name === 'reshape') return !(attributes.shape as readonly number[]).includes(-1);
  if (op.name === 'index') return shapes[0]?.length === 2;
  return shapes.every((shape) => shape.length === 2);
}

/** What the formulas leave to the reader: the N of a mean, the shape something is spread over, where parts stand. */
function scopeOf(op: TensorOp, inputs: readonly Value[], attributes: Attributes, slot: number): Omit<Scope, 'names'> {
  const [first, second] = inputs.map(matrixOf) as [Matrix, Matrix];
  const axis = attributes.axis as number | undefined;
  const along = axis === undefined ? first.data.length : axis === 0 ? first.rows : first.columns;
  const target = matrixOf(inputs[slot] as Value);
  const right = axis === 1;
  const slices: Record<string, readonly [number, number, number, number]> =
    second === undefined
      ? {}
      : {
          a: [0, 0, first.rows, first.columns],
          b: [right ? 0 : first.rows, right ? first.columns : 0, second.rows, second.columns],
        };
  const n = op.name === 'softmax_cross_entropy' ? first.rows : along;
  return { n, target: [target.rows, target.columns], slices };
}

describe.each(tensors.map((op) => [op.name, op] as const))('LaTeX of %s', (_, op) => {
  const examples = (TENSOR_EXAMPLES[op.name] ?? []).filter((example) => fitsOnPaper(op, example));

  it('has an example that can be written down', () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  it('gives the numbers of the code, forwards and for every vjp', () => {
    for (const example of examples) {
      const attributes = example.attributes ?? NO_ATTRIBUTES;
      const next = numbers(21, 0.15, 0.85);
      const inputs = example.shapes.map((shape) => valueFrom(shape, next));
      if (op.name === 'softmax_cross_entropy') normalizeRows(inputs[1] as Value);
      const upstream: Value = valueFrom(example.output, numbers(22, -2, 2));
      const { output, contribution } = runOp(op, inputs, upstream.data, attributes);
      const names: Record<string, Matrix> = { z: matrixOf(output), g: matrixOf(upstream) };
      inputs.forEach((input, slot) => {
        names[NAMES[slot] as string] = matrixOf(input);
      });
      const used = NAMES.slice(0, op.arity);
      const where = `${op.name} ${JSON.stringify(example)}`;
      const forward = evaluateLatex(op.latex(used, attributes), { names, ...scopeOf(op, inputs, attributes, 0) });
      forward.data.forEach((x, k) => {
        expectClose(x, output.data[k] as number, where);
      });
      op.vjpLatex.forEach((rule, slot) => {
        const scope = { names, ...scopeOf(op, inputs, attributes, slot) };
        const sent = contribution(slot);
        const got = evaluateLatex((rule as NonNullable<typeof rule>)(used, 'z', 'g', attributes), scope);
        expect(got.data.length, `${where} slot ${slot}`).toBe(sent.length);
        got.data.forEach((x, k) => {
          expectClose(x, sent[k] as number, `${where} slot ${slot}`);
        });
        // An index has a local derivative of 1 for what it picks only.
        if (example.output.length > 0 || op.name === 'index') return;
        // One number comes out: its vjp is upstream · local, so the local derivative can be checked as well.
        const local = evaluateLatex(
          (op.localLatex[slot] as NonNullable<(typeof op.localLatex)[0]>)(used, 'z', attributes),
          scope,
        );
        sent.forEach((x, k) => {
          const factor = local.data[local.data.length === 1 ? 0 : k] as number;
          expectClose((upstream.data[0] as number) * factor, x, `local ${slot} of ${where}`);
        });
      });
    }
  });
});

/** The formula (y − t)/N is about targets of which each row adds up to 1. */
function normalizeRows(value: Value): void {
  const columns = columnsOf(value.shape);
  for (let at = 0; at < value.data.length; at += columns) {
    const row = value.data.subarray(at, at + columns);
    const total = row.reduce((sum, x) => sum + x, 0);
    row.forEach((x, k) => {
      row[k] = x / total;
    });
  }
}

describe('numbers in LaTeX', () => {
  it('have no e notation', () => {
    expect(latexNumber(0.5)).toBe('0.5');
    expect(latexNumber(-3)).toBe('-3');
    expect(latexNumber(1.5e-7)).toBe('1.5 \\times 10^{-7}');
    expect(latexNumber(-Infinity)).toBe('-\\infty');
  });
});
