import { describe, expect, it } from 'vitest';
import { sizeOf } from '../shape.ts';
import { NO_ATTRIBUTES, type Op, type TensorOp } from './define.ts';
import { BROADCASTS, ELEMENTWISE_ATTRIBUTES, type Example, TENSOR_EXAMPLES } from './examples.testkit.ts';
import { close, numbers, numericGradient, runOp, type Value, valueFrom } from './opGraph.testkit.ts';
import { OPS, opNamed } from './table.ts';

/** Every way the loop runs an op: all its examples with all its attributes. */
function examplesOf(op: Op): readonly Example[] {
  if (op.kind === 'tensor') return TENSOR_EXAMPLES[op.name] ?? [];
  const attributes = ELEMENTWISE_ATTRIBUTES[op.name] ?? [NO_ATTRIBUTES];
  return attributes.flatMap((set) => (BROADCASTS[op.arity] ?? []).map((example) => ({ ...example, attributes: set })));
}

/**
 * Inputs in (0.15, 0.85), inside every domain. Elementwise ops also get numbers of both signs where they take them, away
 * from 0 and from π/2, where poles would spoil the differences.
 */
function inputsOf(op: Op, example: Example, seed: number): Value[] {
  const next = numbers(seed, 0.15, 0.85);
  const signed = () => (next() < 0.5 ? -1 : 1) * (next() + 0.25);
  const draw = op.kind === 'elementwise' && seed % 2 === 1 ? signed : next;
  return example.shapes.map((shape) => valueFrom(shape, draw));
}

const label = (example: Example) => `${JSON.stringify(example.shapes)} ${JSON.stringify(example.attributes ?? {})}`;

describe('the table', () => {
  it('names every op once and finds it by name', () => {
    expect(new Set(OPS.map((op) => op.name)).size).toBe(OPS.length);
    for (const op of OPS) expect(opNamed(op.name)).toBe(op);
    expect(() => opNamed('nothing')).toThrow('no op is named nothing');
  });

  it('gives every call form one op for each number of arguments', () => {
    const seen = new Set<string>();
    for (const op of OPS) {
      if (op.call === null) continue;
      for (const name of op.call.names) {
        for (let n = op.call.minArguments; n <= op.call.maxArguments; n++) {
          expect(seen.has(`${name}/${n}`), `${name} of ${n}`).toBe(false);
          seen.add(`${name}/${n}`);
        }
      }
    }
  });

  it.each(OPS.map((op) => [op.name, op] as const))(
    '%s has one rule an input, a symbol and a way to be written',
    (_, op) => {
      expect(op.localLatex).toHaveLength(op.arity);
      expect(op.symbol(examplesOf(op)[0]?.attributes ?? NO_ATTRIBUTES)).not.toBe('');
      expect(op.call !== null || op.operator !== null).toBe(true);
      if (op.kind === 'elementwise') expect(op.local).toHaveLength(op.arity);
      else {
        expect(op.vjp).toHaveLength(op.arity);
        expect(op.vjpLatex).toHaveLength(op.arity);
        expect(op.terms.vjp).toHaveLength(op.arity);
      }
    },
  );
});

