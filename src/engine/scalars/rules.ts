import { consumersOf, FIRST_OP, inputsOf, opOf, type PaletteOp, shapeOf } from '../graph/graph.ts';
import { type ElementwiseOp, NO_ATTRIBUTES, type TensorOp } from '../ops/define.ts';
import { eachLane, firstOf, laneOf, lanesOf, lanesOfSoftmax } from '../ops/lanes.ts';
import { opNamed } from '../ops/table.ts';
import { broadcastIndex, broadcastShapes, SCALAR, type Shape, sameShape, sizeOf } from '../shape.ts';
import { laneOp } from './laneOp.ts';
import { neuronOp } from './neuronOp.ts';
import type { Opens, Recipe } from './recipe.ts';
import type { Rows } from './rows.ts';
import { Refusal } from './sheet.ts';
import { combine, oneOf } from './sums.ts';

const MUL = { op: opNamed('mul'), attributes: NO_ATTRIBUTES };

/** How an op opens where its inputs are plain numbers. */
function opensScalars({ op, attributes }: PaletteOp): Opens | null {
  if (op.opens === null) return null;
  return { opening: op.opens, attributes, shapes: op.opens.parameters.map(() => SCALAR), element: 0 };
}

/** The positions that an elementwise op reads for one of its elements. */
function reads(rows: Rows, node: number): (element: number) => number[] {
  const { graph } = rows;
  const inputs = [...inputsOf(graph, node)].map((input) => ({
    start: graph.offsets[input] as number,
    index: broadcastIndex(shapeOf(graph, input), shapeOf(graph, node)),
  }));
  return (element) => inputs.map(({ start, index }) => rows.origin[start + (index[element] as number)] as number);
}

/** The same op on the numbers of the sample's row. */
export function elementwiseRecipes(rows: Rows, node: number, entry: PaletteOp): Recipe[] {
  const members = reads(rows, node);
  rows.settle(node, members);
  const many = { op: entry.op as ElementwiseOp, attributes: entry.attributes };
  return Array.from({ length: rows.size(node) }, (_, k) => ({
    at: rows.position(node, k),
    inputs: members(rows.element(node, k)),
    make: (maker, inputs) =>
      maker.op({
        node,
        k,
        part: '',
        many,
        inputs,
        name: maker.nameOf(node, k),
        opens: opensScalars(entry),
      }),
  }));
}

/** Elements that only move: no node, the wires lead elsewhere. */
export function wire(rows: Rows, node: number, op: TensorOp): void {
  op.forward(rows.context(node));
  const start = rows.graph.offsets[node] as number;
  rows.settle(node, (element) => [rows.origin[start + element] as number]);
}

/** The positions of the factors of one element of a product, and of what is added to it. */
interface Products {
  readonly x: readonly number[];
  readonly w: readonly number[];
  readonly b: number | null;
}

function productsOf(rows: Rows, node: number, { op }: PaletteOp): (element: number) => Products {
  const context = rows.context(node);
  const terms = (op as TensorOp).terms.forward;
  const bias = op.arity === 3;
  return (element) => {
    const all = terms?.(context, element) ?? [];
    const products = bias ? all.slice(0, -1) : all;
    return { x: products.map(({ a }) => a), w: products.map(({ b }) => b), b: bias ? (all.at(-1)?.a ?? null) : null };
  };
}

/** Each unit of a layer, or each entry of a product of matrices: one neuron. Where a bias follows, nobody needs these. */
export function neuronRecipes(rows: Rows, node: number, entry: PaletteOp): Recipe[] {
  const products = productsOf(rows, node, entry);
  rows.settle(node, (element) => flat(products(element)));
  return recipesOf(rows, node, products);
}

function recipesOf(rows: Rows, node: number, products: (element: number) => Products): Recipe[] {
  return Array.from({ length: rows.size(node) }, (_, k) => {
    const { x, w, b } = products(rows.element(node, k));
    const plain = x.length === 1 && b === null;
    const many = plain ? MUL : neuronOp(x.length, b !== null);
    return {
      at: rows.position(node, k),
      inputs: [...x, ...w, ...(b === null ? [] : [b])],
      make: (maker, inputs) => {
        const name = maker.nameOf(node, k);
        const opens = opensScalars({ ...many, symbol: '' });
        const made = maker.op({ node, k, part: '', many, inputs, name, opens });
        if (!plain) maker.neuron(node, k, made);
        return made;
      },
    };
  });
}

