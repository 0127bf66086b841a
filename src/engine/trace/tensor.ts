import { FORWARD, LOCAL } from '../graph/graph.ts';
import type { ElementLocal, TensorContext } from '../ops/define.ts';
import { type Pass, placeOf, type Sending, type Step, type Steps, stepsOf } from './steps.ts';
import type { Trace } from './trace.ts';

/** What a trace adds to the steps of its schedule: a context for each tensor op, made once, `null` for other ops. */
interface Bound {
  readonly steps: Steps;
  readonly contexts: readonly (TensorContext | null)[];
}

const bound = new WeakMap<Trace, Bound>();

function boundTo(trace: Trace): Bound {
  const known = bound.get(trace);
  if (known !== undefined) return known;
  const steps = stepsOf(trace.schedule);
  const v = trace.values;
  const contexts = steps.forward.map(({ place }) => (place === null ? null : { v, ...place }));
  const made = { steps, contexts };
  bound.set(trace, made);
  return made;
}

/** Forward pass of a graph with tensors: the same kernels, once an element. Local derivatives are left to the backward pass. */
export function runTensorForward(trace: Trace, leaves: Float64Array): void {
  const { values } = trace;
  const { steps, contexts } = boundTo(trace);
  const pairs = steps.leaves;
  for (let i = 0; i < pairs.length; i += 2) {
    const end = pairs[i + 1] as number;
    for (let k = pairs[i] as number; k < end; k++) values[k] = leaves[k] as number;
  }
  const { forward } = steps;
  for (let i = 0; i < forward.length; i++) {
    const step = forward[i] as Step;
    if (step.forward === null) elementwiseForward(values, step);
    else step.forward(contexts[i] as TensorContext);
  }
}

function elementwiseForward(v: Float64Array, { kernel, out, size, a, b, indexA, indexB }: Step): void {
  const { forward, how } = kernel;
  if (indexA !== null || indexB !== null) {
    for (let k = 0; k < size; k++) {
      forward(v, out + k, a + (indexA === null ? k : indexA[k]!), b + (indexB === null ? k : indexB[k]!));
    }
  } else if (how === FORWARD['a * b']) for (let k = 0; k < size; k++) v[out + k] = v[a + k]! * v[b + k]!;
  else if (how === FORWARD['a + b']) for (let k = 0; k < size; k++) v[out + k] = v[a + k]! + v[b + k]!;
  else if (how === FORWARD['a - b']) for (let k = 0; k < size; k++) v[out + k] = v[a + k]! - v[b + k]!;
  else for (let k = 0; k < size; k++) forward(v, out + k, a + k, b + k);
}

/** ∂output/∂input along every edge into an elementwise op, from the values. */
function takeLocals(v: Float64Array, locals: Float64Array, step: Step): void {
  const { kernel, d0, d1 } = step;
  takeLocal(v, locals, step, d0, kernel.local0, kernel.how0, kernel.number0);
  if (kernel.arity === 2) takeLocal(v, locals, step, d1, kernel.local1, kernel.how1, kernel.number1);
}

function takeLocal(
  v: Float64Array,
  locals: Float64Array,
  { out, size, a, b, indexA, indexB }: Step,
  d: number,
  rule: ElementLocal,
  how: number,
  number: number,
): void {
  if (how === LOCAL.number) for (let k = 0; k < size; k++) locals[d + k] = number;
  else if (indexA === null && indexB === null)
    for (let k = 0; k < size; k++) rule(locals, d + k, v, out + k, a + k, b + k);
  else {
    for (let k = 0; k < size; k++) {
      rule(locals, d + k, v, out + k, a + (indexA === null ? k : indexA[k]!), b + (indexB === null ? k : indexB[k]!));
    }
  }
}

/**
 * Backward pass of a graph with tensors; elementwise ops multiply element by element and undo broadcasting by summing.
 * `grads` holds what the gradients start from.
 */
export function runTensorBackward(trace: Trace): void {
  const { values, locals, grads, contributions, totals, graph } = trace;
  const { steps, contexts } = boundTo(trace);
  for (let i = 0; i < steps.forward.length; i++) {
    const step = steps.forward[i] as Step;
    if (step.forward === null) takeLocals(values, locals, step);
  }
  contributions.fill(0);
  const { seed } = graph;
  const output = graph.offsets[graph.output] as number;
  for (let p = 0; p < steps.backward.length; p++) {
    const { restart, sendings } = steps.backward[p] as Pass;
    const { clears } = restart;
    for (let i = 0; i < clears.length; i += 2) {
      const end = clears[i + 1] as number;
      for (let k = clears[i] as number; k < end; k++) grads[k] = 0;
    }
    if (restart.seeds) {
      for (let k = 0; k < seed.length; k++) grads[output + k] = (grads[output + k] as number) + (seed[k] as number);
    }
    for (let i = 0; i < sendings.length; i++) {
      const sending = sendings[i] as Sending;
      if (sending.vjp === null) elementwiseContribution(grads, locals, contributions, sending);
      else sending.vjp(contributions, sending.at, grads, contexts[sending.step] as TensorContext);
      const { at, target, size } = sending;
      for (let k = 0; k < size; k++) {
        const total = grads[target + k]! + contributions[at + k]!;
        totals[at + k] = total;
        grads[target + k] = total;
      }
    }
  }
}

/** Upstream gradient times local derivative, element by element, summed over what broadcasting stretched. */
function elementwiseContribution(g: Float64Array, locals: Float64Array, c: Float64Array, sending: Sending): void {
  const { d, masks, index, out, outSize, at } = sending;
  if (index === null && !masks) for (let k = 0; k < outSize; k++) c[at + k]! += g[out + k]! * locals[d + k]!;
  else {
    for (let k = 0; k < outSize; k++) {
      const local = locals[d + k]!;
      // 0 · ∞: a closed switch lets nothing through, however large.
      c[at + (index === null ? k : index[k]!)]! += masks && local === 0 ? 0 : g[out + k]! * local;
    }
  }
}

/** What the rules of a tensor op get: the flat values, and where its output and inputs stand in them. */
export function contextOf(trace: Trace, node: number): TensorContext {
  return { v: trace.values, ...placeOf(trace.graph, node) };
}
