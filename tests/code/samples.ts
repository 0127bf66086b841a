import { elementsOf, type Graph, isOp, kindOf, shapeOf } from '../../src/engine/graph/graph.ts';
import { compile } from '../../src/engine/program/compile.ts';
import type { Dialect } from '../../src/engine/program/dialects.ts';
import { randomFrom, SEEDS } from '../../src/engine/program/random.testkit.ts';
import { nestedValue, type Value } from '../../src/engine/program/values.ts';
import { expandScalars } from '../../src/engine/scalars/expand.ts';
import { elementName } from '../../src/engine/scalars/names.ts';
import { fillLeaves } from '../../src/engine/scalars/scalars.ts';
import { run } from '../../src/engine/trace/run.ts';
import { schedule } from '../../src/engine/trace/schedule.ts';
import { gradOf, nodeValue, type Trace } from '../../src/engine/trace/trace.ts';
import { dataOf } from '../../src/engine/training/batches.ts';
import { TrainingRun } from '../../src/engine/training/run.ts';
import { DEFAULT_SETTINGS, type TrainingSettings } from '../../src/engine/training/settings.ts';
import { trainingProblems } from '../../src/engine/training/trainable.ts';
import { exportCode } from '../../src/export/code/code.ts';
import type { CodeInput, CodeResult } from '../../src/export/code/codeResult.ts';
import { Names, nodeNames } from '../../src/export/code/names.ts';
import { LESSONS } from '../../src/lessons/lessons.ts';
import pitfalls from '../golden/autodiff_pitfalls.json' with { type: 'json' };
import expressions from '../golden/cases.json' with { type: 'json' };
import goldenTensors from '../golden/tensors.json' with { type: 'json' };

/** What a text must print: a value or a nested list by label, `null` for Python's None. */
export type Printed = Readonly<Record<string, Value | null>>;

/** One figure to be exported, and what the engine has for it. */
export interface Sample {
  readonly id: string;
  readonly input: CodeInput;
  /** The passes in tensors, where the figure shows the numbers of one sample. */
  readonly batch?: Trace;
}

/** One export: the text with what it must print, or why there is none. */
export interface Case {
  readonly id: string;
  readonly dialect: Dialect;
  readonly result: CodeResult;
  readonly expected: Printed;
}

/** A figure of a program with values for its free names; `null` where there is none. */
export function plainSample(id: string, source: string, values: Readonly<Record<string, Value>> = {}): Sample | null {
  const compiled = compile(source, { inputs: values });
  if (!compiled.ok) return null;
  const { program } = compiled;
  const plan = schedule(program.graph, program.plan);
  if (plan === null) return null;
  const figure = { source, values, program, graph: program.graph, trace: run(plan) };
  return { id, input: { figure, iteration: null } };
}

/** An iteration of a training, as the page shows it; `null` for a program that cannot be trained. */
export function trainingSample(
  id: string,
  source: string,
  settings: TrainingSettings,
  iteration: number,
): Sample | null {
  const compiled = compile(source);
  if (!compiled.ok || !compiled.program.inputs.some(({ kind }) => kind === 'parameter')) return null;
  if (trainingProblems(compiled.program).some(({ fatal }) => fatal)) return null;
  const training = new TrainingRun(compiled.program, settings);
  training.advance(iteration + 1);
  const number = Math.min(iteration, training.count - 1);
  const rows = training.inputsAt(number);
  const shown = rows === null ? compiled : compile(source, { inputs: rows });
  if (!shown.ok) return null;
  const { program } = shown;
  const { calls, order } = program.plan;
  const clears = settings.zeroGrad && calls[0] !== 'zeroGrad';
  const plan = schedule(program.graph, { calls: clears ? ['zeroGrad', ...calls] : calls, order });
  if (plan === null) return null;
  const trace = run(plan, training.leavesAt(number, program), undefined, training.carriedFor(number, program.graph));
  const figure = { source, values: {}, program, graph: program.graph, trace };
  return { id: `${id} @${number}`, input: { figure, iteration: { number, settings } } };
}

