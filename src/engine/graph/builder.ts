import type { SourceRange } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { type Attributes, isShapeProblem, NO_ATTRIBUTES, type Op, type ShapeProblem } from '../ops/define.ts';
import { SCALAR, type Shape, sizeOf } from '../shape.ts';
import { FIRST_OP, type Graph, type Group, LEAF, type PaletteOp } from './graph.ts';
import { KeyMaker } from './keys.ts';
import { kernelsOf } from './kernels.ts';

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
  #codes = new Uint16Array(32);
  #inputStart = new Int32Array(33);
  #inputs = new Int32Array(64);
  /** Values of scalar leaves; tensors' are kept by node until the offsets are known. */
  #scalars = new Float64Array(32);
  readonly #tensors = new Map<number, Float64Array>();
  /** null until the first value that is no scalar. */
  #shapes: Shape[] | null = null;
  #elements = 0;
  readonly #palette: (PaletteOp | null)[] = [null, null, null];
  readonly #codeByOp = new Map<string, number>();
  readonly #arity: number[] = [0, 0, 0];
  readonly #names = new Map<number, string>();
  readonly #ranges = new Map<number, SourceRange>();
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
    const id = attributes === NO_ATTRIBUTES ? op.name : `${op.name}${JSON.stringify(attributes)}`;
    const known = this.#codeByOp.get(id);
    if (known !== undefined) return known;
    const code = this.#palette.length;
    this.#palette.push({ op, attributes, symbol: op.symbol(attributes) });
    this.#arity.push(op.arity);
    this.#codeByOp.set(id, code);
    return code;
  }

  /** An input, parameter or constant with its value (row-major). Throws BuildError beyond a limit. */
  leaf(kind: keyof typeof LEAF, value: number | { readonly shape: Shape; readonly data: Float64Array }): number {
    if (typeof value === 'number') {
      const node = this.#push(LEAF[kind], SCALAR);
      this.#scalars[node] = value;
      return node;
    }
    const node = this.#push(LEAF[kind], value.shape);
    if (value.shape.length === 0) this.#scalars[node] = value.data[0] as number;
    else this.#tensors.set(node, value.data);
    return node;
  }

  /** An op of one input. */
  unary(code: number, a: number): number {
    if (this.#shapes !== null) return this.nary(code, [a]);
    if (this.#isTensorOp(code)) return this.nary(code, [a]);
    const node = this.#push(code, SCALAR);
    this.#edge(a);
    this.#inputStart[node + 1] = this.#edges;
    return node;
  }

  /** An op of two inputs. */
  binary(code: number, a: number, b: number): number {
    if (this.#shapes !== null) return this.nary(code, [a, b]);
    if (this.#isTensorOp(code)) return this.nary(code, [a, b]);
    const node = this.#push(code, SCALAR);
    this.#edge(a);
    this.#edge(b);
    this.#inputStart[node + 1] = this.#edges;
    return node;
  }

  /** An op of any number of inputs. Throws BuildError when the shapes do not fit. */
  nary(code: number, inputs: readonly number[]): number {
    const shape = this.shapeFor(code, inputs);
    if (isShapeProblem(shape)) throw new BuildError(shape);
    const node = this.#push(code, shape.length === 0 ? SCALAR : shape);
    for (const input of inputs) this.#edge(input);
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
    if (this.#elements + elements > Math.max(LIMITS.elements, this.#maxNodes)) return 'elements';
    return null;
  }

  shapeOf(node: number): Shape {
    return this.#shapes === null ? SCALAR : (this.#shapes[node] as Shape);
  }

  name(node: number, name: string): void {
    this.#names.set(node, name);
  }

  range(node: number, range: SourceRange): void {
    this.#ranges.set(node, range);
  }

  /** Opens a room; its index, to be given to `closeGroup`. */
  openGroup(group: Omit<Group, 'last' | 'output'>): number {
    this.#groups.push({ ...group, last: -1, output: -1 });
    return this.#groups.length - 1;
  }

  closeGroup(index: number, output: number): void {
    this.#groups[index] = { ...(this.#groups[index] as Group), last: this.#count - 1, output };
  }

  /** The finished graph. `seed` (ones when absent) has the output's shape. */
  build(output: number = this.#count - 1, seed?: Float64Array): Graph {
    const count = this.#count;
    const shapes = this.#shapes;
    const offsets = new Int32Array(count + 1);
    if (shapes === null) for (let i = 0; i <= count; i++) offsets[i] = i;
    else for (let i = 0; i < count; i++) offsets[i + 1] = (offsets[i] as number) + sizeOf(shapes[i] as Shape);
    const initial = new Float64Array(offsets[count] as number);
    if (shapes === null) initial.set(this.#scalars.subarray(0, count));
    else {
      for (let i = 0; i < count; i++) {
        if ((shapes[i] as Shape).length === 0) initial[offsets[i] as number] = this.#scalars[i] as number;
      }
      for (const [node, data] of this.#tensors) initial.set(data, offsets[node] as number);
    }
    const codes = this.#codes.slice(0, count);
    const inputStart = this.#inputStart.slice(0, count + 1);
    const inputs = this.#inputs.slice(0, this.#edges);
    const kernels = kernelsOf(this.#palette);
    return {
      count,
      edgeCount: this.#edges,
      codes,
      inputStart,
      inputs,
      palette: this.#palette,
      kernels,
      scalar: shapes === null && this.#palette.every((entry) => entry === null || entry.op.kind === 'elementwise'),
      shapes,
      offsets,
      initial,
      needsGradient: needsGradient(codes, inputStart, inputs, this.#palette),
      output,
      seed: seed ?? new Float64Array(sizeOf(this.shapeOf(output))).fill(1),
      names: this.#names,
      ranges: this.#rangeTable(),
      keys: this.keys?.all(count) ?? [],
      groups: this.#groups,
    };
  }

  #isTensorOp(code: number): boolean {
    return (this.#palette[code] as PaletteOp).op.kind === 'tensor';
  }

  #push(code: number, shape: Shape): number {
    const node = this.#count;
    const elements = shape.length === 0 ? 1 : sizeOf(shape);
    const full = this.room(elements);
    if (full !== null) throw new BuildError({ problem: full });
    if (node === this.#codes.length) this.#grow();
    if (shape.length > 0 && this.#shapes === null) this.#shapes = new Array<Shape>(node).fill(SCALAR);
    this.#shapes?.push(shape);
    this.#codes[node] = code;
    this.#inputStart[node + 1] = this.#edges;
    this.#count = node + 1;
    this.#elements += elements;
    return node;
  }

  #edge(from: number): void {
    if (this.#edges === this.#inputs.length) this.#inputs = grown(this.#inputs);
    this.#inputs[this.#edges++] = from;
  }

  #grow(): void {
    this.#codes = grown(this.#codes);
    this.#inputStart = grown(this.#inputStart);
    this.#scalars = grown(this.#scalars);
  }

  #rangeTable(): Int32Array {
    if (this.#ranges.size === 0) return NO_RANGES;
    const table = new Int32Array(2 * this.#count).fill(-1);
    for (const [node, range] of this.#ranges) {
      table[2 * node] = range.start;
      table[2 * node + 1] = range.end;
    }
    return table;
  }
}

const NO_RANGES = new Int32Array(0);

function grown<T extends Uint16Array | Int32Array | Float64Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2 + 1);
  larger.set(array);
  return larger;
}

/** A leaf that is no constant wants a gradient; an op does when an input does along a slot that has a derivative. */
function needsGradient(
  codes: Uint16Array,
  inputStart: Int32Array,
  inputs: Int32Array,
  palette: readonly (PaletteOp | null)[],
): Uint8Array {
  const open = palette.map((entry) => entry?.op.localLatex.map((rule) => rule !== null) ?? []);
  const allOpen = open.map((slots) => slots.every(Boolean));
  const needs = new Uint8Array(codes.length);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] as number;
    if (code < FIRST_OP) {
      needs[i] = code === LEAF.constant ? 0 : 1;
      continue;
    }
    const from = inputStart[i] as number;
    const to = inputStart[i + 1] as number;
    const every = allOpen[code] as boolean;
    for (let e = from; e < to; e++) {
      if (needs[inputs[e] as number] === 1 && (every || (open[code] as boolean[])[e - from] === true)) {
        needs[i] = 1;
        break;
      }
    }
  }
  return needs;
}
