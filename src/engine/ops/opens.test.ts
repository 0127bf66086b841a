import { describe, expect, it } from 'vitest';
import { compile } from '../program/compile.ts';
import type { Shape } from '../shape.ts';
import { run } from '../trace/run.ts';
import { schedule } from '../trace/schedule.ts';
import { gradOf, nodeValue as valueOfNode } from '../trace/trace.ts';
import { BROADCASTS, type Example, TENSOR_EXAMPLES } from './examples.testkit.ts';
import { close, numbers, valueFrom } from './opGraph.testkit.ts';
import { OPS } from './table.ts';

const composites = OPS.filter((op) => op.opens !== null);

/** Nested lists of a value, as the language writes them; null where it has none (three axes). */
function literal(shape: Shape, data: Float64Array): string | null {
  if (shape.length === 0) return String(data[0]);
  if (shape.length === 1) return `[${data.join(', ')}]`;
  if (shape.length > 2) return null;
  const [rows, columns] = shape as [number, number];
  const lines = Array.from({ length: rows }, (_, i) => `[${data.subarray(i * columns, (i + 1) * columns).join(', ')}]`);
  return `[${lines.join(', ')}]`;
}

/** The call of a composite in the language, with inputs in (0.15, 0.85) and a seed. */
function programOf(op: (typeof OPS)[0], example: Example): string | null {
  const next = numbers(31, 0.15, 0.85);
  const names = example.shapes.map((_, slot) => `p${slot}`);
  const values = example.shapes.map((shape) => literal(shape, valueFrom(shape, next).data));
  const seed = literal(example.output, valueFrom(example.output, numbers(32, -2, 2)).data);
  if (values.includes(null) || seed === null) return null;
  const options = Object.entries(example.attributes ?? {}).map(([key, value]) => `${key}=${Number(value)}`);
  return [
    ...names.map((name, slot) => `${name} = ${values[slot]}`),
    `answer = ${op.call?.names[0]}(${[...names, ...options].join(', ')})`,
    `@seed ${seed}`,
  ].join('\n');
}

function answerOf(source: string, open?: 'all') {
  const compiled = compile(source, open === undefined ? {} : { open });
  if (!compiled.ok) throw new Error(`${source}\n${JSON.stringify(compiled.errors)}`);
  const { graph, inputs } = compiled.program;
  const plan = schedule(graph);
  const trace = run(plan as NonNullable<typeof plan>);
  const grads = inputs.map(({ node }) => [...(gradOf(trace, node) ?? [])]);
  return {
    count: graph.count,
    shape: graph.shapes?.[graph.output] ?? [],
    numbers: [[...valueOfNode(trace, graph.output)], ...grads],
  };
}

describe.each(composites.map((op) => [op.name, op] as const))('%s opened', (_, op) => {
  const examples = op.kind === 'tensor' ? (TENSOR_EXAMPLES[op.name] ?? []) : (BROADCASTS[op.arity] ?? []);
  const programs = examples.map((example) => programOf(op, example)).filter((program) => program !== null);

  it('has the value and the gradients of the closed node, and more nodes', () => {
    expect(programs.length).toBeGreaterThan(1);
    for (const program of programs) {
      const closed = answerOf(program);
      const opened = answerOf(program, 'all');
      expect(opened.count, program).toBeGreaterThan(closed.count);
      expect(opened.shape, program).toEqual(closed.shape);
      closed.numbers.forEach((list, k) => {
        expect(opened.numbers[k], program).toHaveLength(list.length);
        list.forEach((number, i) => {
          const other = opened.numbers[k]?.[i] as number;
          expect(close(other, number, 1e-11, 1e-13), `${program}\n${k}[${i}]: ${other}, closed ${number}`).toBe(true);
        });
      });
    }
  });
});

it('sigmoid opens into the chain of the lesson: ×(−1), exp, +1, 1/·', () => {
  const compiled = compile('x = -1000; y = sigmoid(x)', { open: 'all' });
  if (!compiled.ok) throw new Error('it compiles');
  const { graph } = compiled.program;
  const names = [...graph.codes].flatMap((code) => graph.palette[code]?.op.name ?? []);
  expect(names).toEqual(['mul', 'exp', 'add', 'reciprocal']);
  // Opened it overflows, as the lesson says; closed it does not.
  expect(answerOf('x = -1000; y = sigmoid(x)', 'all').numbers).toEqual([[0], [Number.NaN]]);
  expect(answerOf('x = -1000; y = sigmoid(x)').numbers).toEqual([[0], [0]]);
});