/** The same iteration in the scalar view, with the arithmetic of one sample. */
export function scalarViewSample(of: Sample | null, sample: number): Sample | null {
  if (of === null) return null;
  const { figure, iteration } = of.input;
  const data = dataOf(figure.program);
  if (data === null) return null;
  const request = { graph: figure.graph, data: data.leaves.map(({ node }) => node), rows: data.rows, sample };
  const expanded = expandScalars(request);
  if (!expanded.ok) return null;
  const { scalars } = expanded;
  fillLeaves(scalars, figure.trace);
  const plan = schedule(scalars.graph, figure.trace.schedule.plan);
  if (plan === null) return null;
  const trace = run(plan);
  const shown = { ...figure, graph: scalars.graph, trace };
  return { id: `${of.id} sample ${sample}`, input: { figure: shown, iteration }, batch: figure.trace };
}

/** A sample in one dialect. */
export function caseOf({ id, input, batch }: Sample, dialect: Dialect): Case {
  const expected =
    dialect === 'pytorch' && input.iteration !== null
      ? afterTraining(input)
      : dialect !== 'scalar' && batch !== undefined
        ? ofTrace(batch, false)
        : ofTrace(input.figure.trace, dialect === 'scalar' && !input.figure.graph.scalar);
  return { id, dialect, result: exportCode(dialect, input), expected };
}

function ofTrace(trace: Trace, elements: boolean): Printed {
  const { graph } = trace;
  const labels = nodeNames(graph, new Names()).map(({ label }) => label);
  const found: Record<string, Value | null> = {};
  const put = (node: number, suffix: string, data: Float64Array | null) => {
    const shape = shapeOf(graph, node);
    const label = labels[node] as string;
    if (data === null || !elements) found[label + suffix] = data === null ? null : nestedValue(data, shape);
    else
      data.forEach((each, k) => {
        found[elementName(label, shape, k) + suffix] = each;
      });
  };
  put(graph.output, '', nodeValue(trace, graph.output));
  for (const node of leavesOf(graph)) put(node, '.grad', gradOf(trace, node));
  return found;
}

function afterTraining({ figure, iteration }: CodeInput): Printed {
  const compiled = compile(figure.source);
  if (!compiled.ok || iteration === null) throw new Error('no training');
  const training = new TrainingRun(compiled.program, iteration.settings);
  training.advance(iteration.number + 1);
  const { graph } = compiled.program;
  const labels = nodeNames(graph, new Names(), training.table).map(({ label }) => label);
  const found: Record<string, Value | null> = {};
  const size = elementsOf(graph, graph.output);
  const loss = nestedValue(Float64Array.of(training.loss(iteration.number)), shapeOf(graph, graph.output));
  if (size === 1) found[labels[graph.output] as string] = loss;
  const plan = schedule(graph, compiled.program.plan);
  for (const { node, shape, start, size: length } of training.table.parameters) {
    const of = (vector: Float64Array) => nestedValue(vector.subarray(start, start + length), shape);
    found[labels[node] as string] = of(training.parametersAt(iteration.number));
    const reached = plan?.reached[node] === 1;
    found[`${labels[node]}.grad`] = reached ? of(training.gradientsAt(iteration.number)) : null;
  }
  return found;
}

function leavesOf(graph: Graph): readonly number[] {
  return Array.from({ length: graph.count }, (_, node) => node).filter(
    (node) => !isOp(graph, node) && kindOf(graph, node) !== 'constant',
  );
}

/** Every lesson, at its beginning and, where it learns, some way into the training. */
export function lessonSamples(): readonly Sample[] {
  return LESSONS.flatMap(({ id, program, training, trains, iteration }) => {
    const settings = { ...DEFAULT_SETTINGS, ...training };
    const late = Math.min(trains ?? 300, 2000);
    const iterations = [...new Set([0, 1, 7, iteration ?? 0, late])];
    const learning = iterations.map((i) => trainingSample(id, program, settings, i)).filter((one) => one !== null);
    const plain = plainSample(id, program);
    const views = [scalarViewSample(plain, 0), ...learning.map((one) => scalarViewSample(one, 1))];
    return [plain, ...learning, ...views].filter((one) => one !== null);
  });
}

interface GoldenExpression {
  readonly id: string;
  readonly expr: string;
  readonly inputs: Readonly<Record<string, number>>;
}

interface GoldenTensor {
  readonly id: string;
  readonly inputs: Readonly<Record<string, { readonly data: Value }>>;
}

