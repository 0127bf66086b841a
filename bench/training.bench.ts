import { compile } from '../src/engine/program/compile.ts';
import { run } from '../src/engine/trace/run.ts';
import { schedule } from '../src/engine/trace/schedule.ts';
import { emptyTrace } from '../src/engine/trace/trace.ts';
import { TrainingRun } from '../src/engine/training/run.ts';
import { DEFAULT_SETTINGS } from '../src/engine/training/settings.ts';
import { type Cases, duration, type Medians, type Row, ratio, timeOf } from './measure.ts';
import { fusedXor } from './training/fused.ts';
import { fusedMoons, moonsProgram } from './training/moons.ts';
import { fusedProbe, POINTS, probe } from './training/probe.ts';
import { prepareTfjs } from './training/tfjs.ts';
import { FINAL_LOSS, ITERATIONS, XOR } from './training/xor.ts';

/** Iterations of the classifier of two moons in a timed run. */
const MOONS = 50;

/** Programs of other shapes and ops, run before ours is timed: on the page, too, a session does not begin with XOR. */
const OTHERS = [
  'x = 0.3\ny = sin(x) * exp(x) + tanh(x) / x',
  'x = [1, 2, 3]\nsum(relu(x) * x + exp(x) - log(x) + sigmoid(x))',
  'X = [[1, 2], [3, 4]]\nW = [[1, 2], [3, 4]]\nb = [1, 2]\nmean(softmax(affine(X, W, b)))',
  'X = [[1, 2], [3, 4]]\nW = [[1, 2], [3, 4]]\nsum(tanh(X @ W.T) + max(X, axis=0))',
  'a = [[1, 2]]\nt = [[0, 1]]\nsoftmax_cross_entropy(gelu(silu(a)), t)',
  'a = [1, 2]\nt = [0, 1]\nmse(softplus(abs(a)), t)',
];

function programOf(source: string) {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  return compiled.program;
}

/** A new run of a program, as the page makes it: Adam, lr 0.01. */
function trainer(source: string): (iterations: number) => TrainingRun {
  const program = programOf(source);
  return (iterations) => {
    const training = new TrainingRun(program, DEFAULT_SETTINGS);
    training.advance(iterations);
    return training;
  };
}

function runOthers(): void {
  for (const source of OTHERS) {
    const { graph, plan } = programOf(source);
    const steps = schedule(graph, plan);
    if (steps === null) throw new Error(source);
    const trace = emptyTrace(steps);
    for (let i = 0; i < 5000; i++) run(steps, graph.initial, trace);
  }
}

export const cases: Cases = {
  gradstep: () => {
    runOthers();
    const train = trainer(XOR);
    return { run: () => train(ITERATIONS), perRun: 1 };
  },
  'fused loop': () => ({ run: () => fusedXor(ITERATIONS), perRun: 1 }),
  'TensorFlow.js (cpu)': async () => {
    const train = await prepareTfjs();
    return { run: () => train(ITERATIONS), perRun: 1 };
  },
  visit: () => {
    runOthers();
    const training = trainer(XOR)(ITERATIONS);
    const steps = schedule(training.program.graph, training.program.plan);
    if (steps === null) throw new Error('no schedule');
    let i = 0;
    return {
      run: () => {
        i = (i + 7) % ITERATIONS;
        return { trace: run(steps, training.leavesAt(i)), update: training.updateAt(i) };
      },
      perRun: 1,
    };
  },
  'gradstep, probe': () => {
    runOthers();
    return { run: probe(), perRun: 1 };
  },
  'fused loop, probe': () => ({ run: fusedProbe(), perRun: 1 }),
  'gradstep, two moons': () => {
    runOthers();
    const train = trainer(moonsProgram());
    return { run: () => train(MOONS), perRun: MOONS };
  },
  'fused loop, two moons': () => ({ run: () => fusedMoons(MOONS), perRun: MOONS }),
};

/** The competitors must agree before their times mean anything. Throws when they do not. */
function agree(): void {
  const near = (x: number | undefined, y: number, what: string) => {
    if (x === undefined || !(Math.abs(x - y) <= 1e-9 * Math.abs(y))) throw new Error(`${what}: ${x}, not ${y}`);
  };
  near(fusedXor(ITERATIONS)[ITERATIONS], FINAL_LOSS, 'the loss of the fused loop');
  // The loss before update 2000 is the loss after 2000 updates.
  near(trainer(XOR)(ITERATIONS + 1).loss(ITERATIONS), FINAL_LOSS, 'the loss of the training run');
  const moons = trainer(moonsProgram())(MOONS + 1);
  near(fusedMoons(MOONS)[MOONS], moons.loss(MOONS), 'the loss of the fused two moons');
  const predictions = probe()();
  fusedProbe()().forEach((y, k) => {
    near(y, predictions[k] as number, `point ${k}`);
  });
}

export async function measure(): Promise<readonly Row[]> {
  agree();
  const loss = (await prepareTfjs())(ITERATIONS);
  const away = Math.abs(loss / FINAL_LOSS - 1);
  return [
    { name: 'loss of TensorFlow.js (float32) from that of float64', value: 1e6 * away, unit: '·10⁻⁶', limit: 100 },
  ];
}

export function report(medians: Medians): readonly Row[] {
  const visit = timeOf(medians, 'visit');
  const points = ratio(medians, 'probe of 1,681 points, by hand', 'gradstep, probe', 'fused loop, probe');
  const point = timeOf(medians, 'gradstep, probe') / POINTS;
  return [
    ratio(medians, '2,000 Adam iterations of XOR kept, by hand', 'gradstep', 'fused loop', { limit: 6 }),
    ratio(medians, '2,000 Adam iterations of XOR', 'TensorFlow.js (cpu)', 'gradstep', { limit: 100, atLeast: true }),
    { name: 'an iteration visited: leaves, trace, update', value: visit / 1e3, unit: 'µs' },
    { ...points, peer: `${points.peer}; ${duration(point)} a point` },
    ratio(medians, 'an iteration of two moons, by hand', 'gradstep, two moons', 'fused loop, two moons'),
  ];
}
