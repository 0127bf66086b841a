import type { SourceRange } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { type Attributes, isShapeProblem, NO_ATTRIBUTES, type Op, type ShapeProblem } from '../ops/define.ts';
import { SCALAR, type Shape, sizeOf } from '../shape.ts';
import { float64, int32, uint8, uint16 } from './block.ts';
import { BuiltGraph } from './builtGraph.ts';
import { type Graph, type Group, type Kernel, LEAF, type PaletteOp } from './graph.ts';
import { kernelOf } from './kernels.ts';
import { KeyMaker } from './keys.ts';
import { configuredOp, plainOp } from './preparedOps.ts';

/** Thrown by the builder (never by the compiler, which checks first) when a node cannot be made. */
export class BuildError extends Error {
  readonly problem: ShapeProblem | { readonly problem: 'nodes' | 'elements' };
  constructor(problem: BuildError['problem']) {
    super(problem.problem);
    this.problem = problem;
  }
}

/**
 * Grows a graph node by node. Nodes are numbered as they are added, so an op can only name nodes before it and the
 * numbering is a topological order by construction. Typed arrays that double are used throughout: no object a node.
 */
export class GraphBuilder {
  #count = 0;
  #edges = 0;
  #codes = uint16(64);
  #inputStart = int32(65);
  #inputs = int32(128);
  /** Scalar leaves and their values, side by side; tensors' are kept by node until the offsets are known. */
  readonly #scalarLeaves: number[] = [];
  readonly #scalars: number[] = [];
  readonly #tensors = new Map<number, Float64Array>();
  /** 1 where a gradient is wanted; known at once, as inputs come before what uses them. */
  #needs = uint8(64);
  /** null until the first value that is no scalar. */
  #shapes: Shape[] | null = null;
  /** Elements of all values; counted from the first tensor on, as before it there is one a node. */
  #elements = 0;
  readonly #palette: (PaletteOp | null)[] = [null, null, null];
  readonly #codeByOp = new Map<string, number>();
  readonly #kernels: Kernel[] = [NO_KERNEL, NO_KERNEL, NO_KERNEL];
  /** Per code, whether it is a tensor op, and a bit a slot along which a gradient flows. */
  readonly #tensorOp: boolean[] = [false, false, false];
  readonly #open: number[] = [0, 0, 0];
  readonly #names = new Map<number, string>();
  readonly #formerNames = new Map<number, string>();
  /** Start and end at 2i and 2i + 1, grown when a range is given. */
  #ranges = NO_RANGES;
  readonly #groups: Group[] = [];
  readonly #maxNodes: number;
  /** Keys are made only where somebody will draw or edit the graph. */
  readonly keys: KeyMaker | null;

  /** `maxNodes` is LIMITS.nodes for programs; exports and benchmarks may ask for more. `keyed` as above. */
  constructor(options: { readonly maxNodes?: number; readonly keyed?: boolean } = {}) {
    this.#maxNodes = options.maxNodes ?? LIMITS.nodes;
    this.keys = options.keyed === true ? new KeyMaker() : null;
  }

  get count(): number {
    return this.#count;
  }

  /** The code of an op with attributes, to give to `unary`, `binary` and `nary`. */
  use(op: Op, attributes: Attributes = NO_ATTRIBUTES): number {
    const id = attributes === NO_ATTRIBUTES ? op.name : `${op.name}${JSON.stringify(attributes, spelled)}`;
    const known = this.#codeByOp.get(id);
    if (known !== undefined) return known;
    const code = this.#palette.length;
    const { entry, kernel } = attributes === NO_ATTRIBUTES ? plainOp(op) : configuredOp(op, attributes);
    this.#palette.push(entry);
    this.#kernels.push(kernel);
    this.#tensorOp.push(op.kind === 'tensor');
    this.#open.push(kernel.open);
    this.#codeByOp.set(id, code);
    return code;
  }

