import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TEN_PROGRAMS } from '../../../tests/tenPrograms.ts';
import { displayNames } from '../graph/displayNames.ts';
import { inputsOf, kindOf } from '../graph/graph.ts';
import { LIMITS } from '../limits.ts';
import { compile } from '../program/compile.ts';
import { expandScalars } from '../scalars/expand.ts';
import { fillLeaves } from '../scalars/scalars.ts';
import { run } from '../trace/run.ts';
import { ORDINARY, schedule } from '../trace/schedule.ts';
import type { Trace } from '../trace/trace.ts';
import { dataOf } from '../training/batches.ts';
import { derivableInputs, derivativeGraph } from './derivativeGraph.ts';
import { type Hessian, hessianOf } from './hessian.ts';
import { seededSum } from './seededSum.ts';

type Inputs = Readonly<Record<string, number>>;

function graphOf(source: string, inputs: Inputs = {}) {
  const compiled = compile(source, { inputs });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  return compiled.program.graph;
}

function traceOf(graph: ReturnType<typeof graphOf>): Trace {
  const plan = schedule(graph, ORDINARY);
  if (plan === null) throw new Error('no schedule');
  return run(plan);
}

function derived(graph: ReturnType<typeof graphOf>, by: readonly string[]) {
  const result = derivativeGraph(graph, by);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return { ...result.derivative, trace: traceOf(result.derivative.graph) };
}

const outputValue = ({ graph, values }: Trace) => values[graph.output] as number;

/** The value of a derivative of a program. */
const derivative = (source: string, by: readonly string[], inputs: Inputs = {}) =>
  outputValue(derived(graphOf(source, inputs), by).trace);

function gradientOf(trace: Trace, name: string): number {
  return trace.grads[derivableInputs(trace.graph).get(name) as number] as number;
}

function expectClose(found: number, right: number, what: string, tolerance = 1e-10): void {
  const same = Object.is(found, right) || Math.abs(found - right) <= tolerance * Math.max(1, Math.abs(right));
  expect(same, `${what}: ${found}, right ${right}`).toBe(true);
}

describe('the golden Hessians', () => {
  interface Case {
    readonly id: string;
    readonly expr: string;
    readonly inputs: Inputs;
    readonly hessian?: Readonly<Record<string, number>>;
  }
  const path = new URL('../../../tests/golden/cases.json', import.meta.url);
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: readonly Case[] };
  const withHessian = cases.filter(({ hessian }) => hessian !== undefined);

  it('are there', () => expect(withHessian.length).toBeGreaterThan(15));

  it.each(withHessian.map((one) => [`${one.id} ${one.expr}`, one] as const))(
    '%s',
    (what, { expr, inputs, hessian }) => {
      const graph = graphOf(expr, inputs);
      for (const [pair, right] of Object.entries(hessian ?? {})) {
        const [first = '', second = ''] = pair.split(',');
        // As the value of the second derivative's graph, and as the gradient of the first one's.
        expectClose(outputValue(derived(graph, [first, second]).trace), right, `${what} by ${pair}`);
        expectClose(gradientOf(derived(graph, [first]).trace, second), right, `${what}, gradient at ${pair}`);
      }
    },
  );
});

describe('the golden pitfalls', () => {
  interface Pitfall {
    readonly id: string;
    readonly build: string;
    readonly inputs: Inputs;
    readonly expect: { readonly grads?: Readonly<Record<string, number | string | null>> };
  }
  const path = new URL('../../../tests/golden/autodiff_pitfalls.json', import.meta.url);
  const { graphs } = JSON.parse(readFileSync(path, 'utf8')) as { graphs: readonly Pitfall[] };
  // Those whose description is a program as it stands; golden.test.ts writes the others.
  const programs = graphs.filter(({ build, inputs }) => {
    const compiled = compile(build.replaceAll('; repeat', ' repeat'), { inputs });
    return compiled.ok && compiled.program.graph.scalar;
  });

  it('are there', () => expect(programs.length).toBeGreaterThan(5));

  it.each(programs.map((one) => [one.id, one] as const))('%s', (id, { build, inputs, expect: { grads = {} } }) => {
    const graph = graphOf(build, inputs);
    for (const name of derivableInputs(graph).keys()) {
      const right = grads[name];
      if (right === undefined) continue;
      // What no gradient reaches has the derivative 0.
      expectClose(outputValue(derived(graph, [name]).trace), Number(right ?? 0), `${id} by ${name}`, 1e-12);
    }
  });
});

