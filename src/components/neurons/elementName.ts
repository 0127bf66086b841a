import type { Shape } from '../../engine/shape.ts';

/** The name of an element (row-major) as the program would write it: W1[1,0], b1[1]; of a scalar its own. */
export function elementName(name: string, shape: Shape, element: number): string {
  if (shape.length === 0) return name;
  const indices: number[] = [];
  let rest = element;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const extent = shape[axis] as number;
    indices.unshift(rest % extent);
    rest = Math.floor(rest / extent);
  }
  return `${name}[${indices.join(',')}]`;
}
