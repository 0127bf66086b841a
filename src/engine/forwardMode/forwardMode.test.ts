import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TEN_PROGRAMS } from '../../../tests/tenPrograms.ts';
import { centralDifference } from '../check/difference.ts';
import { TENSOR_PROGRAMS } from '../goldenPrograms.testkit.ts';
import { type CompileOptions, compile } from '../program/compile.ts';
import { run } from '../trace/run.ts';
import { type Schedule, schedule } from '../trace/schedule.ts';
import { emptyTrace, type Trace } from '../trace/trace.ts';
import { XOR } from '../training/xor.testkit.ts';
import { countsOf, entriesOf } from './counts.ts';
import { passesOf, passNamed } from './passes.ts';
import { runTangents, seededSum, workOfPass } from './tangents.ts';

function traceOf(source: string, inputs?: CompileOptions['inputs'], open?: 'all'): Trace {
  const compiled = compile(source, { ...(inputs && { inputs }), ...(open && { open }) });
  if (!compiled.ok) throw new Error(`${source}\n${JSON.stringify(compiled.errors)}`);
  return run(schedule(compiled.program.graph) as Schedule);
}

const read = (file: string) =>
  JSON.parse(readFileSync(new URL(`../../../tests/golden/${file}`, import.meta.url), 'utf8'));

/** Every pass of a program answers what reverse mode does. */
function expectSameAsReverse(trace: Trace): void {
  const { graph, grads, schedule: plan } = trace;
  for (const pass of passesOf(graph)) {
    const reverse = grads[(graph.offsets[pass.leaf] as number) + pass.element] as number;
    const ran = runTangents(trace, pass);
    const forward = seededSum(trace, ran);
    if (plan.reached[pass.leaf] === 0) expect(ran.reach[graph.output], pass.name).toBe(0);
    if (!Number.isFinite(reverse)) continue;
    expect(Math.abs(forward - reverse), `${pass.name}: ${forward} forwards, ${reverse} in reverse`).toBeLessThanOrEqual(
      1e-9 * Math.max(1, Math.abs(reverse)),
    );
  }
}

describe('forward mode answers what reverse mode does', () => {
  const cases: { id: string; expr: string; inputs: Record<string, number> }[] = read('cases.json').cases;
  it.each(cases.map((one) => [one.id, one.expr, one] as const))('%s: %s', (_id, expr, { inputs }) => {
    expectSameAsReverse(traceOf(expr, inputs));
    expectSameAsReverse(traceOf(expr, inputs, 'all'));
  });

  interface Tensor {
    readonly data: unknown;
  }
  interface TensorCase {
    readonly id: string;
    readonly inputs: Record<string, Tensor>;
    readonly constants?: Record<string, Tensor>;
    readonly upstream: Tensor;
  }
  const tensors: TensorCase[] = read('tensors.json').cases;
  it.each(tensors.map((one) => [one.id, one] as const))('tensors: %s', (id, one) => {
    const lines = [
      ...Object.entries(one.inputs).map(([name, { data }]) => `${name} = ${JSON.stringify(data)}`),
      ...Object.entries(one.constants ?? {}).map(([name, { data }]) => `${name} = const(${JSON.stringify(data)})`),
      `answer = ${TENSOR_PROGRAMS[id]}`,
      `@seed ${JSON.stringify(one.upstream.data)}`,
    ];
    expectSameAsReverse(traceOf(lines.join('\n')));
  });

  it.each(TEN_PROGRAMS.map(({ name, source }) => [name, source] as const))('%s', (_name, source) => {
    const trace = traceOf(source === '' ? XOR : source);
    expectSameAsReverse(trace);
    expect(passesOf(trace.graph).length).toBeGreaterThan(0);
  });
});

describe('tangents against central differences', () => {
  it.each([
    ['fan-out', 'x = 3\ny = x*x + sin(x)'],
    ['softmax', 'a = [[1, 2, 3], [0.5, 0, -0.5]]\ny = sum(softmax(a) * [[1, 0, 2], [0, 3, 1]])'],
    ['losses', 'a = [[1, 2, 3]]; t = const([[0, 0, 1]])\ny = softmax_cross_entropy(a, t) + mse(a, t)'],
    ['layers', 'X = [[1, 2], [3, 4]]; W = [[1, 0.5], [0, -1]]; b = [0.1, 0.2]\ny = sum(tanh(linear(X, W, b)))'],
  ])('%s', (_name, source) => {
    const trace = traceOf(source);
    const scratch = emptyTrace(trace.schedule);
    for (const pass of passesOf(trace.graph)) {
      const difference = centralDifference(trace, pass.leaf, pass.element, 1e-5, scratch);
      expect(seededSum(trace, runTangents(trace, pass))).toBeCloseTo(difference, 7);
    }
  });
});

describe('the tangents of a pass', () => {
  it('add up where edges meet: ẏ = x·ẋ + x·ẋ + cos(x)·ẋ', () => {
    const trace = traceOf('x = 3\ny = x*x + sin(x)');
    const { steps, seed } = runTangents(trace, passesOf(trace.graph)[0] as never);
    expect([...seed]).toEqual([1]);
    expect(steps.map(({ terms }) => terms.map(({ contribution }) => contribution[0]))).toEqual([
      [3, 3],
      [Math.cos(3)],
      [6, Math.cos(3)],
    ]);
    expect(steps.at(-1)?.terms.at(-1)?.total[0]).toBe(6 + Math.cos(3));
  });

  it('skip what the input does not reach, and what a detach closes', () => {
    const trace = traceOf('x = 2; w = 3\na = detach(x)\ny = a * w + x');
    const [x] = passesOf(trace.graph);
    const { steps } = runTangents(trace, x as never);
    expect(steps.map(({ terms }) => terms.length)).toEqual([1]);
  });

  it('let nothing through a closed switch, whatever comes', () => {
    const trace = traceOf('x = 0\ny = relu(1 / x - 1 / x) + x');
    expect(workOfPass(trace, passesOf(trace.graph)[0] as never)).toBeGreaterThan(0);
    expect(traceOf('x = -1\ny = relu(x)').graph.count).toBe(2);
  });
});