/** The sum right after a product of matrices that adds a bias to it: the two are one layer. `null`: there is none. */
export function biasedBy({ graph }: Rows, product: number): number | null {
  const { start, edges } = consumersOf(graph);
  const entry = opOf(graph, product);
  if (entry?.op.kind !== 'tensor' || entry.op.scalars !== 'products' || entry.op.arity !== 2) return null;
  if (product === graph.output || start[product + 1] !== (start[product] as number) + 1) return null;
  const edge = edges[start[product] as number] as number;
  // The op that an edge enters is among those after its source.
  let sum = product + 1;
  while ((graph.inputStart[sum + 1] as number) <= edge) sum++;
  if (opOf(graph, sum)?.op.name !== 'add' || !sameShape(shapeOf(graph, sum), shapeOf(graph, product))) return null;
  const [left, right] = inputsOf(graph, sum) as unknown as [number, number];
  return (graph.codes[left === product ? right : left] as number) < FIRST_OP ? sum : null;
}

/** A sum that adds the bias to a product of matrices: the units of a layer; `null` where it is an ordinary sum. */
export function biasedRecipes(rows: Rows, node: number): Recipe[] | null {
  const { graph } = rows;
  const [left, right] = inputsOf(graph, node) as unknown as [number, number];
  const product = [left, right].find((input) => input !== undefined && biasedBy(rows, input) === node);
  if (product === undefined) return null;
  const entry = opOf(graph, product) as PaletteOp;
  const members = reads(rows, node);
  rows.settle(node, members);
  const products = productsOf(rows, product, entry);
  const slot = product === left ? 1 : 0;
  return recipesOf(rows, node, (element) => ({ ...products(element), b: members(element)[slot] as number }));
}

const flat = ({ x, w, b }: Products) => [...x, ...w, ...(b === null ? [] : [b])];

/** One number of a lane (a maximum), or a lane of numbers (softmax): ops of many numbers that work as the whole op does. */
export function laneRecipes(rows: Rows, node: number, { op, attributes }: PaletteOp): Recipe[] {
  const base = op as TensorOp;
  const input = inputsOf(rows.graph, node)[0] as number;
  const shape = shapeOf(rows.graph, input);
  const start = rows.graph.offsets[input] as number;
  const lanes = base.scalars === 'lane' ? lanesOf(shape, attributes) : lanesOfSoftmax(shape, attributes);
  const laneAt = (element: number) =>
    base.scalars === 'lane' ? { first: firstOf(lanes, element), at: 0 } : placeIn(element);
  const placeIn = (element: number) => {
    const { first } = laneOf(lanes, element);
    return { first, at: (element - first) / lanes.inner };
  };
  const members = (element: number) => {
    const { first } = laneAt(element);
    return Array.from({ length: lanes.extent }, (_, k) => rows.origin[start + first + k * lanes.inner] as number);
  };
  rows.settle(node, members);
  const shapes = [[lanes.extent]];
  return Array.from({ length: rows.size(node) }, (_, k) => {
    const element = rows.element(node, k);
    const { at } = laneAt(element);
    return oneOf(rows, node, k, members(element), laneOp(base, shapes, at), opensLane(base, shapes, at));
  });
}

function opensLane({ opens }: TensorOp, shapes: readonly Shape[], element: number): Opens | null {
  return opens === null ? null : { opening: opens, attributes: NO_ATTRIBUTES, shapes, element };
}

/** A sum or mean: of the sample's own numbers, or, over the batch, of those and what the other samples add. */
export function totalRecipes(rows: Rows, node: number, { op }: PaletteOp): Recipe[] {
  const context = rows.context(node);
  const terms = (op as TensorOp).terms.forward;
  const all = Array.from({ length: sizeOf(shapeOf(rows.graph, node)) }, (_, o) => terms?.(context, o) ?? []);
  const lanes = all.map((lane) => lane.map(({ a }) => a));
  if (!lanes.some((lane) => crosses(rows, lane))) rows.settle(node, (element) => lanes[element] as number[]);
  return Array.from({ length: rows.size(node) }, (_, k) => {
    const element = rows.element(node, k);
    const lane = lanes[element] as number[];
    const divisor = (all[element]?.[0]?.b ?? 1) === 1 ? 1 : lane.length;
    const others = lane.filter((at) => rows.rowed[node] === 0 && rows.row(at) >= 0 && rows.row(at) !== rows.sample);
    const away = new Set(others);
    const own = lane.filter((at) => !away.has(at));
    const rest = (values: Float64Array) => others.reduce((sum, at) => sum + (values[at] as number), 0);
    return combine(rows, { node, k, inputs: own, terms: null, rest: others.length === 0 ? null : rest, divisor });
  });
}