describe('against closed forms, to the fourth order', () => {
  const { sin, cos, exp, sqrt } = Math;
  const t = Math.tanh(0.7);
  const d = 1 - t * t;
  it.each([
    ['tanh(x)', 0.7, [d, -2 * t * d, d * (6 * t * t - 2), d * t * (16 - 24 * t * t)]],
    ['sin(x)', 0.7, [cos(0.7), -sin(0.7), -cos(0.7), sin(0.7)]],
    ['cos(x)', 0.7, [-sin(0.7), -cos(0.7), sin(0.7), cos(0.7)]],
    ['exp(2x)', 0.7, [2 * exp(1.4), 4 * exp(1.4), 8 * exp(1.4), 16 * exp(1.4)]],
    ['log(x)', 0.7, [1 / 0.7, -1 / 0.49, 2 / 0.343, -6 / 0.2401]],
    ['sqrt(x)', 0.49, [0.5 / 0.7, -0.25 / 0.7 ** 3, 0.375 / 0.7 ** 5, -0.9375 / 0.7 ** 7]],
    ['x^5', 2, [80, 160, 240, 240]],
    ['x^-1', 2, [-0.25, 0.25, -0.375, 0.75]],
    ['1/x', 2, [-0.25, 0.25, -0.375, 0.75]],
    ['x^2.5', 4, [2.5 * 8, 2.5 * 1.5 * 2, 2.5 * 1.5 * 0.5 * 0.5, -(2.5 * 1.5 * 0.5 * 0.5) / 8]],
    ['2^x', 3, [1, 2, 3, 4].map((k) => 8 * Math.LN2 ** k)],
    ['x * sin(x)', 0, [0, 2, 0, -4]],
    ['sqrt(exp(x))', 1.4, [1, 2, 3, 4].map((k) => exp(0.7) / 2 ** k)],
    ['sigmoid(x)', 0, [0.25, 0, -0.125, 0]],
    ['softplus(x)', 0, [0.5, 0.25, 0, -0.125]],
    ['silu(x)', 0, [0.5, 0.5, 0, -0.5]],
    ['gelu(x)', 0, [0.5, 2 / sqrt(2 * Math.PI), 0, -4 / sqrt(2 * Math.PI)]],
    ['tan(x)', 0, [1, 0, 2, 0]],
  ] as const)('%s', (source, x, right) => {
    right.forEach((value, k) => {
      const by = Array.from({ length: k + 1 }, () => 'x');
      expectClose(derivative(source, by, { x }), value, `${source}, order ${k + 1}`);
    });
  });
});

describe('kinks, as PyTorch has them', () => {
  it.each([
    ['relu(x)', { x: 2 }, ['x'], 1],
    ['relu(x)', { x: 0 }, ['x'], 0],
    ['relu(x)', { x: 2 }, ['x', 'x'], 0],
    ['relu(x) * x', { x: 2 }, ['x', 'x'], 2],
    ['relu(x)^2', { x: 3 }, ['x', 'x'], 2],
    ['relu(x)^2', { x: -3 }, ['x', 'x'], 0],
    ['abs(x)', { x: -2 }, ['x'], -1],
    ['abs(x) * x', { x: -2 }, ['x', 'x'], -2],
    ['leaky_relu(x, slope=0.25) * x', { x: -2 }, ['x', 'x'], 0.5],
    ['max(x, y)', { x: 1, y: 1 }, ['x'], 0.5],
    ['max(x, y) * x', { x: 3, y: 1 }, ['x', 'x'], 2],
    ['min(x, y) * x', { x: 3, y: 1 }, ['x', 'y'], 1],
    ['detach(x) * x', { x: 3 }, ['x', 'x'], 0],
    ['x^0', { x: 0 }, ['x'], 0],
    ['x^y', { x: 0, y: 2 }, ['y'], 0],
    // A closed switch lets exactly 0 through of an infinite gradient.
    ['sqrt(relu(x))', { x: -1 }, ['x'], 0],
  ] as const)('%s at %o by %s', (source, inputs, by, right) => {
    expectClose(derivative(source, by, inputs), right, source);
  });
});

