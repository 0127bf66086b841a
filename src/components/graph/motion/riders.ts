import { pointAt } from '../../../layout/lanes.ts';
import type { PlacedEdge } from '../../../layout/types.ts';
import { partialWidth } from '../Card.tsx';
import type { Placed } from '../LayoutKeeper.ts';
import type { NodeLook } from '../look.ts';
import { type EdgeModel, modelOf } from '../model.ts';
import type { Moment } from '../moment.ts';
import { CARD, LANE, TYPE, VALUE_RISE } from '../style.ts';
import { type Finder, svgElement } from './find.ts';

/** The drawn value over an edge. */
export function valueOn(find: Finder, id: string): SVGGElement | null | undefined {
  return find.label(id)?.querySelector<SVGGElement>('.graph-label-value');
}

/** What rides along an edge: its label, or, where the number stands in a constant's box, that number. */
export function riderOf(find: Finder, edge: EdgeModel, at: PlacedEdge, moment: Moment): SVGGElement {
  const label = valueOn(find, edge.id);
  if (label != null) return label.cloneNode(true) as SVGGElement;
  const rider = svgElement('g', { class: 'graph-value' });
  const text = svgElement('text', {
    x: at.start.x,
    y: at.start.y - LANE - VALUE_RISE,
    'text-anchor': 'middle',
    'font-size': TYPE.number,
  });
  text.textContent = modelOf(moment.figure.graph).nodes[edge.from]?.inside ?? '';
  rider.append(text);
  return rider;
}

/** Moves a rider to the share `t` of a lane; it comes forth quickly, and fades as it enters the node. */
export function ride(
  rider: SVGGElement,
  at: PlacedEdge,
  offset: number,
  t: number,
  fromStart: boolean,
  progress: number,
): void {
  const to = pointAt(at, t, offset);
  const home = fromStart ? { x: at.start.x, y: at.start.y - offset } : { x: at.label.x, y: at.label.y - offset };
  rider.setAttribute('transform', `translate(${to.x - home.x},${to.y - home.y})`);
  rider.style.opacity = String(Math.min(1, (1 - progress) * 3.5, 0.25 + progress * 8));
}

/** The share of a lane's length at which it passes `x` on its level run. */
export function shareOf(at: PlacedEdge, x: number, offset: number): number {
  let low = 0;
  let high = 1;
  for (let round = 0; round < 12; round++) {
    const middle = (low + high) / 2;
    if (pointAt(at, middle, offset).x < x) low = middle;
    else high = middle;
  }
  return low;
}

/** The number that stood in a card before the step, at the place where the new one stands. */
export function oldTotal(look: NodeLook, placed: Placed, node: number): SVGGElement | null {
  const place = placed.layout.nodes[node];
  const size = placed.input.nodes[node]?.size;
  if (look.total?.kind !== 'number' || place === undefined || size === undefined) return null;
  const left = place.x - size.width / 2 + CARD.padding;
  const group = svgElement('g', {});
  const number = svgElement('g', { class: 'graph-gradient' });
  const write = (into: SVGGElement, content: string, attributes: Readonly<Record<string, string | number>>) => {
    const text = svgElement('text', attributes);
    text.textContent = content;
    into.append(text);
  };
  write(number, look.total.text, { x: left + 1, y: place.y + CARD.total, 'font-size': TYPE.total });
  if (look.partial) {
    const width = partialWidth(look, size.width);
    group.append(
      svgElement('rect', {
        class: 'graph-partial',
        x: left - 6,
        y: place.y + CARD.totalTop,
        width,
        height: CARD.totalHeight,
        rx: 6,
      }),
    );
    write(group, look.note, { class: 'graph-note', x: left, y: place.y + CARD.note, 'font-size': TYPE.name });
  }
  group.append(number);
  return group;
}