/** Whether one sum has numbers of several samples. */
export function crosses(rows: Rows, lane: readonly number[]): boolean {
  let first = -1;
  for (const at of lane) {
    const row = rows.row(at);
    if (row < 0) continue;
    if (first >= 0 && row !== first) return true;
    first = row;
  }
  return false;
}

/** A loss that is the mean of what each pair of elements costs: the sample's own pairs, and the others' as one number. */
export function pairRecipes(rows: Rows, node: number, entry: PaletteOp): Recipe[] {
  const { graph } = rows;
  const [y, t] = inputsOf(graph, node) as unknown as [number, number];
  const shape = broadcastShapes(shapeOf(graph, y), shapeOf(graph, t)) as Shape;
  const indexY = broadcastIndex(shapeOf(graph, y), shape);
  const indexT = broadcastIndex(shapeOf(graph, t), shape);
  const groups = Array.from({ length: sizeOf(shape) }, (_, k) => [
    rows.origin[(graph.offsets[y] as number) + (indexY[k] as number)] as number,
    rows.origin[(graph.offsets[t] as number) + (indexT[k] as number)] as number,
  ]);
  const many = { op: entry.op, attributes: entry.attributes };
  return lossRecipe(rows, node, groups, [SCALAR, SCALAR], many, opensScalars(entry));
}

/** A loss that is the mean of what each row of scores costs. */
export function rowRecipes(rows: Rows, node: number, { op }: PaletteOp): Recipe[] {
  const { graph } = rows;
  const base = op as TensorOp;
  const [a, t] = inputsOf(graph, node) as unknown as [number, number];
  const columns = shapeOf(graph, a).at(-1) ?? 1;
  const groups: number[][] = [];
  const lanes = lanesOfSoftmax(shapeOf(graph, a), NO_ATTRIBUTES);
  eachLane(lanes, (_lane, first) => {
    const of = (input: number) =>
      Array.from({ length: columns }, (_, k) => rows.origin[(graph.offsets[input] as number) + first + k] as number);
    groups.push([...of(a), ...of(t)]);
  });
  const shapes = [[columns], [columns]];
  return lossRecipe(rows, node, groups, shapes, laneOp(base, shapes, 0), opensLane(base, shapes, 0));
}

function lossRecipe(
  rows: Rows,
  node: number,
  groups: readonly (readonly number[])[],
  shapes: readonly Shape[],
  many: ReturnType<typeof laneOp>,
  opens: Opens | null,
): Recipe[] {
  const own: (readonly number[])[] = [];
  const others: (readonly number[])[] = [];
  for (const group of groups) {
    if (crosses(rows, group)) throw new Refusal('batchAxis', node);
    const row = Math.max(...group.map((at) => rows.row(at)));
    if (row >= 0 && row !== rows.sample) others.push(group);
    else own.push(group);
  }
  const base = opOf(rows.graph, node)?.op as TensorOp;
  const rest = (values: Float64Array) => others.reduce((sum, group) => sum + costOf(base, shapes, group, values), 0);
  const terms = { many, opens, width: groups[0]?.length ?? 0 };
  return [
    combine(rows, {
      node,
      k: 0,
      inputs: own.flat(),
      terms,
      rest: others.length === 0 ? null : rest,
      divisor: groups.length,
    }),
  ];
}

/** What one pair or row costs, by the op's own rule. */
function costOf(op: TensorOp, shapes: readonly Shape[], group: readonly number[], values: Float64Array): number {
  const v = new Float64Array(group.length + 1);
  for (const [k, at] of group.entries()) v[k] = values[at] as number;
  let offset = 0;
  const inputs = shapes.map((shape) => {
    const slice = { offset, shape };
    offset += sizeOf(shape);
    return slice;
  });
  op.forward({ v, out: { offset, shape: SCALAR }, inputs, attributes: NO_ATTRIBUTES });
  return v[offset] as number;
}
