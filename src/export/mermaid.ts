import type { Shape } from '../engine/shape.ts';
import type { Cursor } from '../engine/timeline/timeline.ts';
import { formatNumber } from '../format/number.ts';
import { captionOf } from './captions.ts';
import type { ExportFigure } from './figure.ts';
import { gridOf, shapeText } from './grid.ts';
import { mermaidText } from './mermaidText.ts';
import { type DrawingOptions, PALETTE } from './palette.ts';
import { inRooms, roomTitle } from './rooms.ts';
import { isSilent, type ShownEdge, type ShownNode, shownAt } from './shown.ts';

/** What Mermaid draws unless its site is configured for more (`maxEdges`, `maxTextSize`). */
const MOST = { edges: 500, characters: 50_000 } as const;

/** Whether a written flowchart is larger than Mermaid draws by default. */
export function isLargeMermaid(text: string): boolean {
  return text.length > MOST.characters || (text.match(/^ {2}(?:n\d+) (?:-->|-\.->|===)/gmu) ?? []).length > MOST.edges;
}

interface Arrow {
  readonly text: string;
  /** Styles of the arrow, for `linkStyle`; `null` for the usual. */
  readonly style: string | null;
}

/**
 * The graph at a step as a Mermaid flowchart (Mermaid 10 and later): inputs left, output right; a thin arrow with the
 * value forwards and, where a gradient exists at this cursor, a thick line whose label points back (←). Tensors stand in
 * their node's box: on lines Mermaid lets labels of several lines overlap. Opened composites are subgraphs.
 *
 * Nodes are named `n0`, `n1` … by their number in the graph, as names may be words of Mermaid (`end`). Never throws.
 */
export function toMermaid(figure: ExportFigure, cursor: Cursor, options: DrawingOptions = {}): string {
  const { graph, nodes, edges, wire } = shownAt(figure, cursor);
  const coloured = options.colours !== false;
  const arrows = [...edges, wire].flatMap((edge) => arrowsOf(edge, nodes[edge.from] as ShownNode));
  const styles = new Map<string, number[]>();
  arrows.forEach(({ style }, i) => {
    if (style !== null) styles.set(style, [...(styles.get(style) ?? []), i]);
  });
  const idle = nodes.filter(({ computed }) => !computed).map(({ node }) => `n${node}`);
  const constants = nodes.filter(({ kind }) => kind === 'constant').map(({ node }) => `n${node}`);
  const active = nodes.filter((shown) => shown.active !== null).map(({ node }) => `n${node}`);
  const classes = (names: readonly string[], name: string) =>
    names.length === 0 ? [] : [`  class ${names.join(',')} ${name}`];
  return [
    `%% ${captionOf(figure, cursor)}`,
    'flowchart LR',
    ...inRooms(graph, {
      open: (group, index) => [`subgraph g${index} ["${mermaidText(roomTitle(group))}"]`, 'direction LR'],
      close: () => 'end',
      node: (node) => [`n${node}${shapeOfNode(nodes[node] as ShownNode)}`],
    }),
    '  out((( )))',
    ...arrows.map(({ text }) => `  ${text}`),
    ...classes(idle, 'idle'),
    ...classes(constants, 'constant'),
    ...classes(active, 'active'),
    '  classDef idle stroke-dasharray: 3 3',
    '  classDef constant stroke:none',
    '  classDef active stroke-width:3px',
    ...[...styles].map(([style, indices]) => `  linkStyle ${indices.join(',')} ${coloured ? style : bare(style)}`),
    '',
  ].join('\n');
}

function bare(style: string): string {
  return style.replace(/stroke:#\w+,color:#\w+,/u, '');
}

/** A number with one consumer stands on the line to it, everything else in its node's box. */
function isOnLine({ wires, shape }: ShownNode): boolean {
  return wires === 1 && shape.length === 0;
}

/** A pill for a leaf, a rounded box for an op, a box for what has its numbers inside. */
function shapeOfNode(shown: ShownNode): string {
  const { kind, symbol, name, shape, value } = shown;
  const title = name === null ? '' : name.automatic ? `<i>${mermaidText(name.text)}</i>` : mermaidText(name.text);
  if (isSilent(shown)) {
    const number = mermaidText(formatNumber((value as Float64Array)[0] as number));
    return `["${title === '' ? number : `${title} = ${number}`}"]`;
  }
  const own = kind === 'op' ? mermaidText(symbol) : kind === 'parameter' ? `θ ${title}` : title;
  const lines = kind === 'op' && title !== '' ? [own, title] : [own];
  const ends = kind === 'op' ? ['(', ')'] : kind === 'constant' ? ['[', ']'] : ['([', '])'];
  if (isOnLine(shown)) return `${ends[0]}"${lines.join('<br/>')}"${ends[1]}`;
  if (value !== null) lines.push(amount(value, shape));
  if (shown.gradient !== null) {
    const some = shown.partial ? ` (${shown.added} of ${shown.expected})` : '';
    const written = rowsOf(shown.gradient, shape).join('<br/>');
    lines.push(`grad${some}${shape.length === 0 ? ' ' : '<br/>'}${written}`);
  }
  return `["${lines.join('<br/>')}"]`;
}

/** A number; of a tensor its shape, and its rows line by line. */
function amount(values: Float64Array, shape: Shape): string {
  const rows = rowsOf(values, shape);
  return shape.length === 0 ? rows.join('') : [mermaidText(shapeText(shape)), ...rows].join('<br/>');
}

function rowsOf(values: Float64Array, shape: Shape): string[] {
  if (shape.length === 0) return [mermaidText(formatNumber(values[0] as number))];
  return gridOf(values, shape).map((row) => row.map((cell) => mermaidText(cell)).join(' '));
}

function arrowsOf(edge: ShownEdge, source: ShownNode): Arrow[] {
  const { shape, wires } = source;
  const from = `n${edge.from}`;
  const to = edge.to < 0 ? 'out' : `n${edge.to}`;
  const value = edge.value !== null && isOnLine(source) ? `|"${amount(edge.value, shape)}"|` : '';
  const forward: Arrow =
    edge.forward === 'todo'
      ? { text: `${from} -.-> ${to}`, style: null }
      : { text: `${from} -->${value} ${to}`, style: look('value-lane', 'value', edge.forward === 'on' ? 3 : 1.5) };
  if (edge.gradient === null || edge.backward === 'none') return [forward];
  const on = edge.backward === 'on';
  // Drawn from left to right as well: an edge back would make Mermaid's layout turn other edges round. A line without a
  // head, and an arrow in its label.
  const gradient = wires === 1 && shape.length > 0 ? '←' : `← ${amount(edge.gradient, shape)}`;
  const back = `${from} ===|"${gradient}"| ${to}`;
  return [forward, { text: back, style: look(on ? 'grad-lane' : 'grad-rest', 'grad', on ? 5 : 3.5) }];
}

function look(line: keyof typeof PALETTE, text: keyof typeof PALETTE, width: number): string {
  return `stroke:${PALETTE[line]},color:${PALETTE[text]},stroke-width:${width}px`;
}