/** The golden expressions, and small programs around every golden tensor. */
export function goldenSamples(): readonly Sample[] {
  const { cases } = expressions as unknown as { cases: readonly GoldenExpression[] };
  const { graphs } = pitfalls as unknown as { graphs: readonly (Omit<GoldenExpression, 'expr'> & { build: string })[] };
  const { cases: tensors } = goldenTensors as unknown as { cases: readonly GoldenTensor[] };
  return [
    ...cases.map(({ id, expr, inputs }) => plainSample(id, expr, inputs)),
    ...graphs.map(({ id, build, inputs }) => plainSample(id, build, inputs)),
    ...tensors.flatMap(({ id, inputs }) => {
      const entries = Object.entries(inputs);
      const lines = entries.map(([name, { data }]) => `${name} = ${JSON.stringify(data)}`);
      const names = entries.map(([name]) => name);
      const [a, b, c] = names;
      return [
        ...UNARY.map((call) => call.replaceAll('A', a ?? 'x')),
        `${a} @ ${b}`,
        `${a} * ${b}`,
        `affine(${a}, ${b}, ${c})`,
      ].map((body, k) => plainSample(`${id}-${k}`, [...lines, body].join('\n')));
    }),
  ].filter((one) => one !== null);
}

const UNARY = [
  'sigmoid(A)',
  'softmax(A)',
  'sum(max(A, axis=0))',
  'A.T',
  'logsumexp(A, axis=-1)',
  'mean(gelu(A) * A[0])',
];

/** Programs that meet every op, the leaves without names, names that Python has for itself, and the backward directives. */
export const PROGRAMS: readonly string[] = [
  ...SEEDS,
  'lambda = 2; print = 3; np = 4; torch = 5; y = lambda * print + np / torch',
  'Value = 2; value = 3; a = 1; math = Value * value + a; math ^ 2',
  'dx = 2; x = 3; _ = 4; y = x * dx - _',
  '가 = 2; π = 3; θ₁ = 0.5; 합 = 가 * π + θ₁',
  'x = 2; 3 + 4',
  'x = 2',
  'x = 2; y = detach(x) * 3',
  'x = 2; y = detach(x) + x^2',
  'x = -3; y = abs(x) + relu(x) + leaky_relu(x, slope=0.3) + max(x, -3) + min(x, 2)',
  'x = 0.3; y = gelu(x) + silu(x) + softplus(x) + tanh(x) + tan(x) + sqrt(x) + log(x)',
  'x = 30; softplus(x) + sigmoid(-x)',
  'x = 2; y = 3; x ^ y + 2 ^ x + x ^ 0.5 + x ^ -2 + x^0 + 1/x',
  'x = 0; y = 1 / x',
  'x = -1; y = log(x) + sqrt(x)',
  'x = 3; y = x^2\n@backward\n@backward\n@zero_grad\n@backward',
  'x = 3; a = x*x; y = a*a\n@backward recursive',
  'A = [[1, 2, 3], [4, 5, 6]]; b = [1, 2, 3]; y = A * b + A / b - b\n@seed [[1, 2, 3], [0, -1, 2]]',
  'A = [[1, 2, 3], [4, 5, 6]]; sum(max(A, axis=1)) + mean(min(A, axis=0, keepdims=1)) + sum(A[1]) + A[0, 2]',
  'A = [[1, 2, 3], [4, 5, 6]]; sum(reshape(A, 3, 2) @ A) + mean(A.T @ [1, 2]) + [1, 2] @ A @ [1, 0, 1]',
  'A = [[1, 2, 3], [4, 5, 6]]; sum(concat(A, A * 2, axis=1) * concat(A, A^2, axis=1))',
  'A = [[1, 2, 3], [4, 5, 6]]; sum(softmax(A, axis=0) * A) + sum(log_softmax(A) * A) + logsumexp(A) + sum(logsumexp(A, axis=1, keepdims=1))',
  'y = [[0.2, 0.7], [0.5, 1]]; t = [[0, 1], [1, 1]]; bce(y, t) + mse(y, [0.5, 1]) + softmax_cross_entropy(y, t)',
  'a = [0.2, 0.7, -1]; t = [0, 1, 0]; softmax_cross_entropy(a, const([0, 1, 0])) + mse(a, t)',
  'X = [[1, 2], [3, 4], [5, 6]]; W = [[1, -1], [0.5, 2]]; b = [0.1, 0.2]; sum(affine(X, W, b) * linear(X, W, b))',
  'x = [1, 2]; W = [[1, -1], [0.5, 2]]; b = [0.1, 0.2]; sum(affine(x, W, b) * linear(x, W, 0.5))',
  'X = [[1, 2], [3, 4]]; w = [0.5, 2]; sum(affine(X, w, 1) * linear(X, w, 2))',
  'p = 1.5; t = 1; bce(p, t)',
  'c = a + b; c += c + 1\nc *= 2\n@output c',
  'y = x;  z = y * y',
];

