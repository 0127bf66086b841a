import { type Graph, shapeOf } from '../../engine/graph/graph.ts';
import { printShape, type Shape, sameShape } from '../../engine/shape.ts';
import { entryOf } from './context.ts';

/**
 * The shapes of an edge's rule: `(2, 1) = (2, 4) · (4, 1)` for a matrix product, `(4, 2) = (4, 2)` where nothing changes,
 * `(2,) ← (4, 2)` where the gradient is summed, spread or rearranged.
 */
export function shapesOfRule(graph: Graph, node: number, edge: number): string {
  const slot = edge - (graph.inputStart[node] as number);
  const shape = (k: number) => shapeOf(graph, graph.inputs[(graph.inputStart[node] as number) + k] as number);
  const out = shapeOf(graph, node);
  const own = shape(slot);
  const { name } = entryOf(graph, node).op;
  const product = (left: Shape, right: Shape) => `${printShape(own)} = ${printShape(left)} · ${printShape(right)}`;
  const matrices = out.length === 2 && own.length === 2;
  if (matrices && (name === 'matmul' || name === 'affine')) {
    return slot === 0 ? product(out, flipped(shape(1))) : product(flipped(shape(0)), out);
  }
  if (matrices && name === 'linear') return slot === 0 ? product(out, shape(1)) : product(flipped(out), shape(0));
  return sameShape(own, out) || out.length === 0 ? printShape(own) : `${printShape(own)} ← ${printShape(out)}`;
}

const flipped = (shape: Shape): Shape => [...shape].reverse();
