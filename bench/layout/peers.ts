/** The other layout tools, each given the same nodes, sizes and edges, left to right. */
import dagre from '@dagrejs/dagre';
import type { Viz } from '@viz-js/viz';
import { graph, sugiyama } from 'd3-dag';
import ELK, { type ElkNode } from 'elkjs/lib/elk.bundled.js';
import { pointAt } from '../../src/layout/lanes.ts';
import { layout } from '../../src/layout/layout.ts';
import type { LayoutInput, PreviousLayout } from '../../src/layout/types.ts';
import type { Picture } from './picture.ts';

type Line = (readonly [number, number])[];

export function ours(input: LayoutInput, previous?: PreviousLayout): { picture: Picture; memory: PreviousLayout } {
  const out = layout(input, previous);
  const x = new Map(input.nodes.map((node, index) => [node.key, out.nodes[index]?.x ?? 0]));
  const y = new Map(input.nodes.map((node, index) => [node.key, out.nodes[index]?.y ?? 0]));
  const lines = out.edges.map(
    (edge): Line =>
      Array.from({ length: 49 }, (_, step) => {
        const point = pointAt(edge, step / 48);
        return [point.x, point.y];
      }),
  );
  return { picture: { x, y, lines }, memory: out.memory };
}

export function runDagre(input: LayoutInput): Picture {
  const g = new dagre.graphlib.Graph({ multigraph: true });
  g.setGraph({ rankdir: 'LR', nodesep: 24, ranksep: 60 });
  g.setDefaultEdgeLabel(() => ({}));
  input.nodes.forEach((node) => {
    g.setNode(node.key, { width: node.size.width, height: node.size.height });
  });
  input.edges.forEach((edge, index) => {
    g.setEdge(input.nodes[edge.from]?.key ?? '', input.nodes[edge.to]?.key ?? '', {}, String(index));
  });
  dagre.layout(g);
  const x = new Map(input.nodes.map((node) => [node.key, g.node(node.key).x ?? 0]));
  const y = new Map(input.nodes.map((node) => [node.key, g.node(node.key).y ?? 0]));
  const lines = g
    .edges()
    .map((name): Line => (g.edge(name).points ?? []).map((point: { x: number; y: number }) => [point.x, point.y]));
  return { x, y, lines };
}

const elk = new ELK();

export async function runElk(input: LayoutInput): Promise<Picture> {
  const out: ElkNode = await elk.layout({
    id: 'root',
    layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT' },
    children: input.nodes.map((node) => ({ id: node.key, width: node.size.width, height: node.size.height })),
    edges: input.edges.map((edge, index) => ({
      id: `e${index}`,
      sources: [input.nodes[edge.from]?.key ?? ''],
      targets: [input.nodes[edge.to]?.key ?? ''],
    })),
  });
  const x = new Map<string, number>();
  const y = new Map<string, number>();
  for (const child of out.children ?? []) {
    x.set(child.id, (child.x ?? 0) + (child.width ?? 0) / 2);
    y.set(child.id, (child.y ?? 0) + (child.height ?? 0) / 2);
  }
  const lines = (out.edges ?? []).map((edge): Line => {
    const section = edge.sections?.[0];
    if (!section) return [];
    return [section.startPoint, ...(section.bendPoints ?? []), section.endPoint].map((point) => [point.x, point.y]);
  });
  return { x, y, lines };
}

export function runD3dag(input: LayoutInput): Picture {
  const g = graph<number, number>();
  const nodes = input.nodes.map((_, index) => g.node(index));
  input.edges.forEach((edge, index) => {
    const from = nodes[edge.from];
    const to = nodes[edge.to];
    if (from && to) g.link(from, to, index);
  });
  // It lays out downwards: widths and heights change places.
  sugiyama().nodeSize((node: { data: number }): [number, number] => {
    const size = input.nodes[node.data]?.size;
    return [(size?.height ?? 52) + 24, (size?.width ?? 52) + 60];
  })(g);
  const x = new Map(input.nodes.map((node, index) => [node.key, nodes[index]?.y ?? 0]));
  const y = new Map(input.nodes.map((node, index) => [node.key, nodes[index]?.x ?? 0]));
  const lines = [...g.links()].map((link): Line => link.points.map(([across, along]) => [along, across]));
  return { x, y, lines };
}

interface DotAnswer {
  readonly objects: readonly { readonly name: string; readonly pos: string }[];
  readonly edges: readonly { readonly pos: string }[];
}

/** `pos` of an edge: "e,x,y x,y x,y …", an end point and then Bézier points, three a piece after the first. */
function spline(pos: string): Line {
  const points = pos
    .split(' ')
    .filter((part) => !part.startsWith('e,') && !part.startsWith('s,'))
    .map((part) => part.split(',').map(Number));
  const line: Line = [];
  for (let at = 0; at + 3 < points.length; at += 3) {
    for (let step = 0; step <= 8; step++) {
      const t = step / 8;
      const weight = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t ** 3];
      let px = 0;
      let py = 0;
      weight.forEach((w, index) => {
        px += w * (points[at + index]?.[0] ?? 0);
        py += w * (points[at + index]?.[1] ?? 0);
      });
      line.push([px, -py]);
    }
  }
  return line;
}

/**
 * @param slots Whether inputs must enter in slot order, as they do in ours: nodes are then records with a port a slot.
 *   Without it Graphviz may draw b − a for a − b, and has fewer crossings to answer for.
 */
export function runDot(viz: Viz, input: LayoutInput, slots: boolean): Picture {
  const inputs = input.nodes.map((_, index) => input.edges.filter((edge) => edge.to === index).length);
  const out = viz.renderJSON({
    directed: true,
    graphAttributes: { rankdir: 'LR', nodesep: 24 / 72, ranksep: 60 / 72 },
    nodeAttributes: { shape: slots ? 'record' : 'box', fixedsize: true, label: '' },
    nodes: input.nodes.map((node, index) => ({
      name: node.key,
      attributes: {
        width: node.size.width / 72,
        height: node.size.height / 72,
        ...(slots && { label: Array.from({ length: inputs[index] ?? 0 }, (_, slot) => `<s${slot}>`).join('|') }),
      },
    })),
    edges: input.edges.map((edge) => ({
      tail: input.nodes[edge.from]?.key ?? '',
      head: input.nodes[edge.to]?.key ?? '',
      attributes: slots ? { headport: `s${edge.slot}:w`, tailport: 'e' } : {},
    })),
  }) as DotAnswer;
  const x = new Map<string, number>();
  const y = new Map<string, number>();
  for (const object of out.objects) {
    const [px, py] = object.pos.split(',').map(Number);
    x.set(object.name, px ?? 0);
    y.set(object.name, -(py ?? 0));
  }
  return { x, y, lines: out.edges.map((edge) => spline(edge.pos)) };
}
