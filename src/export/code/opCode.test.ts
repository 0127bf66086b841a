import { describe, expect, it } from 'vitest';
import { ELEMENTWISE_ATTRIBUTES, TENSOR_EXAMPLES } from '../../engine/ops/examples.testkit.ts';
import { OPS } from '../../engine/ops/table.ts';
import { elementwiseOf, linesOf, tensorOf, torchOf } from './opCode.ts';

/** What single numbers know besides operators, and NumPy's arrays as well. */
const MATH = new Set(['exp', 'log', 'sqrt', 'sin', 'cos', 'tan', 'tanh', 'log1p', 'erfc', 'pi', 'inf']);
/** Forms of which the scalar view makes one node of many numbers, which needs code of its own. */
const MANY = new Set(['lane', 'softmax', 'pairs', 'rows']);

describe.each(OPS.map((op) => [op.name, op] as const))('%s', (name, op) => {
  const examples =
    op.kind === 'elementwise'
      ? (ELEMENTWISE_ATTRIBUTES[name] ?? [{}]).map((attributes) => ({
          attributes,
          shapes: [[], []].slice(0, op.arity),
          shape: [],
        }))
      : (TENSOR_EXAMPLES[name] ?? []).map(({ attributes = {}, shapes, output }) => ({
          attributes,
          shapes,
          shape: output,
        }));

  it('has PyTorch code for all of its inputs', () => {
    for (const context of examples) {
      const text = torchOf(op, context);
      for (const input of ['a', 'b', 'c'].slice(0, op.arity)) expect(text).toMatch(new RegExp(`\\b${input}\\b`));
    }
  });

  if (op.kind === 'elementwise') {
    it('has a value and a local derivative for every input that gets a gradient, in NumPy and in plain Python', () => {
      for (const { attributes } of examples) {
        for (const words of ['np', 'math'] as const) {
          const code = elementwiseOf(op, attributes, words);
          expect(code).not.toBeNull();
          expect(code?.local.map((local) => local !== null)).toEqual(op.localLatex.map((latex) => latex !== null));
          const all = [code?.value, ...(code?.local ?? [])].join(' ');
          expect(all).not.toMatch(/\bm\./);
          if (words === 'math') for (const [, called] of all.matchAll(/math\.(\w+)/g)) expect(MATH).toContain(called);
          else expect(all).not.toMatch(/ if .* else /);
        }
      }
    });
  } else {
    it('has NumPy code that returns a value, and a contribution for every input', () => {
      expect(examples.length).toBeGreaterThan(0);
      const code = tensorOf(op);
      if (code === null) throw new Error('no code');
      for (const context of examples) {
        expect(linesOf(code.forward, context).at(-1)).toMatch(/^return /);
        expect(linesOf(code.backward, context).at(-1)).toMatch(/^ *return /);
      }
    });

    it('says how a lane of numbers is computed where the scalar view makes one node of it', () => {
      if (op.scalars === undefined || !MANY.has(op.scalars)) return;
      expect(tensorOf(op)?.scalar?.[0]).toMatch(new RegExp(`^def ${name}\\(.*\\):$`));
      expect(tensorOf(op)?.scalar?.at(-1)).toMatch(/^ {4}return Value\(/);
    });
  }
});
