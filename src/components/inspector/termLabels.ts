import { inputsOf, isOp, kindOf, shapeOf } from '../../engine/graph/graph.ts';
import { type Shape, sizeOf } from '../../engine/shape.ts';
import { labelTexts } from '../../texts/sentences/labels.ts';
import { elementAt, entryOf, position, readAt, type ViewContext } from './context.ts';

/** Axis 0 of these is what a layer or product sums over for its right operand and its bias: the rows of X. */
const PRODUCTS: ReadonlySet<string> = new Set(['matmul', 'affine', 'linear']);

/**
 * What the `count` summands of one entry of an edge's contribution are called: `sample 0` over the batch axis, the entry of
 * the output that it comes from, `[1, 0]`, where an input was stretched over a matrix, else from 0 as the grids count.
 */
export function contributionLabels(context: ViewContext, node: number, edge: number, count: number): string[] {
  const { graph } = context;
  const { op } = entryOf(graph, node);
  const first = graph.inputStart[node] as number;
  if (op.kind === 'elementwise') {
    const shape = shapeOf(graph, node);
    const element = elementAt(context, graph.inputs[edge] as number);
    const read = Array.from({ length: sizeOf(shape) }, (_, k) => k).filter((k) => readAt(context, edge, k) === element);
    return placeLabels(context, node, shape, read);
  }
  const x = graph.inputs[first] as number;
  const overRows = PRODUCTS.has(op.name) && edge > first && shapeOf(graph, x)[0] === count;
  return Array.from({ length: count }, (_, k) => (overRows && isBatch(context, x) ? sample(context, k) : String(k)));
}

/**
 * What the `count` summands of one entry of a node's value are called: as above over the batch axis, the place in
 * the input for a sum of all entries of a matrix, a bias by its name.
 */
export function valueLabels(context: ViewContext, node: number, count: number): string[] {
  const { graph, name } = context;
  const { op, attributes } = entryOf(graph, node);
  const inputs = [...inputsOf(graph, node)];
  const labels = Array.from({ length: count }, (_, k) => String(k));
  const bias = op.name === 'neuron' && attributes.bias === true;
  if (bias || op.name === 'affine' || op.name === 'linear') labels[count - 1] = name(inputs.at(-1) as number).text;
  if (op.name !== 'sum' && op.name !== 'mean') return labels;
  const [x = 0] = inputs;
  const shape = shapeOf(graph, x);
  if (count === sizeOf(shape)) return placeLabels(context, x, shape, labels.map(Number));
  const axis = Number(attributes.axis ?? 0);
  const alongBatch = (axis + shape.length) % shape.length === 0 && isBatch(context, x);
  return alongBatch ? labels.map((_, k) => sample(context, k)) : labels;
}

const sample = ({ tell }: ViewContext, k: number) => tell(labelTexts.sample, { k });

/** Labels of entries of a node's value: by sample where they differ in the row alone, else by what sets them apart. */
function placeLabels(context: ViewContext, node: number, shape: Shape, entries: readonly number[]): string[] {
  const row = sizeOf(shape) / (shape[0] ?? 1);
  const [first = 0] = entries;
  const sameColumn = entries.every((entry) => entry % row === first % row);
  const sameRow = entries.every((entry) => Math.floor(entry / row) === Math.floor(first / row));
  return entries.map((entry) => {
    if (sameColumn && shape.length > 0)
      return isBatch(context, node) ? sample(context, Math.floor(entry / row)) : String(Math.floor(entry / row));
    return sameRow && shape.length === 2 ? String(entry % row) : position(shape, entry);
  });
}

/**
 * Whether axis 0 of a node is the batch axis: as long as the iteration has samples, and the node is data of that length or
 * is made from it.
 */
function isBatch({ graph, samples }: ViewContext, node: number): boolean {
  const isLong = (one: number) => shapeOf(graph, one)[0] === samples;
  if (samples === null || !isLong(node)) return false;
  const seen = new Set([node]);
  const open = [node];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (!isOp(graph, one)) {
      if (kindOf(graph, one) !== 'parameter' && isLong(one)) return true;
      continue;
    }
    for (const input of inputsOf(graph, one)) {
      if (seen.has(input)) continue;
      seen.add(input);
      open.push(input);
    }
  }
  return false;
}
