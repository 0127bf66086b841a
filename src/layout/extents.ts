/** Room around the bars, from the sizes of nodes and labels. */
import type { Bars } from './bars.ts';
import { labelDrop, labelLift, laneHalf } from './curve.ts';
import type { Extents } from './gaps.ts';
import { trayDrop } from './trays.ts';
import type { Size } from './types.ts';

/** Free space over and under a label, and between two wires. */
const labelAir = 3;
const laneAir = 2;

export interface SizedNode {
  readonly size: Size;
  readonly nameHeight: number;
}

/** What hangs under an element, if anything. */
export type TrayOf = (element: number) => Size | undefined;

/**
 * @param nodes Size of every element bar.
 * @param labels Labels of the edge drawn along a bar, null where it has none.
 * @param trayOf Size of what hangs under an element.
 */
export function measureBars(
  bars: Bars,
  nodes: readonly SizedNode[],
  labels: (bar: number) => { readonly above: Size; readonly below: Size } | null,
  rowGap: number,
  trayOf: TrayOf | null = null,
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
  const extents = {
    nodeAbove,
    nodeBelow,
    labelAbove,
    labelBelow,
    endBelow: new Float64Array(bars.count),
    trayTop: new Float64Array(bars.count),
    lane,
    wall: new Uint8Array(bars.count),
  };
  if (trayOf !== null) hangTrays(bars, extents, nodes, trayOf, rowGap);
  return extents;
}

/** A tray takes the room under its op, and under the wires beside it: it may be wider than the op. */
function hangTrays(bars: Bars, extents: Extents, nodes: readonly SizedNode[], trayOf: TrayOf, rowGap: number): void {
  const before = extents.labelBelow.slice();
  for (let op = 0; op < bars.elementCount; op++) {
    const size = trayOf(op);
    const input = bars.ins[bars.inAt[op] as number];
    if (size === undefined || input === undefined) continue;
    const drop = trayDrop(before, bars, op, input, nodes[op]?.size.height ?? 0);
    const whole = drop + size.height + rowGap / 2;
    extents.trayTop[op] = drop;
    extents.nodeBelow[op] = Math.max(extents.nodeBelow[op] as number, whole);
    extents.labelBelow[op] = Math.max(extents.labelBelow[op] as number, whole);
    extents.endBelow[input] = whole;
  }
}
