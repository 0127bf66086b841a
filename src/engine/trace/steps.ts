import { FIRST_OP, type Graph, type Kernel, shapeOf } from '../graph/graph.ts';
import type { ElementwiseOp, TensorContext, TensorOp, Vjp } from '../ops/define.ts';
import { ACT, carriesGradient, type Schedule } from './schedule.ts';

/** What the rules of a tensor op get of a graph; a trace adds its values. */
export type Place = Omit<TensorContext, 'v'>;

/** One op of the forward sweep, with everything looked up: where its elements stand in a trace's flat arrays. */
export interface Step {
  /** The rule of a tensor op and where it works; both `null` for an elementwise op, whose rules are in `kernel`. */
  readonly forward: TensorOp['forward'] | null;
  readonly place: Place | null;
  readonly kernel: Kernel;
  readonly out: number;
  readonly size: number;
  /** Where the inputs of an elementwise op begin; the same twice when there is one. */
  readonly a: number;
  readonly b: number;
  /** Which element broadcasting reads, where it stretches. */
  readonly indexA: Int32Array | null;
  readonly indexB: Int32Array | null;
  /** Where its local derivatives begin. */
  readonly d0: number;
  readonly d1: number;
}

/** One event of the backward sweep: a contribution along an edge that carries one. */
export interface Sending {
  /** Index of the sender in the forward sweep. */
  readonly step: number;
  /** The rule of a tensor op; `null` for an elementwise op, which multiplies by its local derivatives from `d` on. */
  readonly vjp: Vjp | null;
  readonly d: number;
  readonly masks: boolean;
  /** For each element of the output the element of the input, where broadcasting stretched it. */
  readonly index: Int32Array | null;
  /** Where the upstream gradient begins, and its number of elements. */
  readonly out: number;
  readonly outSize: number;
  /** Where the contribution and the total begin, where the gradient of the input does, and their number of elements. */
  readonly at: number;
  readonly target: number;
  readonly size: number;
}

/** The start of a backward pass or a zero_grad: gradients from `clears[2i]` to `clears[2i + 1]` become 0. */
export interface Restart {
  readonly clears: Int32Array;
  /** Whether the seed then arrives at the output. */
  readonly seeds: boolean;
}

/** What begins with a restart and goes on to the next one. */
export interface Pass {
  readonly restart: Restart;
  readonly sendings: readonly Sending[];
}

/** The sweeps over a graph with tensors, prepared once a schedule, so that running it again looks nothing up. */
export interface Steps {
  /** Elements of the leaves, as pairs (from, to). */
  readonly leaves: Int32Array;
  readonly forward: readonly Step[];
  readonly backward: readonly Pass[];
}

const prepared = new WeakMap<Schedule, Steps>();

/** The steps of a schedule of a graph with tensors, made when first asked for. */
export function stepsOf(schedule: Schedule): Steps {
  const known = prepared.get(schedule);
  if (known !== undefined) return known;
  const { graph } = schedule;
  const ops: number[] = [];
  for (let i = 0; i < graph.count; i++) if (!isLeaf(graph, i)) ops.push(i);
  const steps: Steps = {
    leaves: elements(graph, (node) => isLeaf(graph, node)),
    forward: ops.map((node) => stepOf(schedule, node)),
    backward: passes(schedule, new Map(ops.map((node, step) => [node, step]))),
  };
  prepared.set(schedule, steps);
  return steps;
}

function isLeaf(graph: Graph, node: number): boolean {
  return (graph.codes[node] as number) < FIRST_OP;
}

/** The elements of all nodes of one kind, as pairs (from, to); neighbours make one pair. */
function elements(graph: Graph, chosen: (node: number) => boolean): Int32Array {
  const pairs: number[] = [];
  for (let i = 0; i < graph.count; i++) {
    if (!chosen(i)) continue;
    if (i > 0 && chosen(i - 1)) pairs.pop();
    else pairs.push(graph.offsets[i] as number);
    pairs.push(graph.offsets[i + 1] as number);
  }
  return Int32Array.from(pairs);
}

function stepOf({ graph, broadcast, localOffsets }: Schedule, node: number): Step {
  const { offsets, inputs, inputStart, kernels, palette, codes } = graph;
  const code = codes[node] as number;
  const op = palette[code]?.op as ElementwiseOp | TensorOp;
  const e = inputStart[node] as number;
  const second = op.arity === 2 ? e + 1 : e;
  const out = offsets[node] as number;
  return {
    forward: op.kind === 'tensor' ? op.forward : null,
    place: op.kind === 'tensor' ? placeOf(graph, node) : null,
    kernel: kernels[code] as Kernel,
    out,
    size: (offsets[node + 1] as number) - out,
    a: offsets[inputs[e] as number] as number,
    b: offsets[inputs[second] as number] as number,
    indexA: broadcast.get(e) ?? null,
    indexB: broadcast.get(second) ?? null,
    d0: (localOffsets as Int32Array)[e] as number,
    d1: (localOffsets as Int32Array)[e + 1] as number,
  };
}

/** Where a tensor op works: its output and its inputs, and its attributes. */
export function placeOf(graph: Graph, node: number): Place {
  const slice = (of: number) => ({ offset: graph.offsets[of] as number, shape: shapeOf(graph, of) });
  const sources = graph.inputs.subarray(graph.inputStart[node], graph.inputStart[node + 1]);
  const attributes = graph.palette[graph.codes[node] as number]?.attributes ?? {};
  return { out: slice(node), inputs: Array.from(sources, slice), attributes };
}

function passes(schedule: Schedule, steps: ReadonlyMap<number, number>): Pass[] {
  const { graph, acts } = schedule;
  const leaves = elements(graph, (node) => isLeaf(graph, node));
  const others = elements(graph, (node) => !isLeaf(graph, node));
  const found: { restart: Restart; sendings: Sending[] }[] = [];
  for (const [act, node] of acts.entries()) {
    if (node === ACT.zeroGrad) found.push({ restart: { clears: leaves, seeds: false }, sendings: [] });
    // An ordinary schedule has one pass, and what gradients ops have before it is 0.
    else if (node === ACT.seed) {
      const clears = schedule.ordinary ? new Int32Array() : others;
      found.push({ restart: { clears, seeds: graph.needsGradient[graph.output] === 1 }, sendings: [] });
    } else found.at(-1)?.sendings.push(...sendingsOf(schedule, act, steps.get(node) as number));
  }
  return found;
}

function sendingsOf(schedule: Schedule, act: number, step: number): Sending[] {
  const { graph, acts, base, reached, broadcast } = schedule;
  const { offsets, inputs, inputStart, kernels, palette, codes } = graph;
  const node = acts[act] as number;
  const op = palette[codes[node] as number]?.op as ElementwiseOp | TensorOp;
  const from = inputStart[node] as number;
  const out = offsets[node] as number;
  const found: Sending[] = [];
  for (let e = from; e < (inputStart[node + 1] as number); e++) {
    if (!carriesGradient(graph, reached, node, e)) continue;
    const source = inputs[e] as number;
    const target = offsets[source] as number;
    found.push({
      step,
      vjp: op.kind === 'tensor' ? (op.vjp[e - from] ?? null) : null,
      d: (schedule.localOffsets as Int32Array)[e] as number,
      masks: (kernels[codes[node] as number] as Kernel).masks,
      index: broadcast.get(e) ?? null,
      out,
      outSize: (offsets[node + 1] as number) - out,
      at: (schedule.eventOffsets as Int32Array)[(base[act] as number) + e - from] as number,
      target,
      size: (offsets[source + 1] as number) - target,
    });
  }
  return found;
}