describe.each(OPS.map((op) => [op.name, op] as const))('%s', (_, op) => {
  it('has an example', () => {
    expect(examplesOf(op).length).toBeGreaterThan(0);
  });

  it('gives the shape it says, and writes every element of it', () => {
    for (const example of examplesOf(op)) {
      const attributes = example.attributes ?? NO_ATTRIBUTES;
      expect(op.shape(example.shapes, attributes), label(example)).toEqual(example.output);
      const { output } = runOp(op, inputsOf(op, example, 2), undefined, attributes);
      expect(output.shape, label(example)).toEqual(example.output);
      expect(output.data).toHaveLength(sizeOf(example.output));
      // Untouched elements of a fresh trace are 0; every op is checked elsewhere not to answer 0 by itself here.
      expect([...output.data].every(Number.isFinite), label(example)).toBe(true);
    }
  });

  it('sends back what central differences say, with and without broadcasting', () => {
    let checked = 0;
    for (const example of examplesOf(op)) {
      for (const seed of [1, 2, 3, 4]) {
        const inputs = inputsOf(op, example, seed);
        const attributes = example.attributes ?? NO_ATTRIBUTES;
        const upstream = valueFrom(example.output, numbers(seed + 100, -2, 2)).data;
        const { trace, grads, output } = runOp(op, inputs, upstream, attributes);
        if (!output.data.every(Number.isFinite) || nearKink(op, inputs, example)) continue;
        const numeric = numericGradient(trace, 0.01);
        let at = 0;
        inputs.forEach((input, slot) => {
          const grad = grads[slot];
          for (let k = 0; k < input.data.length; k++, at++) {
            if (grad === null || grad === undefined) {
              expect(op.localLatex[slot]).toBeNull();
              continue;
            }
            const message = `${label(example)} seed ${seed} slot ${slot} element ${k}: ${grad[k]} vs ${numeric[at]}`;
            expect(close(grad[k] as number, numeric[at] as number, 2e-7, 2e-9), message).toBe(true);
            checked++;
          }
        });
      }
    }
    if (op.localLatex.some((rule) => rule !== null)) expect(checked).toBeGreaterThan(20);
  });

  it('saves all that its backward rules read', () => {
    const example = examplesOf(op)[0] as Example;
    const attributes = example.attributes ?? NO_ATTRIBUTES;
    const { context } = runOp(op, inputsOf(op, example, 2), undefined, attributes);
    const { out, inputs } = context;
    const size = sizeOf(out.shape);
    const hidden = context.v.slice();
    inputs.forEach((input, slot) => {
      const readable =
        op.saves.includes(slot) || op.saves.includes('mask') || (slot === 0 && op.saves.includes('softmax'));
      if (!readable) hidden.fill(Number.NaN, input.offset, input.offset + sizeOf(input.shape));
    });
    if (!op.saves.includes('output') && !op.saves.includes('mask')) {
      hidden.fill(Number.NaN, out.offset, out.offset + size);
    }
    const upstream = new Float64Array(context.v.length).fill(1);
    for (let slot = 0; slot < op.arity; slot++) {
      if (op.localLatex[slot] === null) continue;
      const got = new Float64Array(sizeOf(inputs[slot]!.shape));
      if (op.kind === 'tensor') op.vjp[slot]?.(got, 0, upstream, { ...context, v: hidden });
      else {
        const rules = op.configure?.(attributes) ?? op;
        rules.local[slot]?.(got, 0, hidden, out.offset, inputs[0]!.offset, inputs[1]?.offset ?? inputs[0]!.offset);
      }
      expect([...got].some(Number.isNaN), `slot ${slot} reads what ${op.name} does not save`).toBe(false);
    }
  });
});

describe.each(OPS.flatMap((op) => (op.kind === 'tensor' ? [[op.name, op] as const] : [])))(
  '%s, entry by entry',
  (_, op: TensorOp) => {
    it('writes out products that add up to each entry of the output and of every contribution', () => {
      for (const example of examplesOf(op)) {
        const attributes = example.attributes ?? NO_ATTRIBUTES;
        const upstream = valueFrom(example.output, numbers(7, -2, 2)).data;
        const { context, output, trace, contribution } = runOp(op, inputsOf(op, example, 4), upstream, attributes);
        const total = (terms: readonly { a: number; b: number }[]) => terms.reduce((sum, { a, b }) => sum + a * b, 0);
        for (let k = 0; k < output.data.length && op.terms.forward !== null; k++) {
          expect(total(op.terms.forward(context, k)), label(example)).toBeCloseTo(output.data[k] as number, 12);
        }
        op.terms.vjp.forEach((rule, slot) => {
          contribution(slot).forEach((sent, k) => {
            expect(total(rule!(context, trace.grads, k)), `${label(example)} slot ${slot}`).toBeCloseTo(sent, 12);
          });
        });
      }
    });
  },
);

/** Central differences mean nothing across a kink: within the largest step of one, the point is left out. */
function nearKink(op: Op, inputs: readonly Value[], example: Example): boolean {
  const attributes = example.attributes ?? NO_ATTRIBUTES;
  const { context } = runOp(op, inputs, undefined, attributes);
  if (op.kind === 'tensor') {
    if (op.pieces === undefined) return false;
    const values = [...(inputs[0] as Value).data].sort((a, b) => a - b);
    return op.pieces(context).includes(-1) || values.some((v, k) => k > 0 && v - (values[k - 1] as number) < 0.02);
  }
  if (op.kink === undefined) return false;
  const a = (inputs[0] as Value).data;
  const b = inputs[1]?.data ?? a;
  // Probe for a kink at 0 and at equality: the two kinds there are.
  const atZero = op.kink(0, 1, attributes) === 0;
  const atEquality = op.kink(1, 1, attributes) === 0;
  return [...a].some(
    (x) => (atZero && Math.abs(x) < 0.2) || (atEquality && [...b].some((y) => Math.abs(x - y) < 0.02)),
  );
}
