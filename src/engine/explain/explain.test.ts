import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TEN_PROGRAMS } from '../../../tests/tenPrograms.ts';
import { TENSOR_PROGRAMS } from '../goldenPrograms.testkit.ts';
import { elementsOf, type Kernel, opOf } from '../graph/graph.ts';
import { compile } from '../program/compile.ts';
import { ledgerOf } from '../timeline/ledger.ts';
import { timelineOf } from '../timeline/timeline.ts';
import { run } from '../trace/run.ts';
import { schedule } from '../trace/schedule.ts';
import type { Derivation } from './derivation.ts';
import { operandsOf } from './derivation.ts';
import { derive } from './derive.ts';
import { keyOf, numberOf, type Quantity, type Run } from './quantity.ts';
import { sliceOf } from './slice.ts';
import { MOST_LINES, unroll } from './unroll.ts';

const XOR = `X = const([[0, 0], [0, 1], [1, 0], [1, 1]]); t = const([[0], [1], [1], [0]])
W1 = param([[0.5406, 0.5869], [-0.1657, 0.6496]]); b1 = param([-0.1549, 0.1427])
W2 = param([[-0.3443, 0.4153]]); b2 = param([0.6233])
h = sigmoid(linear(X, W1, b1)); y = sigmoid(linear(h, W2, b2))
loss = bce(y, t)`;

function runOf(source: string): Run {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const when = schedule(compiled.program.graph, compiled.program.plan);
  if (when === null) throw new Error('too long');
  return { trace: run(when), timeline: timelineOf(when) };
}

/** What the written arithmetic of a derivation gives; `null` where it writes none. */
function evaluated({ trace: { graph } }: Run, derivation: Derivation): number | null {
  if (derivation.form === 'sum')
    return derivation.summands.reduce((sum, factors) => sum + factors.reduce((all, { number }) => all * number, 1), 0);
  if (derivation.form !== 'rule') return null;
  const { node, slot, operands, output } = derivation;
  const kernel = graph.kernels[graph.codes[node] as number] as Kernel;
  const v = Float64Array.of(operands[0]?.number ?? 0, operands[1]?.number ?? 0, output.number);
  const out = new Float64Array(1);
  if (slot === 0) kernel.local0(out, 0, v, 2, 0, 1);
  else if (slot === 1) kernel.local1(out, 0, v, 2, 0, 1);
  else kernel.forward(v, 2, 0, 1);
  return slot < 0 ? (v[2] as number) : (out[0] as number);
}

/** Every value and gradient of a run, and all that they come from. */
function everything(all: Run): Quantity[] {
  const { graph } = all.trace;
  const found = new Map<string, Quantity>();
  const open: Quantity[] = [];
  for (let node = 0; node < graph.count; node++) {
    for (let element = 0; element < elementsOf(graph, node); element++) {
      open.push({ kind: 'value', node, element });
      for (let entries = 1; entries <= ledgerOf(all.timeline, node).length; entries++)
        open.push({ kind: 'gradient', node, element, entries });
    }
  }
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const key = keyOf(one);
    if (found.has(key)) continue;
    found.set(key, one);
    open.push(...operandsOf(derive(all, one)));
  }
  return [...found.values()];
}

const PROGRAMS: readonly (readonly [string, string])[] = [
  ...TEN_PROGRAMS.map(({ name, source }) => [name, source === '' ? XOR : source] as const),
  ['two passes', 'x = 2\ny = x*x + x\n@backward\n@backward'],
  ['two passes, cleared between', 'x = 2\ny = x*x\n@backward\n@zero_grad\n@backward'],
  ['recursion', 'x = 3\na = x*x\ny = a*a + a\n@backward recursive'],
  ['seed', 'a = [1, 2]\ny = a * a\n@seed [10, 100]'],
  ['broadcast', 'A = [[1, 2], [3, 4]]; b = [5, 6]\ny = sum(A * b + 2)'],
  ['maximum', 'A = [[1, 2], [3, 4]]\ny = sum(max(A, axis=0))'],
  ['softmax', 'x = [1, 2, 3]\ny = sum(softmax(x) * [1, 2, 3])'],
  ['wiring', 'A = [[1, 2], [3, 4]]\ny = sum(transpose(A)[0] * concat(A[1], A[0])[1])'],
  ['losses', 'y = [0.5, 0.25]; t = [1, 0]\nL = mse(y, t) + bce(y, t)'],
  ['functions', 'x = 0.7; z = 2\ny = exp(x)/z + log(x)*sqrt(z) + x^3 - tanh(x)*relu(z) + abs(x)'],
];

