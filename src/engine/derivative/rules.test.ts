import { describe, expect, it } from 'vitest';
import { GraphBuilder } from '../graph/builder.ts';
import { type Attributes, type ElementwiseOp, NO_ATTRIBUTES } from '../ops/define.ts';
import { ELEMENTWISE_ATTRIBUTES } from '../ops/examples.testkit.ts';
import { evaluateLatex } from '../ops/latexEvaluator.testkit.ts';
import { scalar } from '../ops/matrix.testkit.ts';
import { OPS } from '../ops/table.ts';
import { run } from '../trace/run.ts';
import { schedule } from '../trace/schedule.ts';
import { Arithmetic } from './arithmetic.ts';
import { Draft } from './draft.ts';
import { expression } from './expression.ts';
import { DERIVATIVE_OPS } from './ops.ts';
import { derivativeOf } from './rules.ts';
import { written } from './written.ts';

const ELEMENTWISE = [...OPS, ...DERIVATIVE_OPS].filter((op): op is ElementwiseOp => op.kind === 'elementwise');

/** Points on both sides of every kink and on it, small and large. */
const POINTS = [-30, -2.5, -1, -0.3, 0, 0.2, 0.7, 1, 1.9, 3, 40];

/** The local derivative as the op's rule has it, and the value. */
function byRule(op: ElementwiseOp, attributes: Attributes, slot: number, a: number, b: number) {
  const rules = op.configure?.(attributes) ?? op;
  const v = Float64Array.of(a, b, 0);
  rules.forward(v, 2, 0, 1);
  const d = new Float64Array(1);
  rules.local[slot]?.(d, 0, v, 2, 0, 1);
  return d[0] as number;
}

/** The same by the expression of the op's entry, as nodes of a graph. */
function byExpression(op: ElementwiseOp, attributes: Attributes, slot: number, a: number, b: number): number {
  const text = derivativeOf(op, attributes, slot);
  const builder = new GraphBuilder({ keyed: true });
  const inputs = [a, b].slice(0, op.arity).map((value) => builder.leaf('input', value));
  for (const node of inputs) builder.keys?.set(node, node);
  const node = builder.nary(builder.use(op, attributes), inputs);
  builder.keys?.set(node, node);
  const draft = new Draft(builder.build(node), 100);
  const names = new Map<string, number>([['y', node]]);
  for (const [k, input] of inputs.entries()) names.set(k === 0 ? 'a' : 'b', input);
  for (const [name, value] of Object.entries(attributes)) names.set(name, draft.number(value as number));
  const term = expression(new Arithmetic(draft), text as string, names);
  if (term === null) throw new Error(`${op.name}: ${text} is no expression`);
  const graph = written(draft, term, new Map(), 'graph');
  const plan = schedule(graph);
  if (plan === null) throw new Error('no schedule');
  return run(plan).values[graph.output] as number;
}

const close = (x: number, y: number) =>
  Object.is(x, y) || x === y || Math.abs(x - y) <= 1e-13 * Math.max(1e-3, Math.abs(x), Math.abs(y));

describe.each(ELEMENTWISE.map((op) => [op.name, op] as const))('%s', (name, op) => {
  const settings = ELEMENTWISE_ATTRIBUTES[name] ?? [NO_ATTRIBUTES];

  it('says of every slot what its derivative is as an expression', () => {
    for (const attributes of settings) {
      op.localLatex.forEach((latex, slot) => {
        const text = derivativeOf(op, attributes, slot);
        if (latex === null) expect(text).toBeNull();
        else expect(text, `slot ${slot}: add \`derivative\` to the entry (docs/ops.md)`).toBeTypeOf('string');
      });
    }
  });

  it('computes by that expression what its rule computes', () => {
    for (const attributes of settings) {
      for (const [slot, latex] of op.localLatex.entries()) {
        if (latex === null) continue;
        for (const a of POINTS) {
          for (const b of op.arity === 2 ? POINTS : [0]) {
            const right = byRule(op, attributes, slot, a, b);
            const found = byExpression(op, attributes, slot, a, b);
            const message = `${JSON.stringify(attributes)} slot ${slot} at ${a}, ${b}: ${found}, by its rule ${right}`;
            expect(close(found, right), message).toBe(true);
          }
        }
      }
    }
  });
});

describe.each(DERIVATIVE_OPS.map((op) => [op.name, op as ElementwiseOp] as const))(
  '%s, which no program writes',
  (_, op) => {
    it('has one rule an input, and a name that is nobody else’s', () => {
      expect(op.local).toHaveLength(op.arity);
      expect(op.localLatex).toHaveLength(op.arity);
      expect(OPS.some(({ name }) => name === op.name)).toBe(false);
      const names = op.call?.names ?? [];
      expect(OPS.some(({ call }) => call?.names.some((name) => names.includes(name)))).toBe(false);
    });

    it('is written in LaTeX as it computes', () => {
      // Conditions that are a word or a chain are not read by the evaluator.
      if (op.name === 'unless_zero' || op.name === 'has_slope') return;
      for (const a of [-1.3, 0, 0.4, 2.2]) {
        for (const b of [-0.6, 0.4, 0.9]) {
          const v = Float64Array.of(a, b, 0);
          op.forward(v, 2, 0, 1);
          const names = { a: scalar(a), b: scalar(b) };
          const latex = op.latex(['a', 'b'].slice(0, op.arity), NO_ATTRIBUTES);
          expect(evaluateLatex(latex, { names }).data[0]).toBeCloseTo(v[2] as number, 12);
        }
      }
    });

    it('has local derivatives that agree with differences', () => {
      for (const a of [-1.3, 0.4, 2.2]) {
        for (const b of [-0.6, 0.9]) {
          for (const slot of op.local.keys()) {
            if (op.localLatex[slot] === null) continue;
            const value = (x: number, y: number) => {
              const v = Float64Array.of(x, y, 0);
              op.forward(v, 2, 0, 1);
              return v[2] as number;
            };
            const h = 1e-5;
            const [up, down] = slot === 0 ? [value(a + h, b), value(a - h, b)] : [value(a, b + h), value(a, b - h)];
            expect(byRule(op, NO_ATTRIBUTES, slot, a, b)).toBeCloseTo((up - down) / (2 * h), 8);
          }
        }
      }
    });
  },
);
