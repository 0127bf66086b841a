import type { SourceRange } from '../errors.ts';
import { displayNames } from '../graph/displayNames.ts';
import { FIRST_OP, type Graph, inputsOf, type LEAF, opOf, type PaletteOp, shapeOf } from '../graph/graph.ts';
import { compile } from '../program/compile.ts';
import { nestedValue } from '../program/values.ts';
import { type Shape, sizeOf } from '../shape.ts';
import { elementName } from './names.ts';
import type { Maker, Making, Opens, Recipe } from './recipe.ts';
import { Rows } from './rows.ts';
import {
  biasedBy,
  biasedRecipes,
  elementwiseRecipes,
  laneRecipes,
  neuronRecipes,
  pairRecipes,
  rowRecipes,
  totalRecipes,
  wire,
} from './rules.ts';
import { Refusal, type Sheet } from './sheet.ts';

/** The room that the pieces of an opened op stand in. */
interface Room {
  /** Index of the group. */
  readonly group: number;
  /** What its pieces' keys begin with. */
  readonly prefix: string;
  readonly range: SourceRange | null;
}

const KINDS = ['input', 'parameter', 'constant'] as const;

/**
 * Takes a graph of tensors apart onto a sheet of scalars: first plans how every element comes about, then goes back from the
 * output to see which are needed, then makes those, in the order of the graph. The program of an opened op is taken apart in
 * the same way, in a room, with its parameters bound to the numbers that the op had; rooms nest as deep as the op table does.
 */
export class Expansion implements Maker {
  readonly #sheet: Sheet;
  readonly #graph: Graph;
  readonly #rows: Rows;
  readonly #room: Room | null;
  /** Per position, its scalar node; −1 where it is not made (yet). */
  readonly #nodeAt: Int32Array;
  /** Per node, 1 when the output depends on it. */
  readonly #live: Uint8Array;
  /** Per node, 1 when a number of several samples went into it, and a gradient goes back there. */
  readonly #mixed: Uint8Array;

  constructor(sheet: Sheet, rows: Rows, room: Room | null) {
    this.#sheet = sheet;
    this.#rows = rows;
    this.#graph = rows.graph;
    this.#room = room;
    this.#nodeAt = new Int32Array(rows.origin.length).fill(-1);
    this.#live = ancestors(rows.graph);
    this.#mixed = new Uint8Array(rows.graph.count);
  }

  /** Gives an element of a leaf to a scalar node that exists. */
  bind(position: number, node: number): void {
    this.#nodeAt[position] = node;
  }