interface Cases {
  readonly cases: readonly { readonly expr: string; readonly inputs: Readonly<Record<string, number>> }[];
}
interface Tensors {
  readonly cases: readonly {
    readonly id: string;
    readonly inputs: Readonly<Record<string, { readonly data: unknown }>>;
    readonly constants?: Readonly<Record<string, { readonly data: unknown }>>;
    readonly upstream: { readonly data: unknown };
  }[];
}

/** The programs of the golden files. */
function goldenSources(): string[] {
  const read = <T>(file: string) => JSON.parse(readFileSync(`tests/golden/${file}`, 'utf8')) as T;
  const lines = (inputs: Readonly<Record<string, unknown>>, write = (text: string) => text) =>
    Object.entries(inputs).map(([name, value]) => `${name} = ${write(JSON.stringify(value))}`);
  const data = (inputs: Readonly<Record<string, { readonly data: unknown }>>) =>
    Object.fromEntries(Object.entries(inputs).map(([name, one]) => [name, one.data]));
  return [
    ...read<Cases>('cases.json').cases.map(({ expr, inputs }) => [...lines(inputs), `out = ${expr}`].join('\n')),
    ...read<Tensors>('tensors.json').cases.map(({ id, inputs, constants = {}, upstream }) =>
      [
        ...lines(data(inputs)),
        ...lines(data(constants), (text) => `const(${text})`),
        `answer = ${TENSOR_PROGRAMS[id]}`,
        `@seed ${JSON.stringify(upstream.data)}`,
      ].join('\n'),
    ),
  ];
}

describe('the arithmetic of a derivation gives the number', () => {
  it.each(PROGRAMS)('%s', (_name, source) => {
    const all = runOf(source);
    let written = 0;
    for (const quantity of everything(all)) {
      const number = numberOf(all, quantity);
      const right = evaluated(all, derive(all, quantity));
      for (const operand of operandsOf(derive(all, quantity)))
        expect(Number.isFinite(numberOf(all, operand)), keyOf(operand)).toBe(true);
      if (right === null) continue;
      written++;
      expect(Math.abs(right - number), `${keyOf(quantity)}: ${right}, ${number}`).toBeLessThan(
        1e-12 + 1e-12 * Math.abs(number),
      );
    }
    expect(written).toBeGreaterThan(0);
  });

  it('of every golden expression and tensor program', () => {
    let checked = 0;
    for (const source of goldenSources()) {
      const compiled = compile(source);
      if (!compiled.ok) continue;
      const all = runOf(source);
      for (const quantity of everything(all)) {
        const derivation = derive(all, quantity);
        const number = numberOf(all, quantity);
        const right = evaluated(all, derivation);
        // 0 · ∞ where a switch is closed is told in other words.
        if (right === null || !Number.isFinite(number) || !Number.isFinite(right)) continue;
        checked++;
        const room = 1e-11 * Math.max(1, Math.abs(number));
        expect(Math.abs(right - number), `${source}\n${keyOf(quantity)}`).toBeLessThan(room);
      }
    }
    expect(checked).toBeGreaterThan(1500);
  });
});

