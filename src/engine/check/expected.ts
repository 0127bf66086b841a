import { inputsOf } from '../graph/graph.ts';
import type { Trace } from '../trace/trace.ts';

/** What a difference of 0 beside a gradient of 0 has to be able to show, so that the two agree. */
export interface Expected {
  /** The gradient by the right rules: where that is not 0, a difference of 0 has not seen it. */
  readonly right: number;
  /** How large a gradient would be here: that one, or the largest of the numbers that are computed from the element. */
  readonly size: number;
}

/**
 * What is expected of each element of a leaf. Where the right gradient is 0 (behind a closed switch, times 0), the largest
 * gradient of what is computed from the element is what would come through if something did.
 * @param trace a trace whose gradients are right
 */
export function expectedIn(trace: Trace): (node: number, element: number) => Expected {
  const { graph, grads } = trace;
  const sizes = new Map<number, number>();
  return (node, element) => {
    const right = grads[(graph.offsets[node] as number) + element] as number;
    if (right !== 0) return { right, size: Math.abs(right) };
    const size = sizes.get(node) ?? sizeBehind(trace, node);
    sizes.set(node, size);
    return { right, size };
  };
}

/** The largest gradient of a leaf and of the numbers computed from it, the seed of the output among them. */
function sizeBehind({ graph, grads }: Trace, leaf: number): number {
  const { count, offsets, output, seed } = graph;
  const behind = new Uint8Array(count);
  behind[leaf] = 1;
  let size = 0;
  for (let node = leaf; node < count; node++) {
    if (node !== leaf && !inputsOf(graph, node).some((input) => behind[input] === 1)) continue;
    behind[node] = 1;
    const [from, to] = [offsets[node] as number, offsets[node + 1] as number];
    const own = node === output ? seed : grads.subarray(from, to);
    for (const one of own) if (Number.isFinite(one)) size = Math.max(size, Math.abs(one));
  }
  return size;
}
