import { displayNames } from '../graph/displayNames.ts';
import { elementsOf, type Graph, shapeOf } from '../graph/graph.ts';
import type { Shape } from '../shape.ts';
import { leavesOf } from './counts.ts';

/** A pass of forward mode: the tangent of one element of an input or parameter is 1, every other input's is 0. */
export interface TangentPass {
  readonly leaf: number;
  /** Counted by rows. */
  readonly element: number;
  /** `x`, `W1[0, 1]`: how a link and a list name it. */
  readonly name: string;
}

/** Every pass there is: one an element of every leaf that wants a gradient, in the order of the tape. */
export function passesOf(graph: Graph): readonly TangentPass[] {
  const names = displayNames(graph);
  return leavesOf(graph).flatMap((leaf) => {
    const text = names[leaf]?.text ?? graph.keys[leaf] ?? '';
    const shape = shapeOf(graph, leaf);
    return Array.from({ length: elementsOf(graph, leaf) }, (_, element) => ({
      leaf,
      element,
      name: `${text}${positionIn(shape, element)}`,
    }));
  });
}

/** `[1, 0]`: where an element stands in a shape; nothing for a scalar. */
export function positionIn(shape: Shape, element: number): string {
  if (shape.length === 0) return '';
  const at: number[] = [];
  let rest = element;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const extent = shape[axis] as number;
    at.unshift(rest % extent);
    rest = Math.floor(rest / extent);
  }
  return `[${at.join(', ')}]`;
}

/** The pass of that name (blanks do not count), or the first one of the input of that name; −1 when there is none. */
export function passNamed(passes: readonly TangentPass[], name: string): number {
  const plain = (text: string) => text.replace(/\s+/gu, '');
  const wanted = plain(name);
  const same = passes.findIndex((pass) => plain(pass.name) === wanted);
  return same >= 0 ? same : passes.findIndex((pass) => plain(pass.name).startsWith(`${wanted}[`));
}
