/** Room around the bars, from the sizes of nodes and labels. */
import type { Bars } from './bars.ts';
import { labelDrop, labelLift, laneHalf } from './curve.ts';
import type { Extents } from './gaps.ts';
import type { Size } from './types.ts';

/** Free space over and under a label, and between two wires. */
const labelAir = 3;
const laneAir = 2;

export interface SizedNode {
  readonly size: Size;
  readonly nameHeight: number;
}

/**
 * @param nodes Size of every element bar.
 * @param labels Labels of the edge drawn along a bar, null where it has none.
 */
export function measureBars(
  bars: Bars,
  nodes: readonly SizedNode[],
  labels: (bar: number) => { readonly above: Size; readonly below: Size } | null,
  rowGap: number,
): Extents {
  const nodeAbove = new Float64Array(bars.count);
  const nodeBelow = new Float64Array(bars.count);
  const labelAbove = new Float64Array(bars.count);
  const labelBelow = new Float64Array(bars.count);
  const lane = laneHalf + laneAir;
  for (let bar = 0; bar < bars.count; bar++) {
    const node = bar < bars.elementCount ? nodes[bar] : undefined;
    if (node) {
      nodeAbove[bar] = node.size.height / 2 + node.nameHeight + rowGap / 2;
      nodeBelow[bar] = node.size.height / 2 + rowGap / 2;
    }
    const label = (bars.edgeOfBar[bar] as number) < 0 ? null : labels(bar);
    labelAbove[bar] = Math.max(lane, label && label.above.height > 0 ? labelLift + label.above.height + labelAir : 0);
    labelBelow[bar] = Math.max(lane, label && label.below.height > 0 ? labelDrop + label.below.height + labelAir : 0);
  }
  return { nodeAbove, nodeBelow, labelAbove, labelBelow, lane, wall: new Uint8Array(bars.count) };
}
