import { shapeOf } from '../graph/graph.ts';
import type { Trace } from '../trace/trace.ts';
import type { Mistake } from './mistake.ts';

/** So many elements are compared; of more, those around the one asked for. */
const MOST_COMPARED = 512;

/** The number of another place: rows and columns swapped, a neighbour, any other element. `values`: those of the whole tensor. */
export function elementMistakes(
  { graph }: Trace,
  node: number,
  element: number,
  values: Float64Array,
): readonly Mistake[] {
  const shape = shapeOf(graph, node);
  const all: Mistake[] = [];
  if (values.length < 2) return all;
  if (shape.length === 2) {
    const [rows, columns] = shape as readonly [number, number];
    const [row, column] = [Math.floor(element / columns), element % columns];
    if (row !== column && column < rows && row < columns) {
      const other = column * columns + row;
      all.push({ name: 'transposed', value: values[other] as number, element: other });
    }
  }
  const from = Math.max(0, Math.min(element - MOST_COMPARED / 2, values.length - MOST_COMPARED));
  const end = Math.min(values.length, from + MOST_COMPARED);
  const others = Array.from({ length: end - from }, (_, k) => from + k).filter((k) => k !== element);
  others.sort((a, b) => Math.abs(a - element) - Math.abs(b - element));
  for (const other of others) all.push({ name: 'otherElement', value: values[other] as number, element: other });
  return all;
}