  /** An input, parameter or constant with its value (row-major). Throws BuildError beyond a limit. */
  leaf(kind: keyof typeof LEAF, value: number | { readonly shape: Shape; readonly data: Float64Array }): number {
    const shape = typeof value === 'number' ? SCALAR : value.shape;
    const node = this.#push(LEAF[kind], shape);
    this.#needs[node] = kind === 'constant' ? 0 : 1;
    if (shape.length > 0) this.#tensors.set(node, (value as { readonly data: Float64Array }).data);
    else {
      this.#scalarLeaves.push(node);
      this.#scalars.push(typeof value === 'number' ? value : (value.data[0] as number));
    }
    return node;
  }

  /** An op of one input. */
  unary(code: number, a: number): number {
    if (this.#shapes !== null || this.#tensorOp[code] === true) return this.nary(code, [a]);
    const node = this.#count;
    this.#makeRoom(node);
    const edge = this.#edges;
    this.#codes[node] = code;
    this.#inputs[edge] = a;
    this.#edges = edge + 1;
    this.#inputStart[node + 1] = edge + 1;
    this.#needs[node] = (this.#needs[a] as number) & (this.#open[code] as number);
    this.#count = node + 1;
    return node;
  }

  /** An op of two inputs. */
  binary(code: number, a: number, b: number): number {
    if (this.#shapes !== null || this.#tensorOp[code] === true) return this.nary(code, [a, b]);
    const node = this.#count;
    this.#makeRoom(node);
    const edge = this.#edges;
    const open = this.#open[code] as number;
    this.#codes[node] = code;
    this.#inputs[edge] = a;
    this.#inputs[edge + 1] = b;
    this.#edges = edge + 2;
    this.#inputStart[node + 1] = edge + 2;
    this.#needs[node] = ((this.#needs[a] as number) & open) | ((this.#needs[b] as number) & (open >> 1));
    this.#count = node + 1;
    return node;
  }

  /** An op of any number of inputs. Throws BuildError when the shapes do not fit. */
  nary(code: number, inputs: readonly number[]): number {
    const shape = this.shapeFor(code, inputs);
    if (isShapeProblem(shape)) throw new BuildError(shape);
    const node = this.#push(code, shape.length === 0 ? SCALAR : shape);
    const open = this.#open[code] as number;
    let needs = 0;
    for (const [slot, input] of inputs.entries()) {
      if (this.#edges === this.#inputs.length) this.#inputs = grown(this.#inputs);
      this.#inputs[this.#edges++] = input;
      needs |= (this.#needs[input] as number) & (open >> slot);
    }
    this.#needs[node] = needs & 1;
    this.#inputStart[node + 1] = this.#edges;
    return node;
  }

  /** What `nary` would make: a shape, or why not. */
  shapeFor(code: number, inputs: readonly number[]): Shape | ShapeProblem {
    const { op, attributes } = this.#palette[code] as PaletteOp;
    return op.shape(
      inputs.map((input) => this.shapeOf(input)),
      attributes,
    );
  }

  /** Whether one more node of that many elements stays within the limits. */
  room(elements: number): 'nodes' | 'elements' | null {
    if (this.#count >= this.#maxNodes) return 'nodes';
    const before = this.#shapes === null ? this.#count : this.#elements;
    if (before + elements > Math.max(LIMITS.elements, this.#maxNodes)) return 'elements';
    return null;
  }

  shapeOf(node: number): Shape {
    return this.#shapes === null ? SCALAR : (this.#shapes[node] as Shape);
  }

  name(node: number, name: string): void {
    this.#names.set(node, name);
  }

  /** The name that the node had until a later line gave it to another. */
  formerName(node: number, name: string): void {
    this.#formerNames.set(node, name);
  }

  range(node: number, range: SourceRange): void {
    if (2 * node + 1 >= this.#ranges.length) this.#growRanges(node);
    this.#ranges[2 * node] = range.start;
    this.#ranges[2 * node + 1] = range.end;
  }

  /** Opens a room; its index, to be given to `closeGroup`. */
  openGroup(group: Omit<Group, 'last' | 'output'>): number {
    this.#groups.push({ ...group, last: -1, output: -1 });
    return this.#groups.length - 1;
  }

  closeGroup(index: number, output: number): void {
    this.#groups[index] = { ...(this.#groups[index] as Group), last: this.#count - 1, output };
  }

  /**
   * The finished graph. `seed` (ones when absent) has the output's shape. The graph's arrays are views of the builder's:
   * what is added later stands behind their ends.
   */
  build(output: number = this.#count - 1, seed?: Float64Array): Graph {
    const { offsets, initial } = this.#layOut();
    const count = this.#count;
    return new BuiltGraph(this.keys, {
      count,
      edgeCount: this.#edges,
      codes: this.#codes.subarray(0, count),
      inputStart: this.#inputStart.subarray(0, count + 1),
      inputs: this.#inputs.subarray(0, this.#edges),
      palette: this.#palette,
      kernels: this.#kernels,
      scalar: this.#shapes === null && !this.#tensorOp.includes(true),
      shapes: this.#shapes,
      offsets,
      initial,
      needsGradient: this.#needs.subarray(0, count),
      output,
      seed: seed ?? float64(sizeOf(this.shapeOf(output))).fill(1),
      names: this.#names,
      formerNames: this.#formerNames,
      ranges: this.#rangeTable(),
      groups: this.#groups,
    });
  }

  /** Where each value stands, and the leaves' values there. */
  #layOut(): { offsets: Int32Array; initial: Float64Array } {
    const count = this.#count;
    const shapes = this.#shapes;
    const offsets = shapes === null ? identity(count + 1) : new Int32Array(count + 1);
    for (let i = 0; shapes !== null && i < count; i++) {
      offsets[i + 1] = (offsets[i] as number) + sizeOf(shapes[i] as Shape);
    }
    const initial = float64(offsets[count] as number);
    for (let k = 0; k < this.#scalarLeaves.length; k++) {
      initial[offsets[this.#scalarLeaves[k] as number] as number] = this.#scalars[k] as number;
    }
    for (const [node, data] of this.#tensors) initial.set(data, offsets[node] as number);
    return { offsets, initial };
  }

  #push(code: number, shape: Shape): number {
    const node = this.#count;
    const elements = shape.length === 0 ? 1 : sizeOf(shape);
    const full = this.room(elements);
    if (full !== null) throw new BuildError({ problem: full });
    this.#makeRoom(node);
    if (shape.length > 0 && this.#shapes === null) {
      this.#shapes = new Array<Shape>(node).fill(SCALAR);
      this.#elements = node;
    }
    this.#shapes?.push(shape);
    this.#codes[node] = code;
    this.#inputStart[node + 1] = this.#edges;
    this.#count = node + 1;
    this.#elements += elements;
    return node;
  }

  /** Room for one more node with two inputs. Throws BuildError beyond the most nodes. */
  #makeRoom(node: number): void {
    if (node >= this.#maxNodes) throw new BuildError({ problem: 'nodes' });
    if (node === this.#needs.length) {
      this.#codes = grown(this.#codes);
      this.#inputStart = grown(this.#inputStart);
      this.#needs = grown(this.#needs);
    }
    if (this.#edges + 2 > this.#inputs.length) this.#inputs = grown(this.#inputs);
  }

  #growRanges(node: number): void {
    const before = this.#ranges.length;
    const larger = int32(Math.max(128, 4 * before, 2 * node + 2));
    larger.set(this.#ranges);
    this.#ranges = larger.fill(-1, before);
  }

  /** The ranges of all nodes so far: those that were given none have −1. */
  #rangeTable(): Int32Array {
    if (this.#ranges.length === 0) return NO_RANGES;
    if (this.#ranges.length < 2 * this.#count) this.#growRanges(this.#count - 1);
    return this.#ranges.subarray(0, 2 * this.#count);
  }
}

const NO_KERNEL = kernelOf(null);

const NO_RANGES = new Int32Array(0);

/** Four times as long: copying costs a third of an element each, and what is never written costs no memory. */
function grown<T extends Uint8Array | Uint16Array | Int32Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 4 + 2);
  larger.set(array);
  return larger;
}

let counting = new Int32Array(0);

/** 0, 1, 2, …: the offsets of a graph of scalars, one table for all of them. */
function identity(length: number): Int32Array {
  if (counting.length < length)
    counting = Int32Array.from({ length: Math.max(length, 2 * counting.length) }, (_, i) => i);
  return counting.subarray(0, length);
}

/** Keeps ±∞ and NaN apart, which JSON writes alike. */
function spelled(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
