import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Graph, inputsOf, opOf, shapeOf } from '../graph/graph.ts';
import { compile } from './compile.ts';
import { canonical, printNumber, printProgram } from './print.ts';

const golden = JSON.parse(readFileSync(new URL('../../../tests/golden/cases.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly { readonly expr: string; readonly canonical: string }[];
};

it.each(golden.cases.map((one) => [one.expr, one.canonical]))('reads %s as %s', (expr, expected) => {
  expect(canonical(expr)).toBe(expected);
});

it.each([
  ['(a+b)*c-d/(e1-f)', '(a + b) * c - d / (e1 - f)'],
  ['a-(b-c)-d', 'a - (b - c) - d'],
  ['((x))^(-(2))', 'x^-(2)'],
  ['(-x)^2 + -(x^2)', '(-x)^2 + -x^2'],
  ['(x^y)^z^w', '(x^y)^z^w'],
  ['-(a*b)', '-(a * b)'],
  ['2x²', '2 * x^2'],
  ['c=x;c*=(a+b)', 'c = x\nc *= a + b'],
  ['(A@B).T[0,1] # note', '(A @ B).T[0, 1]'],
  ['y=sum(x,axis=1,keepdims=True);@seed [1,2]\n@backward', 'y = sum(x, axis=1, keepdims=1)\n@seed [1, 2]\n@backward'],
])('prints %s as %s', (source, expected) => {
  expect(printProgram(source)).toBe(expected);
});

it('prints numbers that read back as the same', () => {
  for (const value of [0, -0, 0.1, 1e21, 5e-324, -1.5e-7, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    const result = compile(`x = ${printNumber(value)}`);
    expect(result.ok && result.program.inputs[0]?.value).toBe(value);
  }
});

/** Everything that makes two graphs the same, as plain data. */
function description(graph: Graph): unknown {
  return {
    nodes: Array.from({ length: graph.count }, (_, id) => [
      opOf(graph, id)?.op.name ?? graph.codes[id],
      opOf(graph, id)?.attributes,
      Array.from(inputsOf(graph, id)),
      shapeOf(graph, id),
    ]),
    initial: Array.from(graph.initial),
    seed: Array.from(graph.seed),
    names: [...graph.names],
    output: graph.output,
    keys: graph.keys,
  };
}

const leaf = fc.oneof(
  fc.constantFrom('x', 'y', 'z1', 'θ', 'pi', 'e', '__proto__'),
  fc.double({ noNaN: true }).map((value) => printNumber(Math.abs(value))),
  fc.constantFrom('.5', '3.', '2e3', '[1, 2]', '[[1, 2], [3, 4]]'),
);
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    leaf,
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/', '^', '@', '**', '×'), tie('expression'))
      .map(([a, op, b]) => `${a} ${op} ${b}`),
    tie('expression').map((a) => `(${a})`),
    tie('expression').map((a) => `-${a}`),
    tie('expression').map((a) => `+ ${a}`),
    tie('expression').map((a) => `sin(${a})`),
    tie('expression').map((a) => `sum(${a}, axis=0)`),
    tie('expression').map((a) => `2(${a})`),
    tie('expression').map((a) => `(${a}).T`),
    tie('expression').map((a) => `(${a})²`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `max(${a}, ${b})`),
    tie('expression').map((a) => `(${a})[0]`),
  ),
}));
const line = fc
  .tuple(fc.constantFrom('', 'x = ', 'y = ', 'z1 = '), expression)
  .map(([name, value]) => `${name}${value}`);

it('print, then parse: the same graph', () => {
  let compiled = 0;
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
      const source = lines.join('\n');
      const first = compile(source);
      const printed = printProgram(source);
      expect(printed).not.toBeNull();
      expect(canonical(printed as string)?.replaceAll(/[\d.e+]+/g, '0')).toBe(
        canonical(source)?.replaceAll(/[\d.e+]+/g, '0'),
      );
      expect(printProgram(printed as string)).toBe(printed);
      if (!first.ok) return;
      compiled += 1;
      const again = compile(printed as string);
      expect(again.ok && description(again.program.graph)).toEqual(description(first.program.graph));
    }),
    { numRuns: 1000 },
  );
  expect(compiled).toBeGreaterThan(200);
});