it('multiplies nothing behind a closed switch: 0 is sent whatever arrives', () => {
  const all = runOf('x = -1\na = relu(x)\ny = log(a)');
  const gradient: Quantity = { kind: 'gradient', node: 0, element: 0, entries: 1 };
  expect(numberOf(all, gradient)).toBe(0);
  for (const quantity of [gradient, ...operandsOf(derive(all, gradient))]) {
    const written = evaluated(all, derive(all, quantity));
    if (written !== null) expect(written).toBe(numberOf(all, quantity));
  }
});

describe('a derivation', () => {
  const derivationOf = (source: string, quantity: Quantity) => {
    const all = runOf(source);
    return { all, derivation: derive(all, quantity) };
  };

  it('of a gradient with several contributions names each of them', () => {
    const { all, derivation } = derivationOf('x = 2; y = 3\nz = x * (x + y)', {
      kind: 'gradient',
      node: 0,
      element: 0,
      entries: 2,
    });
    if (derivation.form !== 'sum') throw new Error(derivation.form);
    expect(derivation.summands.map(([factor]) => factor?.number)).toEqual([5, 2]);
    const [first] = derivation.summands[0] ?? [];
    const inner = derive(all, first?.of as Quantity);
    expect(inner).toMatchObject({ form: 'sum', summands: [[{ number: 1 }, { number: 5, of: { kind: 'value' } }]] });
  });

  it('of an unfinished total has only what has come', () => {
    const all = runOf('x = 2; y = 3\nz = x * (x + y)');
    const half: Quantity = { kind: 'gradient', node: 0, element: 0, entries: 1 };
    expect(numberOf(all, half)).toBe(5);
    // One contribution is told as upstream times local derivative at once.
    expect(derive(all, half)).toMatchObject({ form: 'sum', summands: [[{ number: 1 }, { number: 5 }]] });
  });

  it('of an entry of a matrix product claims its row and its column alone', () => {
    const all = runOf('A = [[1, 2, 3], [4, 5, 6]]; B = [[1, 2], [3, 4], [5, 6]]\nC = A @ B\ny = sum(C)');
    const entry = derive(all, { kind: 'value', node: 2, element: 3 });
    expect(operandsOf(entry).map(keyOf)).toEqual([
      'value 0 3',
      'value 1 1',
      'value 0 4',
      'value 1 3',
      'value 0 5',
      'value 1 5',
    ]);
  });

  it('of a loss claims the pair that a gradient belongs to', () => {
    const all = runOf('y = [0.5, 0.25, 0.75]; t = [1, 0, 1]\nL = bce(y, t)');
    const behind = operandsOf(derive(all, { kind: 'gradient', node: 0, element: 1, entries: 1 }));
    expect(behind.map(keyOf).sort()).toEqual(['gradient 2 0 1', 'value 0 1', 'value 1 1']);
  });

  it('of a maximum names the largest element', () => {
    const all = runOf('x = [1, 5, 3]\ny = max(x)');
    expect(derive(all, { kind: 'value', node: 1, element: 0 })).toEqual({
      form: 'entry',
      node: 1,
      behind: [{ kind: 'value', node: 0, element: 1 }],
    });
  });
});

