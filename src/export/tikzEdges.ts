import { laneOffset, ringRadius } from '../layout/curve.ts';
import { lanePath, pointAt } from '../layout/lanes.ts';
import type { LayoutEdge, PlacedEdge } from '../layout/types.ts';
import { gridOf, gridSize, shapeText } from './grid.ts';
import type { ShownEdge, ShownNode } from './shown.ts';
import { CELL, type TikzPen, widthOf } from './tikzPen.ts';
import { shortName, tikzNumber } from './tikzText.ts';

/** Measures of the page's drawing, px (design/mock/README.md): an arrowhead, and where numbers stand beside their lane. */
const ARROW = 13;
const VALUE_RISE = 9;
const GRADIENT_DROP = 22.8;
const GRID_OVER = 10;
const GRID_UNDER = 12;
const HEAD_RISE = 6;
const SOCKET = 10;

/** Strengths of a lane, weakest first. */
const STRENGTHS = ['none', 'later', 'rest', 'on'] as const;

/** What several edges from one tray show on the wire that they share: the most that any of them does. */
export function sharedLane(edges: readonly ShownEdge[]): Pick<ShownEdge, 'forward' | 'backward'> {
  const backward = Math.max(...edges.map((edge) => STRENGTHS.indexOf(edge.backward)));
  const forward = edges.some((edge) => edge.forward === 'on') ? 'on' : (edges[0]?.forward ?? 'todo');
  return { forward, backward: STRENGTHS[backward] ?? 'none' };
}

/**
 * The two lanes of an edge: thin with the value, thick with the gradient. `foreseen`: gradients have begun to go back, so
 * that lanes of those still to come are dotted.
 */
export function drawLanes(
  pen: TikzPen,
  { forward, backward }: Pick<ShownEdge, 'forward' | 'backward'>,
  placed: PlacedEdge,
  foreseen: boolean,
): void {
  const upright = placed.upright === true;
  const dotted = `draw=gs-rule, ${pen.width(1.5)}, dash pattern=on ${pen.length(2)}pt off ${pen.length(4)}pt`;
  const tone = forward === 'on' ? 'value-lane' : 'ink-2';
  const ahead = lanePath(placed, { direction: 'forward', offset: laneOffset });
  if (forward === 'todo') pen.path(dotted, ahead);
  else {
    pen.path(`draw=gs-${tone}, ${pen.width(forward === 'on' ? 2.5 : 1.5)}`, ahead);
    const tip = pointAt(placed, 1, laneOffset);
    pen.path(
      `fill=gs-${tone}`,
      upright
        ? `M${tip.x - 4},${tip.y + 7}L${tip.x},${tip.y - 1}L${tip.x + 4},${tip.y + 7}Z`
        : `M${tip.x - 7},${tip.y - 4}L${tip.x + 1},${tip.y}L${tip.x - 7},${tip.y + 4}Z`,
    );
  }
  if (backward === 'later' && foreseen)
    pen.path(dotted, lanePath(placed, { direction: 'backward', offset: -laneOffset }));
  if (backward === 'none' || backward === 'later') return;
  const back = backward === 'on' ? 'grad-lane' : 'grad-rest';
  const foot = pointAt(placed, 0, -laneOffset);
  pen.path(
    `draw=gs-${back}, ${pen.width(backward === 'on' ? 6 : 4)}`,
    lanePath(placed, { direction: 'backward', offset: -laneOffset, trimStart: ARROW }),
  );
  pen.path(
    `fill=gs-${back}`,
    upright
      ? `M${foot.x - 7.5},${foot.y - ARROW}L${foot.x},${foot.y}L${foot.x + 7.5},${foot.y - ARROW}Z`
      : `M${foot.x + ARROW},${foot.y - 7.5}L${foot.x},${foot.y}L${foot.x + ARROW},${foot.y + 7.5}Z`,
  );
}

/** What no gradient ever passes (a constant, a target): a bar across the way back, near its source. */
export function drawStop(pen: TikzPen, { start, upright }: PlacedEdge): void {
  const bar = upright
    ? `M${start.x + laneOffset - 4.5},${start.y - ARROW + 4}h9`
    : `M${start.x + ARROW},${start.y + laneOffset - 4.5}v9`;
  pen.path(`draw=gs-rule, ${pen.width(3)}`, absolute(bar));
}

function absolute(bar: string): string {
  const [, x = '0', y = '0', way, by = '0'] = /^M([-\d.]+),([-\d.]+)([hv])([\d.]+)$/u.exec(bar) ?? [];
  return way === 'h' ? `M${x},${y}H${Number(x) + Number(by)}` : `M${x},${y}V${Number(y) + Number(by)}`;
}

/** The numbers of an edge: value over its lanes, gradient under them. */
export function drawNumbers(
  pen: TikzPen,
  edge: ShownEdge,
  source: ShownNode,
  placed: PlacedEdge,
  room: Pick<LayoutEdge, 'above'>,
): void {
  const { x, y } = placed.label;
  const { shape, wires } = source;
  if (shape.length === 0) {
    if (edge.value !== null) {
      const value = tikzNumber(edge.value[0] as number);
      pen.text(x, y - laneOffset - VALUE_RISE, value, { size: 16, colour: 'value' });
    }
    if (edge.gradient !== null && edge.backward !== 'none') {
      const gradient = tikzNumber(edge.gradient[0] as number);
      pen.text(x, y + laneOffset + GRADIENT_DROP, gradient, { size: 16, colour: 'grad' });
    }
  } else {
    const { rows, columns } = gridSize(shape);
    const titled = wires === 1;
    const written = shapeText(shape);
    const beside = titled ? 0 : widthOf(written, 12) + 6;
    const cell = Math.min(CELL.width, Math.max(16, (room.above.width - (titled ? 8 : beside)) / Math.max(1, columns)));
    const left = x - (columns * cell) / 2 + beside / 2;
    const top = y - laneOffset - GRID_OVER - rows * CELL.height;
    if (titled) {
      const name = source.kind === 'op' ? shortName(source.name, source.node) : '';
      pen.text(x, top - HEAD_RISE, `${name}${name === '' ? '' : '\\ '}${written}`, { size: 13, colour: 'ink-2' });
    } else if (edge.value !== null) {
      pen.text(left - 6, top + (rows * CELL.height) / 2 + 4.3, written, {
        size: 12,
        colour: 'ink-3',
        anchor: 'base east',
      });
    }
    if (edge.value !== null) pen.grid(gridOf(edge.value, shape), left, top, cell, 'value');
    if (edge.gradient !== null && edge.backward !== 'none') {
      pen.grid(gridOf(edge.gradient, shape), left, y + laneOffset + GRID_UNDER, cell, 'grad');
    }
  }
  if (wires !== 1 && edge.backward !== 'none' && (edge.gradient !== null || edge.backward !== 'later')) {
    const { start } = placed;
    pen.box(`fill=gs-grad-lane`, start.x - 3 - SOCKET / 2, start.y + laneOffset - SOCKET / 2, SOCKET, SOCKET, 2);
  }
}

/** The double ring behind the output, at the end of its wire. */
export function drawRing(pen: TikzPen, wire: PlacedEdge, computed: boolean, seeding: boolean): void {
  const { x, y } = wire.end;
  const tone = seeding ? 'grad-lane' : computed ? 'ink-2' : 'rule';
  pen.circle(`draw=gs-${tone}, ${pen.width(1.5)}, fill=white`, x, y, ringRadius);
  pen.circle(`fill=gs-${tone}`, x, y, 4.6);
}
