import { derivative, evaluate, parse } from 'mathjs';
import { GraphBuilder } from '../src/engine/graph/builder.ts';
import { opNamed } from '../src/engine/ops/table.ts';
import { run } from '../src/engine/trace/run.ts';
import { schedule } from '../src/engine/trace/schedule.ts';
import { emptyTrace } from '../src/engine/trace/trace.ts';
import { type Cases, type Medians, type Row, ratio, timeOf } from './measure.ts';

const OPS = ['add', 'mul', 'sub', 'sin', 'tanh', 'sigmoid'] as const;
const LEAVES = 10;

/** A random graph of scalars as plain lists, the same in every run: op 0 is a leaf, others number OPS from 1. */
function randomProgram(count: number) {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 4294967296;
  };
  const ops = new Uint8Array(count);
  const left = new Int32Array(count);
  const right = new Int32Array(count);
  for (let i = LEAVES; i < count; i++) {
    ops[i] = 1 + Math.floor(random() * OPS.length);
    left[i] = Math.floor(i - 1 - random() * Math.min(i - 1, 20));
    right[i] = Math.floor(i - 1 - random() * Math.min(i - 1, 20));
  }
  return { ops, left, right };
}

type Program = ReturnType<typeof randomProgram>;

/** Building, forward and backward with everything kept. */
function gradstep({ ops, left, right }: Program): number {
  const builder = new GraphBuilder({ maxNodes: ops.length });
  const codes = [0, ...OPS.map((name) => builder.use(opNamed(name)))];
  for (let i = 0; i < ops.length; i++) {
    const op = ops[i] as number;
    if (op === 0) builder.leaf('input', 0.5);
    else if (op <= 3) builder.binary(codes[op] as number, left[i] as number, right[i] as number);
    else builder.unary(codes[op] as number, left[i] as number);
  }
  const plan = schedule(builder.build());
  if (plan === null) throw new Error('no schedule');
  return run(plan).grads[0] as number;
}

/** What one would write by hand for speed alone: a tape of typed arrays that grows, values and gradients, nothing else. */
function tape({ ops, left, right }: Program): number {
  let capacity = 16;
  let op = new Uint8Array(capacity);
  let a = new Int32Array(capacity);
  let b = new Int32Array(capacity);
  let n = 0;
  const push = (o: number, x: number, y: number) => {
    if (n === capacity) {
      capacity *= 2;
      const wider = new Uint8Array(capacity);
      wider.set(op);
      op = wider;
      let longer = new Int32Array(capacity);
      longer.set(a);
      a = longer;
      longer = new Int32Array(capacity);
      longer.set(b);
      b = longer;
    }
    op[n] = o;
    a[n] = x;
    b[n] = y;
    return n++;
  };
  for (let i = 0; i < ops.length; i++) push(ops[i] as number, left[i] as number, right[i] as number);
  const v = new Float64Array(n);
  const g = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const x = v[a[i] as number] as number;
    const y = v[b[i] as number] as number;
    switch (op[i]) {
      case 0:
        v[i] = 0.5;
        break;
      case 1:
        v[i] = x + y;
        break;
      case 2:
        v[i] = x * y;
        break;
      case 3:
        v[i] = x - y;
        break;
      case 4:
        v[i] = Math.sin(x);
        break;
      case 5:
        v[i] = Math.tanh(x);
        break;
      default:
        v[i] = 1 / (1 + Math.exp(-x));
    }
  }
  g[n - 1] = 1;
  for (let i = n - 1; i >= 0; i--) {
    const upstream = g[i] as number;
    const x = a[i] as number;
    const y = b[i] as number;
    const out = v[i] as number;
    switch (op[i]) {
      case 0:
        break;
      case 1:
        g[x]! += upstream;
        g[y]! += upstream;
        break;
      case 2:
        g[x]! += upstream * (v[y] as number);
        g[y]! += upstream * (v[x] as number);
        break;
      case 3:
        g[x]! += upstream;
        g[y]! -= upstream;
        break;
      case 4:
        g[x]! += upstream * Math.cos(v[x] as number);
        break;
      case 5:
        g[x]! += upstream * (1 - out * out);
        break;
      default:
        g[x]! += upstream * out * (1 - out);
    }
  }
  return g[0] as number;
}

/** An expression of 20 nodes (3 inputs, 17 operations), for being evaluated again and again with new inputs. */
const EXPRESSION = '(sin(a*b + c) * exp(-a) + (a + b)^2 / c - tanh(b*c) + log(a)*b) * a';
const INPUTS = { a: 0.5, b: 1.5, c: -0.7 };

/** The graph of EXPRESSION, node for node as the language compiles it. */
function twentyNodes() {
  const builder = new GraphBuilder();
  const call = (name: string, ...inputs: number[]) => builder.nary(builder.use(opNamed(name)), inputs);
  const a = builder.leaf('input', INPUTS.a);
  const b = builder.leaf('input', INPUTS.b);
  const c = builder.leaf('input', INPUTS.c);
  const first = call('mul', call('sin', call('add', call('mul', a, b), c)), call('exp', call('neg', a)));
  const second = call('div', call('square', call('add', a, b)), c);
  const difference = call('sub', call('add', first, second), call('tanh', call('mul', b, c)));
  call('mul', call('add', difference, call('mul', call('log', a), b)), a);
  const plan = schedule(builder.build());
  if (plan === null || plan.graph.count !== 20) throw new Error('not 20 nodes');
  return plan;
}