describe('the graph', () => {
  it('keeps the nodes of the program where they are, with keys and names, and adds the gradient after them', () => {
    const graph = graphOf('x = 3\ny = x*x + sin(x)');
    const { graph: made, program, added } = derived(graph, ['x']);
    expect(program).toBe(graph.count);
    expect(made.keys.slice(0, program)).toEqual(graph.keys);
    expect(new Set(made.keys).size).toBe(made.count);
    expect(added).toEqual([made.count - program]);
    for (let node = 0; node < program; node++) {
      expect(kindOf(made, node)).toBe(kindOf(graph, node));
      expect([...inputsOf(made, node)]).toEqual([...inputsOf(graph, node)]);
    }
    expect(displayNames(made).map((name) => name?.text)).toEqual(['x', 'a', 'b', 'y', 'c', 'd', '∂y/∂x']);
    // x + x, cos x, and their sum.
    expect([...made.codes].slice(program).map((_, k) => kindOf(made, program + k))).toEqual(['cos', 'add', 'add']);
  });

  it('gives a node the same key in the next derivative', () => {
    const graph = graphOf('x = 3\ny = x^4');
    const first = derived(graph, ['x']).graph.keys;
    const second = derived(graph, ['x', 'x']).graph;
    expect(second.keys.filter((key) => first.includes(key)).length).toBeGreaterThanOrEqual(graph.count);
  });

  it('writes 6x for the second derivative of x³', () => {
    const { graph, trace, program } = derived(graphOf('x = 2\ny = x^3'), ['x', 'x']);
    expect(graph.count - program).toBe(2);
    expect(kindOf(graph, graph.output)).toBe('mul');
    expect([...inputsOf(graph, graph.output)].map((node) => trace.values[node])).toEqual([6, 2]);
    expect(displayNames(graph)[graph.output]?.text).toBe('∂²y/∂x²');
  });

  it('has a node to look at where the derivative is one of the program, and a number where it is one', () => {
    const product = derived(graphOf('a = 2; b = 5\ny = a * b'), ['a']);
    expect(outputValue(product.trace)).toBe(5);
    expect(product.graph.output).toBeGreaterThanOrEqual(product.program);
    const line = derived(graphOf('x = 2\ny = 3x'), ['x']);
    expect(outputValue(line.trace)).toBe(3);
    expect(kindOf(line.graph, line.graph.output)).toBe('constant');
    expect(derivative('x = 2; z = 1\ny = 3x', ['z'])).toBe(0);
    expect(derivative('x = 2\ny = 3x', ['x', 'x'])).toBe(0);
  });

  it('begins with the seed that the program gives', () => {
    expect(derivative('x = 3\ny = x^2\n@seed 2', ['x'])).toBe(12);
  });

  it('stays small: tanh to the fourth order, and a chain of diamonds', () => {
    const tanh = derived(graphOf('x = 0.5\ny = tanh(x)'), ['x', 'x', 'x', 'x']);
    expect(tanh.graph.count).toBeLessThan(30);
    const lines = ['x = 1.001', ...Array.from({ length: 30 }, () => 'x = x * x'), 'y = x'].join('\n');
    const graph = graphOf(lines.replace('x = 1.001', 'a = 1.001\nx = a'));
    const result = derivativeGraph(graph, ['a', 'a']);
    expect(result.ok && result.derivative.graph.count).toBeLessThan(300);
  });

  it('says before it is done that a derivative would have too many nodes, and which', () => {
    const graph = graphOf('x = 0.5\ny = tanh(sin(x) * exp(tanh(x)) / (1 + x^2))');
    const by = Array.from({ length: 12 }, () => 'x');
    expect(derivativeGraph(graph, by)).toMatchObject({ ok: false, why: 'tooMany', limit: LIMITS.drawn });
    expect(derivativeGraph(graph, ['x', 'x'], 20)).toEqual({ ok: false, why: 'tooMany', order: 1, limit: 20 });
    expect(derivativeGraph(graph, [...by, 'x'])).toEqual({ ok: false, why: 'orders', limit: 12 });
  });

  it('refuses what has no derivative as a graph of numbers', () => {
    expect(derivativeGraph(graphOf('x = [1, 2]\ny = x * x'), ['x'])).toEqual({ ok: false, why: 'tensors' });
    expect(derivativeGraph(graphOf('x = [1, 2]\ny = sum(x * x)'), ['x'])).toEqual({ ok: false, why: 'tensors' });
    expect(derivativeGraph(graphOf('x = 1\ny = x * x'), ['z'])).toEqual({ ok: false, why: 'name', name: 'z' });
    expect(derivativeGraph(graphOf('y = 2 * 3'), ['x'])).toEqual({ ok: false, why: 'noInputs' });
    expect(derivativeGraph(graphOf('x = 1\ny = softmax(x)'), ['x'])).toEqual({ ok: false, why: 'op', op: 'softmax' });
  });
});