describe('the slice of a number', () => {
  const slice = (source: string, name: string, what: 'value' | 'gradient') => {
    const all = runOf(source);
    const { graph } = all.trace;
    const node = [...graph.names].find(([, text]) => text === name)?.[0] as number;
    const entries = ledgerOf(all.timeline, node).length;
    const found = sliceOf(
      all,
      what === 'value' ? { kind: 'value', node, element: 0 } : { kind: 'gradient', node, element: 0, entries },
    );
    const nameOf = (one: number) => graph.names.get(one) ?? opOf(graph, one)?.op.name ?? '';
    return { nodes: [...found.nodes].map(nameOf).sort(), edges: found.edges.size, exact: found.exact };
  };

  it('of a value has all that it is computed from, and nothing else', () => {
    const source = 'a = 1; b = 2; c = 3\ns = a + b; p = s * c\ny = p + s';
    expect(slice(source, 's', 'value').nodes).toEqual(['a', 'b', 's']);
    expect(slice(source, 'p', 'value')).toEqual({ nodes: ['a', 'b', 'c', 'p', 's'], edges: 4, exact: true });
  });

  it('of a gradient has the way that it comes, and the values that local derivatives are', () => {
    const source = 'a = 1; b = 2; c = 3; d = 4\ns = a + b; p = s * c\ny = p + d';
    // grad(a) = 1 · c · 1: b and d matter nowhere.
    expect(slice(source, 'a', 'gradient').nodes).toEqual(['a', 'c', 'p', 's', 'y']);
  });

  it('leaves out the elements that an index does not pick', () => {
    const source = 'x = [1, 2]; z = [3, 4]\np = x[0] * 2\ny = p + z[1]';
    expect(slice(source, 'p', 'value').nodes).not.toContain('z');
  });

  it('goes through a chain of 10,000 terms and thirty stacked diamonds', () => {
    const chain = `x = 1\ny = x${' + x'.repeat(9_999)}`;
    const long = slice(chain, 'x', 'gradient');
    expect(long.nodes.length).toBeGreaterThan(9_000);
    const diamonds = Array.from({ length: 30 }, (_, k) => `d${k + 1} = d${k} * d${k}`).join('\n');
    const stacked = slice(`d0 = 1\n${diamonds}`, 'd0', 'gradient');
    expect(stacked.nodes).toHaveLength(31);
    expect(stacked.edges).toBe(60);
  });

  it('follows whole nodes where the rules of single numbers read too much', () => {
    const rows = Array.from(
      { length: 40 },
      (_, r) => `[${Array.from({ length: 40 }, (_, c) => (r + c) % 7).join(',')}]`,
    );
    const source = `A = [${rows.join(',')}]\ny = sum(softmax(softmax(A))^2)`;
    const all = runOf(source);
    const entries = ledgerOf(all.timeline, 0).length;
    const { exact, nodes } = sliceOf(all, { kind: 'gradient', node: 0, element: 0, entries });
    expect(exact).toBe(false);
    expect(nodes.size).toBe(all.trace.graph.count);
  });
});

describe('unrolling', () => {
  const gradient = (all: Run, node: number): Quantity => ({
    kind: 'gradient',
    node,
    element: 0,
    entries: ledgerOf(all.timeline, node).length,
  });

  it('begins with the number, one level deep', () => {
    const all = runOf('a = 6; b = 2\nc = sin(b)\ny = a * c');
    const { lines } = unroll(all, { kind: 'value', node: 3, element: 0 }, () => false);
    expect(lines.map(({ key, depth, more }) => [key, depth, more])).toEqual([
      ['value 3 0', 0, true],
      ['value 0 0', 1, false],
      ['value 2 0', 1, true],
    ]);
  });

  it('tells a number once, however many paths lead to it', () => {
    const diamonds = Array.from({ length: 30 }, (_, k) => `d${k + 1} = d${k} * d${k}`).join('\n');
    const all = runOf(`d0 = 1.01\n${diamonds}`);
    const { lines, full } = unroll(all, gradient(all, 0), () => true);
    expect(full).toBe(false);
    expect(lines.length).toBeLessThan(250);
    const told = lines.filter(({ derivation }) => derivation !== null).map(({ key }) => key);
    expect(new Set(told).size).toBe(told.length);
    expect(lines.some(({ repeated }) => repeated)).toBe(true);
  });

  it('ends at its limit', () => {
    const all = runOf(`x = 1.5\ny = ${'sin('.repeat(600)}x${')'.repeat(600)}`);
    const output = all.trace.graph.output;
    const { lines, full } = unroll(all, { kind: 'value', node: output, element: 0 }, () => true);
    expect(full).toBe(true);
    expect(lines).toHaveLength(MOST_LINES);
  });
});
