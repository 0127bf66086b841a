import { type Shape, sizeOf } from '../shape.ts';

/** What element `k` (row-major) of a value is called: `W1[1, 0]` as the language writes it, plain `y` where there is one. */
export function elementName(name: string, shape: Shape, k: number): string {
  if (sizeOf(shape) === 1) return name;
  const index: number[] = [];
  let rest = k;
  for (const extent of [...shape].reverse()) {
    index.unshift(rest % extent);
    rest = Math.floor(rest / extent);
  }
  return `${name}[${index.join(',')}]`;
}
