import { targetOf } from '../graph/graph.ts';
import { ledgerOf } from '../timeline/ledger.ts';
import type { Timeline } from '../timeline/timeline.ts';
import { contributionOf, localOf, nodeValue, type Trace, updatedValue } from '../trace/trace.ts';
import { gradientAfter, tangentAfter } from './totals.ts';

/** What numbers are taken apart in: a trace with its timeline. */
export interface Run {
  readonly trace: Trace;
  readonly timeline: Timeline;
  /**
   * Of a run with a wrong rule, the same program run by the right engine: every number is then derived by the right rule from
   * the numbers of this run (evaluate.ts says where that is not the number that this run has).
   */
  readonly right?: Run;
  /** Of a run with a wrong rule, the last act that is done: what should have been sent later is not missing yet. */
  readonly until?: number;
}

/**
 * One number of a run. Elements are counted row-major.
 * - `value`: of a node after the forward pass; `updated`: of a parameter after its update.
 * - `gradient`: a node's running total after the first `entries` entries of its ledger.
 * - `contribution`: what one event sent (element of the node that receives it).
 * - `local`: ∂output/∂input along an edge into an elementwise op (element of the output).
 * - `carried`: the gradient that the iteration before has left at a leaf. `seed`: ∂output/∂output.
 * - `tangent`: in forward mode a node's tangent after the first `entries` entries of its ledger in a pass; `act`: the act which
 *   begins that pass. `brought`: what it becomes along one edge (element of the node that the edge enters).
 * - `missing`: what a wrong run should have sent along an edge and did not, by the right rule (element of the receiver).
 */
export type Quantity =
  | { readonly kind: 'value' | 'updated' | 'carried' | 'seed'; readonly node: number; readonly element: number }
  | { readonly kind: 'gradient'; readonly node: number; readonly element: number; readonly entries: number }
  | { readonly kind: 'contribution'; readonly node: number; readonly entry: number; readonly element: number }
  | { readonly kind: 'local'; readonly edge: number; readonly element: number }
  | {
      readonly kind: 'tangent';
      readonly node: number;
      readonly element: number;
      readonly entries: number;
      readonly act: number;
    }
  | { readonly kind: 'brought'; readonly edge: number; readonly element: number; readonly act: number }
  | {
      readonly kind: 'missing';
      readonly node: number;
      readonly edge: number;
      readonly element: number;
      readonly number: number;
    };

/** The same text for the same number, another one for every other. */
export function keyOf(quantity: Quantity): string {
  const { kind, element } = quantity;
  if (kind === 'local') return `local ${quantity.edge} ${element}`;
  if (kind === 'missing') return `missing ${quantity.edge} ${element}`;
  if (kind === 'brought') return `brought ${quantity.edge} ${element} ${quantity.act}`;
  if (kind === 'tangent') return `tangent ${quantity.node} ${element} ${quantity.entries} ${quantity.act}`;
  if (kind === 'gradient') return `gradient ${quantity.node} ${element} ${quantity.entries}`;
  if (kind === 'contribution') return `contribution ${quantity.node} ${element} ${quantity.entry}`;
  return `${kind} ${quantity.node} ${element}`;
}

/** The number itself, as the trace has it; NaN for one that the run does not have. */
export function numberOf({ trace, timeline }: Run, quantity: Quantity): number {
  const { element } = quantity;
  const at = (numbers: Float64Array | undefined) => numbers?.[element] ?? Number.NaN;
  switch (quantity.kind) {
    case 'value':
      return at(nodeValue(trace, quantity.node));
    case 'updated':
      return at(updatedValue(trace, quantity.node));
    case 'seed':
      return at(trace.graph.seed);
    case 'carried':
      return trace.carried?.[(trace.graph.offsets[quantity.node] as number) + element] ?? 0;
    case 'gradient':
      return at(gradientAfter(trace, timeline, quantity.node, quantity.entries));
    case 'contribution': {
      const entry = ledgerOf(timeline, quantity.node)[quantity.entry];
      return entry === undefined ? Number.NaN : at(contributionOf(trace, entry.event));
    }
    case 'local':
      return at(localOf(trace, quantity.edge));
    case 'tangent':
      return at(tangentAfter(trace, timeline, quantity.node, quantity.act, quantity.entries));
    case 'brought': {
      const { edge, act } = quantity;
      const entry = ledgerOf(timeline, targetOf(trace.graph, edge), act).find((one) => one.edge === edge);
      return entry === undefined ? Number.NaN : at(contributionOf(trace, entry.event));
    }
    case 'missing':
      return quantity.number;
  }
}
