import { FIRST_OP, inputsOf, LEAF } from '../graph/graph.ts';
import type { Trace } from '../trace/trace.ts';

/** An input or parameter to which no gradient comes. */
export interface Unreached {
  readonly node: number;
  /** The output is computed from it all the same, behind a detach or as a target. */
  readonly used: boolean;
}

/** The inputs and parameters that the check has no row for, in the order of the graph: no gradient ever comes to them. */
export function unreachedLeaves({ graph, schedule: { reached } }: Trace): readonly Unreached[] {
  const used = new Uint8Array(graph.count);
  used[graph.output] = 1;
  for (let node = graph.count - 1; node >= 0; node--)
    if (used[node] === 1) for (const input of inputsOf(graph, node)) used[input] = 1;
  const leaves: Unreached[] = [];
  for (let node = 0; node < graph.count; node++) {
    const code = graph.codes[node] as number;
    if (code >= FIRST_OP || code === LEAF.constant || reached[node] === 1) continue;
    leaves.push({ node, used: used[node] === 1 });
  }
  return leaves;
}
