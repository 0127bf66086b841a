/**
 * Bars: the level things of which a picture is made. A node with its only wire is one bar (they share a height); a wire
 * from a node with several consumers has a bar of its own. Layers: column c is layer 2c, the gap after it layer 2c+1; a
 * bar covers the layers first…last. Because every wire is level in all gaps but where it bends, a picture is decided by
 * one order of all bars: in each layer they stand in that order.
 */
export interface Bars {
  readonly count: number;
  /** Bars 0…elementCount−1 belong to the elements, the rest are tracks. */
  readonly elementCount: number;
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Bars a bar begins from (an element: its inputs' wires in slot order; a track: its node): ins[inAt[b]…inAt[b+1]). */
  readonly inAt: Int32Array;
  readonly ins: Int32Array;
  /** Bars it ends in (a wire: its target; an element with several wires: their tracks). */
  readonly outAt: Int32Array;
  readonly outs: Int32Array;
  /** Slot at the target, for a bar that ends there as a wire. */
  readonly slot: Int32Array;
  readonly barOfEdge: Int32Array;
  /** Edge drawn along the bar, -1 for a node without wire or with several. */
  readonly edgeOfBar: Int32Array;
}

/** An edge between elements; -1 where it comes from or goes to the outside. */
export interface BarEdge {
  readonly from: number;
  readonly to: number;
  readonly slot: number;
}

/** Makes the bars of a graph whose columns are known. */
export function makeBars(elementCount: number, column: Int32Array, edges: readonly BarEdge[]): Bars {
  const uses = new Int32Array(elementCount);
  let lastColumn = 0;
  for (let element = 0; element < elementCount; element++) lastColumn = Math.max(lastColumn, column[element] ?? 0);
  let tracks = 0;
  for (const edge of edges) if (edge.from >= 0) uses[edge.from] = (uses[edge.from] ?? 0) + 1;
  for (const edge of edges) if (edge.from < 0 || (uses[edge.from] ?? 0) > 1) tracks++;
  const count = elementCount + tracks;
  const first = new Int32Array(count);
  const last = new Int32Array(count);
  const slot = new Int32Array(count);
  const edgeOfBar = new Int32Array(count).fill(-1);
  const barOfEdge = new Int32Array(edges.length);
  const source = new Int32Array(count).fill(-1);
  for (let element = 0; element < elementCount; element++) {
    first[element] = 2 * (column[element] ?? 0);
    last[element] = 2 * (column[element] ?? 0);
  }
  let track = elementCount;
  edges.forEach((edge, index) => {
    const own = edge.from < 0 || (uses[edge.from] ?? 0) > 1;
    const bar = own ? track++ : edge.from;
    barOfEdge[index] = bar;
    edgeOfBar[bar] = index;
    slot[bar] = edge.slot;
    if (own) {
      first[bar] = edge.from < 0 ? -1 : 2 * (column[edge.from] ?? 0) + 1;
      source[bar] = edge.from;
    }
    last[bar] = edge.to < 0 ? 2 * lastColumn + 1 : 2 * (column[edge.to] ?? 0) - 1;
  });
  const inAt = new Int32Array(count + 1);
  const outAt = new Int32Array(count + 1);
  const link = (from: number, to: number, write: (from: number, to: number) => void): void => {
    if (from >= 0 && to >= 0) write(from, to);
  };
  const eachLink = (write: (from: number, to: number) => void): void => {
    for (let bar = elementCount; bar < count; bar++) link(source[bar] ?? -1, bar, write);
    edges.forEach((edge, index) => {
      link(barOfEdge[index] ?? -1, edge.to, write);
    });
  };
  eachLink((from, to) => {
    outAt[from + 1] = (outAt[from + 1] ?? 0) + 1;
    inAt[to + 1] = (inAt[to + 1] ?? 0) + 1;
  });
  for (let bar = 0; bar < count; bar++) {
    inAt[bar + 1] = (inAt[bar + 1] ?? 0) + (inAt[bar] ?? 0);
    outAt[bar + 1] = (outAt[bar + 1] ?? 0) + (outAt[bar] ?? 0);
  }
  const ins = new Int32Array(inAt[count] ?? 0);
  const outs = new Int32Array(outAt[count] ?? 0);
  const inFill = inAt.slice();
  const outFill = outAt.slice();
  eachLink((from, to) => {
    const out = outFill[from] ?? 0;
    outs[out] = to;
    outFill[from] = out + 1;
    // Insertion by slot: nodes have few inputs.
    let at = inFill[to] ?? 0;
    inFill[to] = at + 1;
    for (; at > (inAt[to] ?? 0) && (slot[ins[at - 1] ?? 0] ?? 0) > (slot[from] ?? 0); at--) ins[at] = ins[at - 1] ?? 0;
    ins[at] = from;
  });
  return { count, elementCount, first, last, inAt, ins, outAt, outs, slot, barOfEdge, edgeOfBar };
}