/** Value and gradients of EXPRESSION, written out by hand. */
function straightLine(x: Float64Array, g: Float64Array): number {
  const [a, b, c] = [x[0] as number, x[1] as number, x[2] as number];
  const angle = a * b + c;
  const sine = Math.sin(angle);
  const decay = Math.exp(-a);
  const s = a + b;
  const square = s * s;
  const bent = Math.tanh(b * c);
  const log = Math.log(a);
  const inner = sine * decay + square / c - bent + log * b;
  const gAngle = a * decay * Math.cos(angle);
  const gS = (a / c) * 2 * s;
  const gBent = -a * (1 - bent * bent);
  g[0] = inner + gAngle * b - a * sine * decay + gS + (a * b) / a;
  g[1] = gAngle * a + gS + gBent * c + a * log;
  g[2] = gAngle - (a * square) / (c * c) + gBent * b;
  return inner * a;
}

/** New inputs before every evaluation, the same for all competitors. */
function mover(): (x: Float64Array | number[]) => void {
  let step = 0;
  return (x) => {
    step = (step + 1) % 1000;
    x[0] = 0.5 + step * 1e-3;
    x[1] = 1.5 - step * 1e-3;
  };
}

/** Evaluations a timed run makes, so that the clock's own call does not count. */
const REPEATS = 100;

export const cases: Cases = {
  'gradstep 100,000': () => {
    const program = randomProgram(100_000);
    return { run: () => gradstep(program), perRun: 1 };
  },
  'tape 100,000': () => {
    const program = randomProgram(100_000);
    return { run: () => tape(program), perRun: 1 };
  },
  'gradstep 1,000': () => {
    const program = randomProgram(1_000);
    return { run: () => gradstep(program), perRun: 1 };
  },
  'gradstep 20 nodes': () => {
    const plan = twentyNodes();
    const leaves = plan.graph.initial.slice();
    const trace = emptyTrace(plan);
    const move = mover();
    return {
      run: () => {
        for (let i = 0; i < REPEATS; i++) {
          move(leaves);
          run(plan, leaves, trace);
        }
        return trace.grads[0];
      },
      perRun: REPEATS,
    };
  },
  'straight line 20 nodes': () => {
    const x = Float64Array.of(INPUTS.a, INPUTS.b, INPUTS.c);
    const g = new Float64Array(3);
    const move = mover();
    return {
      run: () => {
        let sum = 0;
        for (let i = 0; i < REPEATS; i++) {
          move(x);
          sum += straightLine(x, g);
        }
        return sum + (g[0] as number);
      },
      perRun: REPEATS,
    };
  },
  'mathjs 20 nodes': () => {
    const value = parse(EXPRESSION).compile();
    const partials = Object.keys(INPUTS).map((name) => derivative(EXPRESSION, name).compile());
    const scope = { ...INPUTS };
    const x = [scope.a, scope.b];
    const move = mover();
    return {
      run: () => {
        let sum = 0;
        for (let i = 0; i < REPEATS; i++) {
          move(x);
          scope.a = x[0] as number;
          scope.b = x[1] as number;
          sum += value.evaluate(scope) as number;
          for (const partial of partials) sum += partial.evaluate(scope) as number;
        }
        return sum;
      },
      perRun: REPEATS,
    };
  },
};

/** The competitors must agree before their times mean anything. Throws when they do not. */
function agree(): void {
  const close = (x: number, y: number) => Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(y));
  const program = randomProgram(1_000);
  if (!close(gradstep(program), tape(program))) throw new Error('the tape and the engine differ');
  const plan = twentyNodes();
  const trace = run(plan);
  const g = new Float64Array(3);
  const y = straightLine(plan.graph.initial.subarray(0, 3), g);
  const scope = { ...INPUTS };
  const outputs = [y, evaluate(EXPRESSION, scope) as number];
  if (!outputs.every((output) => close(output, trace.values[plan.graph.output] as number))) throw new Error('values');
  for (const [i, name] of Object.keys(INPUTS).entries()) {
    const partial = derivative(EXPRESSION, name).evaluate(scope) as number;
    if (!close(g[i] as number, trace.grads[i] as number) || !close(partial, trace.grads[i] as number)) {
      throw new Error(`the gradients of ${name} differ`);
    }
  }
}

export function report(medians: Medians): readonly Row[] {
  agree();
  const perNode = timeOf(medians, 'gradstep 100,000') / timeOf(medians, 'gradstep 1,000') / 100;
  return [
    ratio(medians, 'build, forward, backward of 100,000 nodes', 'gradstep 100,000', 'tape 100,000', { limit: 2 }),
    ratio(medians, '20 nodes again, by hand', 'gradstep 20 nodes', 'straight line 20 nodes', { limit: 7 }),
    ratio(medians, '20 nodes again, mathjs', 'mathjs 20 nodes', 'gradstep 20 nodes', { limit: 20, atLeast: true }),
    { name: 'cost of a node, 100,000 against 1,000', value: perNode, unit: '×', limit: 1.25 },
  ];
}
