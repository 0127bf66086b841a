import type { Shape } from '../engine/shape.ts';
import type { Cursor } from '../engine/timeline/timeline.ts';
import { formatNumber } from '../format/number.ts';
import { captionOf, programComment } from './captions.ts';
import { type DotAttribute, dotAttributes, dotHtml, dotString } from './dotText.ts';
import type { ExportFigure } from './figure.ts';
import { gridOf, shapeText } from './grid.ts';
import { type DrawingOptions, PALETTE } from './palette.ts';
import { inRooms, roomTitle } from './rooms.ts';
import { isSilent, type ShownEdge, type ShownNode, shownAt } from './shown.ts';

type Colour = keyof typeof PALETTE;
type Attributes = Readonly<Record<string, DotAttribute | undefined>>;

/**
 * The graph at a step in the DOT language of Graphviz: inputs left, output right; a thin edge with the value forwards
 * and, where a gradient exists at this cursor, a thick one back. Opened composites are clusters. Rendered by `dot`.
 *
 * Nodes are named `n0`, `n1` … by their number in the graph; `out` is the ring behind the output. Never throws.
 */
export function toDot(figure: ExportFigure, cursor: Cursor, options: DrawingOptions = {}): string {
  const { graph, nodes, edges, wire } = shownAt(figure, cursor);
  const coloured = options.colours !== false;
  const colour = (name: Colour) => (coloured ? PALETTE[name] : name === 'rule' ? '#808080' : '#000000');
  const font = (name: Colour, html: string) => (coloured ? `<FONT COLOR="${PALETTE[name]}">${html}</FONT>` : html);

  const amount = (values: Float64Array, shape: Shape, tone: 'value' | 'grad'): DotAttribute => {
    if (shape.length === 0) return formatNumber(values[0] as number);
    return { html: table(values, shape, tone) };
  };
  const table = (values: Float64Array, shape: Shape, tone: 'value' | 'grad') => {
    const rows = gridOf(values, shape).map((row) => `<TR>${row.map((cell) => `<TD>${cell}</TD>`).join('')}</TR>`);
    const grid = `<TABLE BORDER="0" CELLBORDER="1" CELLSPACING="0" CELLPADDING="2" COLOR="${colour(tone)}">`;
    return font(tone, `${grid}${rows.join('')}</TABLE>`);
  };

  const nodeAttributes = (shown: ShownNode): Attributes => {
    const idle = { style: shown.computed ? undefined : 'dashed', color: shown.computed ? undefined : colour('rule') };
    const line = { ...idle, penwidth: shown.active === null ? undefined : 2.5 };
    const filled = { shape: 'box', style: 'filled', fillcolor: coloured ? PALETTE.sunk : '#eeeeee', color: 'none' };
    if (isSilent(shown)) {
      const number = formatNumber((shown.value as Float64Array)[0] as number);
      return { label: shown.name === null ? number : `${shown.name.text} = ${number}`, ...filled };
    }
    if (shown.wires !== 1) return { label: { html: card(shown) }, shape: 'box', ...line, style: rounded(idle.style) };
    const name = shown.name?.text ?? '';
    if (shown.kind !== 'op') {
      const own = shown.shape.length === 0 ? name : `${name} ${shapeText(shown.shape)}`.trim();
      if (shown.kind === 'constant') return { label: own, ...filled };
      return {
        label: shown.kind === 'parameter' ? `θ  ${own}` : own,
        shape: 'box',
        ...line,
        style: rounded(idle.style),
      };
    }
    return { label: { html: title(shown) }, ...line };
  };

  /** An op's sign with its name below; a name that the page gave is in italics. */
  const title = ({ symbol, name }: ShownNode) => {
    const sign = `<FONT POINT-SIZE="18">${dotHtml(symbol)}</FONT>`;
    if (name === null || name.text === '') return sign;
    return `${sign}<BR/>${font('ink-2', name.automatic ? `<I>${dotHtml(name.text)}</I>` : dotHtml(name.text))}`;
  };

  /** A node that several edges leave has its numbers inside. */
  const card = (shown: ShownNode) => {
    const own = shown.kind === 'parameter' ? `θ ${dotHtml(shown.name?.text ?? '')}` : dotHtml(shown.name?.text ?? '');
    const rows = [shown.kind === 'op' ? title(shown) : own];
    const { shape, value, gradient } = shown;
    if (shape.length > 0) rows.push(font('ink-3', dotHtml(shapeText(shape))));
    const line = (values: Float64Array, tone: 'value' | 'grad') =>
      shape.length === 0 ? font(tone, formatNumber(values[0] as number)) : table(values, shape, tone);
    if (value !== null) rows.push(line(value, 'value'));
    if (gradient !== null) {
      const some = shown.partial ? ` (${shown.added} of ${shown.expected})` : '';
      if (shape.length === 0) rows.push(font('grad', `grad ${formatNumber(gradient[0] as number)}${some}`));
      else rows.push(font('grad', `grad${some}`), line(gradient, 'grad'));
    }
    const cells = rows.map((row) => `<TR><TD>${row}</TD></TR>`).join('');
    return `<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">${cells}</TABLE>`;
  };

  const edgeLines = (edge: ShownEdge) => {
    const { shape, wires } = nodes[edge.from] as ShownNode;
    const ends = `n${edge.from} -> ${edge.to < 0 ? 'out' : `n${edge.to}`}`;
    // In the box of a node with several consumers the value stands once; repeating it on every edge says nothing new.
    const value = edge.value !== null && wires === 1 ? amount(edge.value, shape, 'value') : undefined;
    const forward: Attributes = {
      label: value,
      fontcolor: value === undefined ? undefined : colour('value'),
      style: edge.forward === 'todo' ? 'dotted' : undefined,
      color: edge.forward === 'todo' ? colour('rule') : edge.forward === 'on' ? colour('value-lane') : undefined,
      penwidth: edge.forward === 'on' ? 2 : undefined,
    };
    const lines = [`  ${ends}${dotAttributes(forward)};`];
    if (edge.gradient === null || edge.backward === 'none') return lines;
    const on = edge.backward === 'on';
    const backward: Attributes = {
      dir: 'back',
      label: amount(edge.gradient, shape, 'grad'),
      fontcolor: colour('grad'),
      color: colour(on ? 'grad-lane' : 'grad-rest'),
      penwidth: on ? 4.5 : 3,
    };
    return [...lines, `  ${ends}${dotAttributes(backward)};`];
  };

  return [
    `// ${captionOf(figure, cursor)}. Draw it with: dot -Tsvg figure.dot -o figure.svg`,
    ...programComment(figure, '//'),
    'digraph gradstep {',
    `  graph${dotAttributes({ rankdir: 'LR', nodesep: 0.3, ranksep: 0.5, fontname: FONT, fontsize: 11 })};`,
    `  node${dotAttributes({ shape: 'ellipse', fontname: FONT, fontsize: 12, color: colour('ink-2'), fontcolor: colour('ink'), margin: '0.08,0.04', height: 0.4 })};`,
    `  edge${dotAttributes({ fontname: FONT, fontsize: 12, color: colour('ink-2'), arrowsize: 0.7 })};`,
    ...inRooms(graph, {
      open: (group, index) => [
        `subgraph cluster_${index} {`,
        `label=${dotString(roomTitle(group))}; labeljust=l; style="dashed,rounded"; color="${colour('rule')}";`,
      ],
      close: () => '}',
      node: (node) => [`n${node}${dotAttributes(nodeAttributes(nodes[node] as ShownNode))};`],
    }),
    `  out${dotAttributes({ label: '', shape: 'doublecircle', width: 0.15, height: 0.15, style: 'filled', fillcolor: colour((nodes[wire.from] as ShownNode).computed ? 'ink-2' : 'rule') })};`,
    ...edges.flatMap(edgeLines),
    ...edgeLines(wire),
    '}',
    '',
  ].join('\n');
}

/** The same on every machine that has Graphviz; letters it lacks (Hangul) are taken from another font there. */
const FONT = 'Helvetica';

function rounded(style: string | undefined): string {
  return style === undefined ? 'rounded' : `rounded,${style}`;
}
