import { easeCubicInOut } from 'd3-ease';
import { interpolateNumber, interpolateString } from 'd3-interpolate';
import type { PlacedEdge, Point } from '../../../layout/types.ts';
import type { Placed } from '../LayoutKeeper.ts';
import { WIRE } from '../model.ts';
import { pathsOf } from '../paths.ts';
import { morphAt } from './choreography.ts';
import { MORPH } from './morph.ts';
import { originsOf } from './origins.ts';
import { Stage } from './Stage.ts';

/** Larger graphs change at once: moving thousands of paths would not be fluid. */
const MOST_NODES = 120;

type Track = (move: number) => void;

/**
 * After a new layout: what stays moves from where it was, elements come out of their tensor and go back into it, what is new
 * fades in when it has arrived.
 */
export function playMorph(before: Placed, now: Placed, svg: SVGSVGElement): Stage | null {
  if (now.input.nodes.length > MOST_NODES) return null;
  const origins = originsOf(before, now);
  if (origins === null) return null;
  const stage = new Stage(null);
  const moving: Track[] = [];
  const fresh: SVGElement[] = [];
  const newNodes = new Map(now.input.nodes.map((node, i) => [node.key, now.layout.nodes[i] as Point]));
  for (const element of svg.querySelectorAll<SVGGElement>('[data-node]')) {
    const from = origins.get(element.dataset.node as string);
    const to = newNodes.get(element.dataset.node as string);
    if (from === undefined || to === undefined) fresh.push(element);
    else if (from.x !== to.x || from.y !== to.y) moving.push(shiftTrack(stage, element, from, to, to));
  }
  const ring = svg.querySelector<SVGGElement>('[data-ring]');
  if (ring !== null)
    moving.push(
      shiftTrack(stage, ring, before.layout.outputEdge.end, now.layout.outputEdge.end, now.layout.outputEdge.end),
    );
  const oldEdges = edgesOf(before);
  const newEdges = edgesOf(now);
  for (const element of svg.querySelectorAll<SVGGElement>('[data-edge]')) {
    const from = oldEdges.get(element.dataset.edge as string);
    const to = newEdges.get(element.dataset.edge as string);
    if (from === undefined || to === undefined) fresh.push(element);
    else if (from !== to) moving.push(...laneTracks(stage, element, from, to));
  }
  for (const element of svg.querySelectorAll<SVGGElement>('[data-label]')) {
    const from = oldEdges.get(element.dataset.label as string);
    const to = newEdges.get(element.dataset.label as string);
    if (from === undefined || to === undefined) fresh.push(element);
    else if (from !== to) moving.push(shiftTrack(stage, element, from.label, to.label, { x: 0, y: 0 }));
  }
  moving.push(...roomTracks(stage, before, now, svg, fresh));
  for (const halo of svg.querySelectorAll<SVGElement>('.graph-halos > *')) fresh.push(halo);
  if (moving.length === 0 && fresh.length === 0) return null;
  stage.run(MORPH, 1, (elapsed) => {
    const { move, appear } = morphAt(elapsed);
    for (const track of moving) track(easeCubicInOut(move));
    for (const element of fresh) stage.style(element, 'opacity', String(appear));
  });
  return stage;
}

/** `home`: the translation the element has at rest. */
function shiftTrack(stage: Stage, element: SVGElement, from: Point, to: Point, home: Point): Track {
  const x = interpolateNumber(from.x - to.x + home.x, home.x);
  const y = interpolateNumber(from.y - to.y + home.y, home.y);
  return (move) => stage.attribute(element, 'transform', `translate(${x(move)},${y(move)})`);
}

function laneTracks(stage: Stage, element: SVGGElement, from: PlacedEdge, to: PlacedEdge): Track[] {
  const later = element.querySelector('.graph-backward.is-later') !== null;
  const old = pathsOf(from);
  const next = pathsOf(to);
  const pairs: [string, string, string][] = [
    ['.graph-forward .graph-lane', old.forward, next.forward],
    ['.graph-forward .graph-head', old.forwardHead, next.forwardHead],
    ['.graph-backward .graph-lane', later ? old.later : old.backward, later ? next.later : next.backward],
    ['.graph-backward .graph-head', old.backwardHead, next.backwardHead],
  ];
  const tracks: Track[] = [];
  for (const [selector, here, there] of pairs) {
    const path = element.querySelector<SVGPathElement>(selector);
    if (path === null) continue;
    // A path that gains or loses a bend has no path between the two: it comes in like something new.
    if (shapeOf(here) !== shapeOf(there))
      tracks.push((move) => stage.style(path, 'opacity', String(Math.max(0, 2 * move - 1))));
    else {
      const between = interpolateString(here, there);
      tracks.push((move) => stage.attribute(path, 'd', between(move)));
    }
  }
  return tracks;
}

const shapeOf = (path: string) => path.replace(/[^A-Z]/g, '');

function edgesOf({ input, layout }: Placed): Map<string, PlacedEdge> {
  const edges = new Map(
    input.edges.map((edge, e) => [`${input.nodes[edge.to]?.key}:${edge.slot}`, layout.edges[e] as PlacedEdge]),
  );
  return edges.set(WIRE, layout.outputEdge);
}

function roomTracks(stage: Stage, before: Placed, now: Placed, svg: SVGSVGElement, fresh: SVGElement[]): Track[] {
  const boxes = ({ input, layout }: Placed) => new Map(input.groups.map((group, g) => [group.key, layout.groups[g]]));
  const old = boxes(before);
  const next = boxes(now);
  const tracks: Track[] = [];
  for (const element of svg.querySelectorAll<SVGElement>('[data-room], [data-room-header]')) {
    const key = (element.dataset.room ?? element.dataset.roomHeader) as string;
    const from = old.get(key);
    const to = next.get(key);
    if (from === undefined || to === undefined) fresh.push(element);
    else if (element.dataset.room === undefined) tracks.push(shiftTrack(stage, element, from, to, to));
    else {
      for (const side of ['x', 'y', 'width', 'height'] as const) {
        const between = interpolateNumber(from[side], to[side]);
        tracks.push((move) => stage.attribute(element, side, String(between(move))));
      }
    }
  }
  return tracks;
}