/** Random smooth programs of two inputs: a chain of lines, each an op of lines before. */
function randomProgram(seed: number): string {
  let state = seed * 7919 + 17;
  const pick = (n: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % n;
  };
  const names = ['x', 'y'];
  const lines = ['x = 0.6; y = 1.2'];
  for (let k = 0; k < 6; k++) {
    const a = names[pick(names.length)];
    const b = names[pick(names.length)];
    const unary = ['sin', 'tanh', 'sigmoid', 'softplus', 'silu', 'gelu', 'exp(-1 * ', 'sqrt(2 + '][pick(8)] as string;
    const call = unary.includes('(') ? `${unary}${a}^2)` : `${unary}(${a})`;
    const forms = [
      `${a} * ${b}`,
      `${a} - ${b}`,
      `${a} / (2 + ${b}^2)`,
      call,
      call,
      `${a} + 3 * ${b}`,
      `-${a}`,
      `${a}^3`,
    ];
    lines.push(`t${k} = ${forms[pick(forms.length)]}`);
    names.push(`t${k}`);
  }
  return [...lines, 'out = t5 + t4 * x * y'].join('\n');
}

/** Each second derivative is that in the other order, and about the central difference of the gradient. */
function expectSymmetric(hessian: Hessian | null, what: string, tolerance: number): void {
  for (const [i, row] of (hessian?.rows ?? []).entries()) {
    for (const [j, { gradient, difference, kink }] of row.entries()) {
      expectClose(gradient, hessian?.rows[j]?.[i]?.gradient as number, `${what}\nsymmetry ${i} ${j}`);
      if (!kink) expectClose(gradient, difference, `${what}\ndifference ${i} ${j}`, tolerance);
    }
  }
}

describe('random programs', () => {
  it('have the value that the engine has as gradient, and a symmetric Hessian that agrees with differences', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const source = randomProgram(seed);
      const graph = graphOf(source);
      const right = traceOf(graph);
      for (const name of ['x', 'y'])
        expectClose(outputValue(derived(graph, [name]).trace), gradientOf(right, name), `${source}\nby ${name}`, 1e-12);
      const hessian = hessianOf(graph);
      expect(hessian?.rows.length).toBe(2);
      expectSymmetric(hessian, source, 1e-4);
    }
  });
});

describe('the ten programs', () => {
  const sources = TEN_PROGRAMS.filter(({ source }) => source !== '');
  it.each(sources.map(({ name, source }) => [name, source] as const))(
    '%s: as numbers, or at level 3',
    (name, source) => {
      const compiled = compile(source);
      if (!compiled.ok) throw new Error(name);
      const { program } = compiled;
      const whole = seededSum(program.graph) ?? program.graph;
      const data = dataOf(program);
      const leaves = data?.leaves.map(({ node }) => node) ?? [];
      const sample = { graph: whole, data: leaves, rows: data?.rows ?? 1, sample: 0 };
      const one = expandScalars(sample);
      // Of a batch that has no samples of their own, all elements.
      const scalars = program.graph.scalar ? null : one.ok ? one : expandScalars({ ...sample, data: [], rows: 1 });
      if (scalars?.ok === false) throw new Error(scalars.reason);
      const graph = scalars === null ? program.graph : scalars.scalars.graph;
      if (scalars !== null) fillLeaves(scalars.scalars, traceOf(whole), graph.initial);
      const right = traceOf(graph);
      for (const input of derivableInputs(graph).keys()) {
        const { trace } = derived(graph, [input]);
        expectClose(outputValue(trace), gradientOf(right, input), `${name} by ${input}`, 1e-12);
      }
      const hessian = hessianOf(graph);
      expect(hessian).not.toBeNull();
      expectSymmetric(hessian, name, 1e-3);
    },
  );
});
