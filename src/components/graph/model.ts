import { displayNames } from '../../engine/graph/displayNames.ts';
import { consumersOf, type Graph, LEAF, opOf, shapeOf } from '../../engine/graph/graph.ts';
import type { Shape } from '../../engine/shape.ts';
import type { Trace } from '../../engine/trace/trace.ts';
import { formatNumber } from '../../format/number.ts';
import { hangingLeaves, trayEdges } from './hanging.ts';
import { GRID, TYPE } from './style.ts';
import { textWidth } from './textWidth.ts';

/**
 * How a node is drawn. `circle`: an op. `capsule`: an op whose word is too long for a ring. `stack`: a composite that
 * can be opened. `card`: a node whose numbers live inside it, because several edges (or none) leave it. `tray`: a leaf that
 * stands under its layer, in a part of that layer's tray.
 */
export type Form = 'pill' | 'parameter' | 'constant' | 'circle' | 'capsule' | 'stack' | 'card' | 'tray';

/** Everything about a node that does not change while the figure stands: what it is, never what it shows. */
export interface NodeModel {
  readonly key: string;
  readonly form: Form;
  readonly kind: 'input' | 'parameter' | 'constant' | 'op';
  /** What stands in the shape: an op's symbol, a leaf's name, a constant's number. */
  readonly inside: string;
  /** What stands over the shape (in a card: beside the symbol), `null` for nothing. */
  readonly name: string | null;
  readonly automatic: boolean;
  readonly composite: boolean;
  /** Edges that leave it, the output's wire to the ring among them. */
  readonly wires: number;
  readonly shape: Shape;
  /** The op under which it stands (form `tray`), else −1; and whether it is the first there. */
  readonly under: number;
  readonly first: boolean;
  /** Width of a cell of its grid. */
  readonly cell: number;
  /** Its name stands over the grid on its only edge, not over its shape. */
  readonly titled: boolean;
}

/** An edge, or (`to` −1) the wire from the output node to the ring. */
export interface EdgeModel {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly slot: number;
  /** The only one that leaves its source: the source's numbers live on it. */
  readonly single: boolean;
  /** The value stands in the source's box already. */
  readonly silent: boolean;
  /** Id of the edge that draws its lanes: of all that come from one tray, the first. */
  readonly lane: string;
  /** Edges that share its lanes, itself among them; empty where another edge draws them. */
  readonly shared: readonly number[];
}

export interface GraphModel {
  readonly nodes: readonly NodeModel[];
  readonly edges: readonly EdgeModel[];
  readonly wire: EdgeModel;
  readonly indexOf: ReadonlyMap<string, number>;
  readonly edgeOf: ReadonlyMap<string, number>;
  /** Whether any node can be opened or closed: then there are levels to choose from. */
  readonly levels: boolean;
}

export const WIRE = '@output';

/** Words of at most this many characters stand in a ring. */
const RING_LETTERS = 5;
/** So many wires end on a ring; more need the side of a box. */
const RING_PORTS = 3;

/**
 * What stands in a node's shape in a trace. A constant's number is the trace's: in the scalar view it is another one with
 * every iteration.
 */
export function insideOf({ kind, shape, inside }: NodeModel, { graph, values }: Trace, index: number): string {
  if (kind !== 'constant' || shape.length > 0) return inside;
  return formatNumber(values[graph.offsets[index] as number] as number);
}

const known = new WeakMap<Graph, GraphModel>();

