/** Least vertical distances between the bars of a picture. */
import type { Bars } from './bars.ts';

/** Room every bar needs, px from its own height: as a node in its own layer, with its label in the gap after, else as lanes. */
export interface Extents {
  readonly nodeAbove: Float64Array;
  readonly nodeBelow: Float64Array;
  readonly labelAbove: Float64Array;
  readonly labelBelow: Float64Array;
  /** Room under a bar in its last gap: a tray that hangs under its target reaches into it. 0: none. */
  readonly endBelow: Float64Array;
  /** How far under an element's height the tray under it begins; 0: it has none. */
  readonly trayTop: Float64Array;
  /** Half the room of a wire that passes without label. */
  readonly lane: number;
  /** Bars that bound a room: as high in every layer as in the first. */
  readonly wall: Uint8Array;
}

/** Separation constraints: y[under] ≥ y[over] + distance, sorted by `over`: those of bar b are at[b]…at[b+1]. */
export interface Gaps {
  readonly at: Int32Array;
  readonly under: Int32Array;
  readonly distance: Float64Array;
}

/** Reads each layer off the order and keeps neighbours apart; repeated neighbours give one constraint. */
export function findGaps(bars: Bars, order: Int32Array, extents: Extents): Gaps {
  let layers = 0;
  for (let bar = 0; bar < bars.count; bar++) layers = Math.max(layers, (bars.last[bar] as number) + 2);
  const tail = new Int32Array(layers).fill(-1);
  const tailBelow = new Float64Array(layers);
  const overs: number[] = [];
  const unders: number[] = [];
  const distances: number[] = [];
  for (let place = 0; place < order.length; place++) {
    const bar = order[place] as number;
    const begin = bars.first[bar] as number;
    const end = bars.last[bar] as number;
    const isNode = bar < bars.elementCount;
    const labelLayer = isNode ? begin + 1 : begin;
    let lastOver = -1;
    let lastDistance = 0;
    for (let layer = begin; layer <= end; layer++) {
      let above = extents.lane;
      let below = extents.lane;
      if (extents.wall[bar] || (isNode && layer === begin)) {
        above = extents.nodeAbove[bar] as number;
        below = extents.nodeBelow[bar] as number;
      } else if (layer === labelLayer) {
        above = extents.labelAbove[bar] as number;
        below = extents.labelBelow[bar] as number;
      }
      if (layer === end && (extents.endBelow[bar] as number) > below) below = extents.endBelow[bar] as number;
      const over = tail[layer + 1] as number;
      if (over >= 0) {
        const distance = Math.ceil((tailBelow[layer + 1] as number) + above);
        if (over !== lastOver) {
          overs.push(over);
          unders.push(bar);
          distances.push(distance);
          lastOver = over;
          lastDistance = distance;
        } else if (distance > lastDistance) {
          distances[distances.length - 1] = distance;
          lastDistance = distance;
        }
      }
      tail[layer + 1] = bar;
      tailBelow[layer + 1] = below;
    }
  }
  const at = new Int32Array(bars.count + 1);
  for (const over of overs) at[over + 1] = (at[over + 1] as number) + 1;
  for (let bar = 0; bar < bars.count; bar++) at[bar + 1] = (at[bar + 1] as number) + (at[bar] as number);
  const fill = at.slice();
  const under = new Int32Array(overs.length);
  const distance = new Float64Array(overs.length);
  overs.forEach((over, index) => {
    const slot = fill[over] as number;
    fill[over] = slot + 1;
    under[slot] = unders[index] as number;
    distance[slot] = distances[index] as number;
  });
  return { at, under, distance };
}
