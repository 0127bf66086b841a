import { type Cursor, phaseAt } from '../engine/timeline/timeline.ts';
import { captionOf, programComment } from './captions.ts';
import type { ExportFigure, PlacedFigure } from './figure.ts';
import { type DrawingOptions, PALETTE } from './palette.ts';
import { plainText } from './plainText.ts';
import { roomTitle } from './rooms.ts';
import { type Shown, type ShownEdge, type ShownNode, shownAt } from './shown.ts';
import { drawLanes, drawNumbers, drawRing, drawStop, sharedLane } from './tikzEdges.ts';
import { drawNode } from './tikzNodes.ts';
import { TikzPen } from './tikzPen.ts';
import { escapedText, needsUnicode } from './tikzText.ts';

export interface TikzOptions extends DrawingOptions {
  /** Default true: a document of its own. False: a picture to be put into one, with the packages its comment names. */
  readonly standalone?: boolean;
}

/**
 * The drawing of a step as a TikZ picture, with the page's own positions and routes: thin lanes forwards with their value
 * above, thick ones back with their gradient below. pdfLaTeX, XeLaTeX and LuaLaTeX all take it; names in letters that
 * LaTeX's fonts lack need one of the last two (`tikzNeedsUnicode`). Never throws.
 */
export function toTikz(figure: ExportFigure, cursor: Cursor, placed: PlacedFigure, options: TikzOptions = {}): string {
  const shown = shownAt(figure, cursor);
  const pen = new TikzPen(placed.layout.bounds);
  const phase = phaseAt(figure.timeline, cursor.step)?.name;
  drawRooms(pen, shown, placed);
  drawEdges(pen, shown, placed, phase === 'backward' || phase === 'update');
  shown.nodes.forEach((node, i) => {
    const at = placed.layout.nodes[i];
    const sized = placed.input.nodes[i];
    if (at !== undefined && sized !== undefined) drawNode(pen, shown.graph, node, at, sized);
  });
  drawRing(pen, placed.layout.outputEdge, shown.wire.forward !== 'todo', shown.wire.backward === 'on');
  drawAllNumbers(pen, shown, placed);
  const standalone = options.standalone !== false;
  const foreign = tikzNeedsUnicode(figure);
  const comment = [
    `% ${captionOf(figure, cursor)}`,
    ...(foreign ? ['% Some names need XeLaTeX or LuaLaTeX; pdfLaTeX writes the numbers of their nodes instead.'] : []),
    ...(standalone ? [] : ['% In the preamble: \\usepackage{tikz,iftex}']),
    ...programComment(figure, '%'),
  ];
  const picture = [
    '\\begingroup',
    ...definitions(options.colours !== false),
    '\\begin{tikzpicture}[x=1pt, y=-1pt,',
    '  gs text/.style={inner sep=0pt, outer sep=0pt}, gs size/.style={font=\\fontsize{#1}{#1}\\selectfont}]',
    ...pen.lines,
    '\\end{tikzpicture}%',
    '\\endgroup',
  ];
  if (!standalone) return [...comment, ...picture, ''].join('\n');
  const begin = ['\\documentclass[tikz,border=4pt]{standalone}', ...PREAMBLE, '\\begin{document}'];
  return [...comment, ...begin, ...picture, '\\end{document}', ''].join('\n');
}

/** Whether the figure has names that pdfLaTeX cannot write. */
export function tikzNeedsUnicode({ graph }: ExportFigure): boolean {
  for (const names of [graph.names, graph.formerNames]) {
    for (const name of names.values()) if (needsUnicode(plainText(name))) return true;
  }
  return false;
}

const PREAMBLE = [
  '\\usepackage{iftex}',
  '\\ifPDFTeX',
  '  \\usepackage[T1]{fontenc}',
  '  \\usepackage{lmodern}',
  '\\else',
  '  \\usepackage{fontspec}',
  '\\fi',
];

/** Colours, and how a name is written that LaTeX's own fonts lack: as it is where a font for it is found. */
function definitions(coloured: boolean): string[] {
  const colours = Object.entries(PALETTE).map(([name, hex]) => {
    const dark = name === 'sunk' || name === 'rule' ? hex : '#000000';
    return `\\definecolor{gs-${name}}{HTML}{${(coloured ? hex : dark).slice(1).toUpperCase()}}`;
  });
  return [
    ...colours,
    '\\ifPDFTeX\\def\\gradstepname#1#2{#2}\\else',
    '  \\ifdefined\\IfFontExistsTF\\IfFontExistsTF{Noto Sans CJK KR}',
    '    {\\providefontfamily\\gradstepfont{Noto Sans CJK KR}}{\\def\\gradstepfont{}}\\else\\def\\gradstepfont{}\\fi',
    '  \\def\\gradstepname#1#2{\\mbox{\\gradstepfont #1}}\\fi',
  ];
}

function drawRooms(pen: TikzPen, { graph }: Shown, { layout }: PlacedFigure): void {
  graph.groups.forEach((group, g) => {
    const box = layout.groups[g];
    if (box === undefined) return;
    const dashes = `dash pattern=on ${pen.length(4)}pt off ${pen.length(4)}pt`;
    pen.box(`draw=gs-rule, ${pen.width(1)}, ${dashes}`, box.x, box.y, box.width, box.height, 8);
    const title = escapedRoom(roomTitle(group), group.output);
    pen.text(box.x + 10, box.y + 17, title, { size: 13, colour: 'ink-2', anchor: 'base west' });
  });
}

function escapedRoom(title: string, node: number): string {
  const [word = '', ...name] = title.split(' · ');
  const own = name.join(' · ');
  const safe = needsUnicode(own) ? `\\gradstepname{${escapedText(own)}}{$n_{${node}}$}` : escapedText(own);
  return own === '' ? escapedText(word) : `${escapedText(word)} $\\cdot$ ${safe}`;
}

/** Whether an edge comes from a tray: then those of one op share the first one's wire. */
function fromTray({ input }: PlacedFigure, edge: ShownEdge): boolean {
  return input.nodes[edge.from]?.under !== undefined;
}

function drawEdges(pen: TikzPen, { graph, edges, wire }: Shown, placed: PlacedFigure, foreseen: boolean): void {
  const trays = new Map<number, ShownEdge[]>();
  for (const edge of edges) {
    if (fromTray(placed, edge)) trays.set(edge.to, [...(trays.get(edge.to) ?? []), edge]);
  }
  for (const edge of edges) {
    const at = placed.layout.edges[edge.edge];
    const shared = fromTray(placed, edge) ? (trays.get(edge.to) ?? []) : [edge];
    if (at === undefined || shared[0] !== edge) continue;
    drawLanes(pen, sharedLane(shared), at, foreseen);
    if (shared.every((one) => one.backward === 'none' && graph.needsGradient[one.from] === 0)) drawStop(pen, at);
  }
  drawLanes(pen, wire, placed.layout.outputEdge, foreseen);
}

function drawAllNumbers(pen: TikzPen, { nodes, edges, wire }: Shown, placed: PlacedFigure): void {
  for (const edge of edges) {
    const at = placed.layout.edges[edge.edge];
    const room = placed.input.edges[edge.edge];
    if (at === undefined || room === undefined || at.upright || fromTray(placed, edge)) continue;
    drawNumbers(pen, edge, nodes[edge.from] as ShownNode, at, room);
  }
  const { outputAbove: above } = placed.input;
  drawNumbers(pen, wire, nodes[wire.from] as ShownNode, placed.layout.outputEdge, { above });
}