/** What a random program is made of. */
const CALLS = [
  'sin',
  'cos',
  'tanh',
  'sigmoid',
  'relu',
  'gelu',
  'silu',
  'softplus',
  'abs',
  'square',
  'exp',
  'leaky_relu',
];
const SIGNS = ['+', '-', '*', '/'];

/** A program of scalars, or of matrices of the shapes (2, 3), (3,) and (1,). */
export function randomProgram(seed: number): string {
  const random = randomFrom(seed);
  const number = () => (random() * 4 - 2).toFixed(2);
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
  const tensors = random() < 0.5;
  const row = () => `[${number()}, ${number()}, ${number()}]`;
  const lines = tensors
    ? [`A = [${row()}, ${row()}]`, `b = ${row()}`, `c = ${number()}`, `D = param([${row()}, ${row()}])`]
    : [`x = ${number()}`, `y = ${number()}`, `w = param(${number()})`, `k = const(${number()})`];
  const names = tensors ? ['A', 'b', 'c', 'D'] : ['x', 'y', 'w', 'k'];
  for (let k = 0; k < 3 + random() * 8; k++) {
    const name = `v${k}`;
    const [p, q] = [pick(names), pick(names)];
    const kind = random();
    if (kind < 0.4) lines.push(`${name} = ${pick(CALLS)}(${p})`);
    else if (kind < 0.8) lines.push(`${name} = ${p} ${pick(SIGNS)} ${q}`);
    else if (kind < 0.85) lines.push(`${name} = max(${p}, ${q})`);
    else if (kind < 0.9) lines.push(`${name} = ${p} * ${number()} + ${number()}`);
    else if (tensors) lines.push(`${name} = ${pick(['softmax', 'log_softmax'])}(${p})`);
    else lines.push(`${name} = ${p}^${pick(['2', '3', '-1', '1'])}`);
    names.push(name);
  }
  lines.push(tensors ? `L = ${pick(['sum', 'mean', 'max', 'logsumexp'])}(${names[names.length - 1]} * A)` : '');
  return lines.filter((line) => line !== '').join('\n');
}

/** Trainings with every optimizer and the options that change its rule, with and without mini-batches and zero grad. */
export function trainingSamples(): readonly Sample[] {
  const line = LESSONS.find(({ id }) => id === 'fit-line')?.program ?? '';
  const xor = LESSONS.find(({ id }) => id === 'xor')?.program ?? '';
  const settings: Partial<TrainingSettings>[] = [
    { optimizer: 'sgd', options: { lr: 0.01 } },
    { optimizer: 'sgd', options: { lr: 0.01, weight_decay: 0.1 }, batchSize: 4 },
    { optimizer: 'momentum', options: { lr: 0.01, nesterov: true }, seed: 3, batchSize: 2 },
    { optimizer: 'momentum', options: { lr: 0.01, momentum: 0.5, dampening: 0.2, maximize: false }, zeroGrad: false },
    { optimizer: 'adam', options: { lr: 0.05, amsgrad: true, betas: [0.8, 0.99], eps: 1e-6 }, seed: 1 },
    { optimizer: 'adam', options: { lr: 0.05, weight_decay: 0.01 }, batchSize: 3, seed: 42 },
    { optimizer: 'adamw', options: { lr: 0.05 } },
    { optimizer: 'rmsprop', options: { lr: 0.02, momentum: 0.3, centered: true, alpha: 0.9 }, batchSize: 5 },
    { optimizer: 'adam', options: { lr: 0.05 }, updates: ['w', 'W1'] },
    { optimizer: 'adam', options: { lr: 0.05 }, updates: [] },
  ];
  return settings
    .flatMap((change, k) =>
      [
        [`${line}\n`, 60],
        [xor, 60],
        [`${line}\n@backward\n@backward`, 7],
        [`${line}\n@backward\n@zero_grad\n@backward`, 7],
      ].map(([source, iteration]) =>
        trainingSample(`training-${k}`, source as string, { ...DEFAULT_SETTINGS, ...change }, iteration as number),
      ),
    )
    .filter((one) => one !== null);
}