describe('where 0 meets an infinite or missing number', () => {
  const { NaN: nan } = Number;
  // Computed once by PyTorch 1.13, torch.autograd.forward_ad: the tangent of each element of the output.
  it.each([
    ['x = [[1e200, 1], [2, 3]]\ny = softmax(x^2, axis=1)', 0, [nan, nan, 0, 0]],
    ['x = [[1e200, 1], [2, 3]]\ny = sum(softmax(x^2, axis=1) * [1, 2])', 0, [nan]],
    ['x = [[1e200, 1], [2, 3]]\ny = sum(softmax(x^2, axis=1) * [1, 2])', 2, [nan]],
    ['x = [[0, 1], [2, 3]]\ny = softmax(log(x), axis=1)', 0, [nan, nan, 0, 0]],
    ['x = [[0, 1], [2, 3]]\ny = log_softmax(log(x), axis=1)[1]', 0, [0, 0]],
    ['x = [[0, 1], [2, 3]]\ny = logsumexp(log(x), axis=1)', 0, [nan, 0]],
    ['x = [[0, 1], [2, 3]]\ny = logsumexp(log(x), axis=1)', 2, [nan, 0.2]],
    ['x = [[1e200, 1], [2, 3]]\ny = logsumexp(x^2, axis=1)', 1, [nan, 0]],
    ['x = [0, 1]\ny = max(log(x), axis=0)', 0, [0]],
    ['x = [1, 2]; z = [1e308, 1]\nb = z*10\ny = x @ b', 1, [nan]],
    ['x = [1, 2]; z = [1e308, 1]\nb = z*10\ny = x @ b', 0, [Infinity]],
  ] as const)('%s, pass %i', (source, pass, wanted) => {
    const trace = traceOf(source);
    const { output } = runTangents(trace, passesOf(trace.graph)[pass] as never);
    expect([...output].map((one) => Math.round(one * 1e12) / 1e12 + 0)).toEqual(wanted);
  });
});

describe('passes', () => {
  it('are named by input and element', () => {
    const { graph } = traceOf('W = [[1, 2], [3, 4]]; x = 2\ny = sum(W) * x');
    const passes = passesOf(graph);
    expect(passes.map(({ name }) => name)).toEqual(['W[0, 0]', 'W[0, 1]', 'W[1, 0]', 'W[1, 1]', 'x']);
    expect(passNamed(passes, 'W[1,0]')).toBe(2);
    expect(passNamed(passes, 'W')).toBe(0);
    expect(passNamed(passes, 'x')).toBe(4);
    expect(passNamed(passes, 'w')).toBe(-1);
  });
});

describe('counts', () => {
  it('of one input and one output: one pass each, the same products', () => {
    const { schedule: plan } = traceOf('x = 3\ny = x*x + sin(x)');
    expect(countsOf(plan)).toEqual({
      inputs: 1,
      outputs: 1,
      forward: { passes: 1, multiplications: 5 },
      reverse: { passes: 1, multiplications: 5 },
    });
  });

  it('of the apple: three passes forwards meet the chain again and again', () => {
    const { schedule: plan } = traceOf('apple = 100; count = 2; tax = 1.1\nprice = apple * count * tax');
    expect(countsOf(plan).forward).toEqual({ passes: 3, multiplications: 5 });
    expect(countsOf(plan).reverse).toEqual({ passes: 1, multiplications: 4 });
  });

  it('of one input and three outputs: forward mode needs one pass, reverse mode three', () => {
    const { forward, reverse, outputs } = countsOf(traceOf('x = 2\ny = x * [1, 2, 3]').schedule);
    expect(outputs).toBe(3);
    expect(forward).toEqual({ passes: 1, multiplications: 3 });
    expect(reverse).toEqual({ passes: 3, multiplications: 9 });
  });

  it.each([
    ['A = [[1, 2, 3], [4, 5, 6]]; B = [[1, 2], [3, 4], [5, 6]]\ny = A @ B', [12, 12]],
    ['X = [[1, 2, 3], [4, 5, 6]]; W = [[1, 2], [3, 4], [5, 6]]; b = [1, 2]\ny = affine(X, W, b)', [12, 12, 4]],
    ['x = [[1, 2, 3], [4, 5, 6]]\ny = softmax(x)', [18]],
    ['x = [[1, 2, 3], [4, 5, 6]]\ny = sum(x, axis=0)', [6]],
    ['x = [[1, 2, 3], [4, 5, 6]]\ny = x.T', [6]],
    ['x = [[1, 2, 3], [4, 5, 6]]\ny = x[1]', [3]],
    ['x = [1, 2, 3]; t = const([0, 0, 1])\ny = mse(x, t)', [3]],
  ])('entries of the Jacobians of %s', (source, wanted) => {
    const { graph } = traceOf(source);
    const node = graph.output;
    const edges = Array.from(wanted, (_, slot) => (graph.inputStart[node] as number) + slot);
    expect(edges.map((edge) => entriesOf(graph, node, edge))).toEqual(wanted);
  });
});