  /** Makes everything that element `k` of the output needs and answers its scalar node. */
  make(k: number): number {
    const planned = this.#plan();
    const output = this.#rows.origin[this.#rows.position(this.#graph.output, k)] as number;
    const needed = new Uint8Array(this.#nodeAt.length);
    needed[output] = 1;
    for (const { recipe } of [...planned].reverse()) {
      if (needed[recipe.at] === 1) for (const input of recipe.inputs) needed[input] = 1;
    }
    for (const { node, recipe } of planned) {
      if (needed[recipe.at] === 0) continue;
      if (this.#room === null) this.#sheet.owner = node;
      const inputs = recipe.inputs.map((at) => this.#element(at));
      this.#nodeAt[recipe.at] = recipe.make(this, inputs);
    }
    return this.#element(output);
  }

  /** The scalar nodes of the elements of a node that the picture has; −1 for what is not in it. */
  elementsOf(node: number): readonly number[] {
    const shown = biasedBy(this.#rows, node) ?? node;
    return Array.from(
      { length: this.#rows.size(shown) },
      (_, k) => this.#nodeAt[this.#rows.origin[this.#rows.position(shown, k)] as number] as number,
    );
  }

  isLive(node: number): boolean {
    return this.#live[node] === 1;
  }

  op({ node, k, part, many, inputs, name, opens }: Making): number {
    const key = this.#key(node, part, k);
    const range = this.#range(node);
    const { builder, open } = this.#sheet;
    let made: number;
    if (opens !== null && open.has(key)) {
      const parent = this.#room?.group ?? -1;
      const { op, attributes } = many;
      const group = builder.openGroup({ key, op, attributes, name, first: builder.count, parent, range });
      made = opened(this.#sheet, opens, inputs, { group, prefix: `${key}/`, range });
      builder.closeGroup(group, made);
    } else {
      made = this.#sheet.op(many, inputs, key);
      this.#sheet.range(made, range);
    }
    if (name !== null) builder.name(made, name);
    return made;
  }

  rest(node: number, k: number, name: string, read: (values: Float64Array) => number): number {
    const made = this.#leaf('constant', { kind: 'rest', node, read }, this.#key(node, '/others', k));
    this.#sheet.builder.name(made, name);
    return made;
  }

  count(node: number, k: number, value: number): number {
    return this.#leaf('constant', { kind: 'constant', value }, this.#key(node, '/count', k));
  }

  nameOf(node: number, k: number): string | null {
    const name = this.#room === null ? displayNames(this.#graph)[node] : null;
    if (name == null) return null;
    const shape = shapeOf(this.#graph, node);
    return elementName(name.text, this.#rows.rowed[node] === 1 ? shape.slice(1) : shape, k);
  }

  neuron(node: number, k: number, output: number): void {
    if (this.#room !== null) return;
    const key = this.#key(node, '', k);
    const name = this.nameOf(node, k) ?? '';
    this.#sheet.neurons.push({ key, layerKey: this.#graph.keys[node] as string, unit: k, name, node: output });
  }

  #plan(): { readonly node: number; readonly recipe: Recipe }[] {
    const planned: { node: number; recipe: Recipe }[] = [];
    for (let node = 0; node < this.#graph.count; node++) {
      if (this.#live[node] === 0 || (this.#graph.codes[node] as number) < FIRST_OP) continue;
      for (const recipe of this.#recipes(node)) planned.push({ node, recipe });
      this.#couple(node);
    }
    return planned;
  }

  #recipes(node: number): Recipe[] {
    const rows = this.#rows;
    const entry = opOf(this.#graph, node) as PaletteOp;
    const { op } = entry;
    if (op.kind === 'elementwise') {
      return (op.name === 'add' ? biasedRecipes(rows, node) : null) ?? elementwiseRecipes(rows, node, entry);
    }
    switch (op.scalars) {
      case 'wiring':
        wire(rows, node, op);
        return [];
      case 'products':
        return neuronRecipes(rows, node, entry);
      case 'total':
        return totalRecipes(rows, node, entry);
      case 'pairs':
        return pairRecipes(rows, node, entry);
      case 'rows':
        return rowRecipes(rows, node, entry);
      case 'lane':
      case 'softmax':
        return laneRecipes(rows, node, entry);
      default:
        throw new Refusal('op', node);
    }
  }

  /**
   * A sum over the batch may go on to the loss, but not back into the samples: a sample would then reach the loss through
   * the others, and this picture has only its own way there.
   */
  #couple(node: number): void {
    const inputs = [...inputsOf(this.#graph, node)];
    const rowed = this.#rows.rowed[node] === 1;
    const mixes = !rowed && inputs.some((input) => this.#rows.rowed[input] === 1);
    const carries = this.#graph.needsGradient[node] === 1;
    const mixed = inputs.some((input) => this.#mixed[input] === 1);
    if (rowed && mixed && carries) throw new Refusal('coupled', node);
    this.#mixed[node] = carries && (mixed || mixes) ? 1 : 0;
  }

  /** The scalar node of a position; an element of a leaf is made when it is first used. */
  #element(position: number): number {
    const known = this.#nodeAt[position] as number;
    if (known >= 0) return known;
    const node = this.#owner(position);
    const kind = KINDS[this.#graph.codes[node] as number];
    if (kind === undefined) throw new Refusal('op', node);
    const element = position - (this.#graph.offsets[node] as number);
    const k = this.#rows.rowed[node] === 1 ? element % this.#rows.size(node) : element;
    const source =
      this.#room === null
        ? ({ kind: 'element', node, element } as const)
        : ({ kind: 'constant', value: this.#graph.initial[position] as number } as const);
    const consumer = this.#sheet.owner;
    if (this.#room === null) this.#sheet.owner = node;
    const made = this.#leaf(kind, source, this.#key(node, '', k));
    this.#sheet.owner = consumer;
    this.#sheet.range(made, this.#range(node));
    const name = this.nameOf(node, k);
    if (name !== null) this.#sheet.builder.name(made, name);
    this.#nodeAt[position] = made;
    return made;
  }

  #leaf(kind: keyof typeof LEAF, source: Parameters<Sheet['leaf']>[1], key: string): number {
    return this.#sheet.leaf(kind, source, key);
  }

  /** The node that a position belongs to: a binary search over the offsets. */
  #owner(position: number): number {
    const { offsets } = this.#graph;
    let low = 0;
    let high = this.#graph.count;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((offsets[middle] as number) <= position) low = middle;
      else high = middle;
    }
    return low;
  }

  #key(node: number, part: string, k: number): string {
    return `${this.#room?.prefix ?? ''}${this.#graph.keys[node]}${part}[${k}]`;
  }

  #range(node: number): SourceRange | null {
    if (this.#room !== null) return this.#room.range;
    const start = this.#graph.ranges[2 * node] ?? -1;
    return start < 0 ? null : { start, end: this.#graph.ranges[2 * node + 1] as number };
  }
}

/** Makes the pieces of an op and answers the node of its value. */
function opened(sheet: Sheet, { opening, attributes, shapes, element }: Opens, inputs: readonly number[], room: Room) {
  const given = opening.parameters.map((name, slot) => {
    const shape = shapes[slot] as Shape;
    return [name, nestedValue(new Float64Array(sizeOf(shape)), shape)] as const;
  });
  const compiled = compile(opening.program(attributes, shapes), { inputs: Object.fromEntries(given) });
  if (!compiled.ok) throw new Error(`what an op opens into is no program: ${JSON.stringify(compiled.errors)}`);
  const { graph, names } = compiled.program;
  const expansion = new Expansion(sheet, new Rows(graph, 1, 0, []), room);
  let next = 0;
  for (const [slot, name] of opening.parameters.entries()) {
    const node = names.get(name);
    for (let k = 0; k < sizeOf(shapes[slot] as Shape); k++, next++) {
      if (node !== undefined) expansion.bind((graph.offsets[node] as number) + k, inputs[next] as number);
    }
  }
  return expansion.make(element);
}

/** 1 at every node that the output depends on. */
function ancestors(graph: Graph): Uint8Array {
  const live = new Uint8Array(graph.count);
  live[graph.output] = 1;
  for (let node = graph.output; node >= 0; node--) {
    if (live[node] === 1) for (const input of inputsOf(graph, node)) live[input] = 1;
  }
  return live;
}