/** The model of a graph, made once. */
export function modelOf(graph: Graph): GraphModel {
  const made = known.get(graph);
  if (made !== undefined) return made;
  const consumers = consumersOf(graph);
  const names = displayNames(graph);
  const wiresOf = (node: number) =>
    (consumers.start[node + 1] as number) - (consumers.start[node] as number) + (node === graph.output ? 1 : 0);
  const nodes: NodeModel[] = [];
  const hangs = hangingLeaves(graph);
  for (let i = 0; i < graph.count; i++) {
    const wires = wiresOf(i);
    const shape = shapeOf(graph, i);
    const key = graph.keys[i] as string;
    const display = names[i] ?? null;
    const code = graph.codes[i] as number;
    const under = hangs.get(i) ?? -1;
    const first = under >= 0 && !nodes.some((other) => other.under === under);
    const titled = wires === 1 && shape.length > 0 && under < 0;
    const cell = code === LEAF.constant ? dataCell(graph, i) : GRID.cellWidth;
    const common = { key, wires, shape, automatic: display?.automatic ?? false, under, first, titled, cell };
    if (code === LEAF.constant) {
      const scalar = shape.length === 0;
      const inside = scalar
        ? formatNumber(graph.initial[graph.offsets[i] as number] as number)
        : (display?.text ?? '[ ]');
      const form: Form = under >= 0 ? 'tray' : !scalar && wires !== 1 ? 'card' : 'constant';
      nodes.push({
        ...common,
        form,
        kind: 'constant',
        inside,
        name: scalar ? (display?.text ?? null) : null,
        composite: false,
      });
    } else if (code === LEAF.input || code === LEAF.parameter) {
      const kind = code === LEAF.input ? 'input' : 'parameter';
      const form: Form = under >= 0 ? 'tray' : wires !== 1 ? 'card' : kind === 'input' ? 'pill' : 'parameter';
      nodes.push({ ...common, form, kind, inside: display?.text ?? '', name: null, composite: false });
    } else {
      const entry = opOf(graph, i);
      const composite = entry?.op.opens != null;
      const word = composite ? (entry.op.call?.names[0] ?? entry.symbol) : (entry?.symbol ?? '');
      // Between tensors' grids every word widens the figure: a layer's activation is its letter there.
      const letter = entry !== null && !graph.scalar && [...entry.symbol].length === 1;
      const inside = letter ? entry.symbol : word;
      const inputs = (graph.inputStart[i + 1] as number) - (graph.inputStart[i] as number);
      const round: Form = inside.length <= RING_LETTERS && inputs <= RING_PORTS ? 'circle' : 'capsule';
      const form: Form = wires !== 1 ? 'card' : composite ? 'stack' : round;
      nodes.push({ ...common, form, kind: 'op', inside, name: display?.text ?? null, composite });
    }
  }
  const edges: EdgeModel[] = [];
  const edgeOf = new Map<string, number>();
  for (let to = 0; to < graph.count; to++) {
    for (let e = graph.inputStart[to] as number; e < (graph.inputStart[to + 1] as number); e++) {
      const from = graph.inputs[e] as number;
      const slot = e - (graph.inputStart[to] as number);
      const id = `${graph.keys[to]}:${slot}`;
      const tray = (nodes[from] as NodeModel).under < 0 ? [e] : trayEdges(graph, hangs, to);
      const leads = tray[0] === e;
      const lane = leads ? id : `${graph.keys[to]}:${(tray[0] as number) - (graph.inputStart[to] as number)}`;
      edges.push({ id, from, to, slot, ...living(nodes[from] as NodeModel), lane, shared: leads ? tray : [] });
      edgeOf.set(id, e);
    }
  }
  const model: GraphModel = {
    nodes,
    edges,
    wire: {
      id: WIRE,
      from: graph.output,
      to: -1,
      slot: 0,
      ...living(nodes[graph.output] as NodeModel),
      lane: WIRE,
      shared: [],
    },
    indexOf: new Map(nodes.map((node, i) => [node.key, i])),
    edgeOf,
    levels: graph.groups.length > 0 || nodes.some((node) => node.composite),
  };
  known.set(graph, model);
  return model;
}

function living(source: NodeModel): { single: boolean; silent: boolean } {
  const inBox = source.form === 'tray' || (source.kind === 'constant' && source.shape.length === 0);
  return { single: source.wires === 1, silent: inBox };
}

/** Beyond so many elements data are taken to have numbers of any length. */
const MOST_MEASURED = 4096;

/** Width of a cell of data: no wider than its longest number needs. */
function dataCell(graph: Graph, node: number): number {
  const from = graph.offsets[node] as number;
  const to = graph.offsets[node + 1] as number;
  if (to - from > MOST_MEASURED) return GRID.cellWidth;
  let width: number = GRID.leastCell;
  for (let i = from; i < to && width < GRID.cellWidth; i++)
    width = Math.max(width, Math.ceil(textWidth(formatNumber(graph.initial[i] as number), TYPE.cell)) + 12);
  return Math.min(width, GRID.cellWidth);
}
