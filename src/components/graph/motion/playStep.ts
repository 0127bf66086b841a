import { easeCubicInOut, easeCubicOut } from 'd3-ease';
import { consumersOf } from '../../../engine/graph/graph.ts';
import type { PlacedEdge } from '../../../layout/types.ts';
import { sendingEdges } from '../activeProduct.ts';
import type { Placed } from '../LayoutKeeper.ts';
import { type EdgeLook, edgeLook, nodeLook } from '../look.ts';
import { type EdgeModel, modelOf, WIRE } from '../model.ts';
import type { Moment } from '../moment.ts';
import { pathsOf } from '../paths.ts';
import { LANE } from '../style.ts';
import { durationOf, type EdgeProgress, type Played, type Progress, progressAt } from './choreography.ts';
import { exchange } from './exchange.ts';
import { type Finder, svgElement } from './find.ts';
import { oldTotal, ride, riderOf, shareOf, valueOn } from './riders.ts';
import { Stage } from './Stage.ts';

/** Everything a motion is made of: the moment it arrives at, the one before, where things stand and how to find them. */
export interface Scenery {
  readonly moment: Moment;
  readonly before: Moment;
  readonly placed: Placed;
  readonly find: Finder;
  readonly overlay: SVGGElement | null;
  readonly speed: number;
}

/** One thing that moves: called with every frame. */
type Track = (progress: Progress) => void;

/** More totals than this simply change at zero grad. */
const MOST_WITHDRAWN = 60;

/** Plays the step that `moment` shows. The answer ends it; it also ends by itself. */
export function playStep(scenery: Scenery): Stage | null {
  const { kind } = scenery.moment.step;
  if (kind === 'start') return null;
  const stage = new Stage(scenery.overlay);
  const edges = sendingEdges(scenery.moment);
  const tracks = TRACKS[kind](scenery, stage, edges);
  const draw = (elapsed: number) => {
    const progress = progressAt(kind, edges.length, elapsed);
    for (const track of tracks) track(progress);
  };
  stage.run(durationOf(kind, edges.length), scenery.speed, draw);
  return stage;
}

const TRACKS: Readonly<Record<Played, (scenery: Scenery, stage: Stage, edges: readonly number[]) => Track[]>> = {
  forward: forwardTracks,
  seed: seedTracks,
  backward: backwardTracks,
  zeroGrad: zeroGradTracks,
  update: updateTracks,
  tangentSeed: tangentSeedTracks,
  tangent: tangentTracks,
};

/** Values ride along their edges into the node; its ring fills; the result is written. */
function forwardTracks({ moment, placed, find }: Scenery, stage: Stage): Track[] {
  const { graph } = moment.figure;
  const model = modelOf(graph);
  const node = moment.step.node;
  const element = find.node(graph.keys[node] as string);
  const halo = find.one('.graph-halos > *');
  const out = outOf(moment, node).map((id) => ({
    lane: find.edge(id)?.querySelector<SVGGElement>('.graph-forward'),
    label: valueOn(find, id),
  }));
  const tracks: Track[] = [];
  for (let e = graph.inputStart[node] as number; e < (graph.inputStart[node + 1] as number); e++) {
    const edge = model.edges[e] as EdgeModel;
    const at = placed.layout.edges[e] as PlacedEdge;
    // What stands in a tray has no number on its wire: the number stays in its box.
    if (at.upright) continue;
    const rider = stage.add(riderOf(find, edge, at, moment));
    const resting = valueOn(find, edge.id);
    tracks.push(({ travel, compute }) => {
      ride(rider, at, LANE, easeCubicInOut(travel), edge.silent, travel);
      stage.style(resting, 'opacity', String(travel < 1 ? 0 : compute));
    });
  }
  tracks.push(({ compute, result }) => {
    stage.style(halo, 'opacity', String(compute));
    stage.style(element, '--graph-fill', String(compute));
    stage.attribute(element, 'data-motion', compute > 0 ? null : 'idle');
    stage.style(element?.querySelector<SVGGElement>('.graph-card-value'), 'opacity', String(result));
    for (const { lane, label } of out) {
      stage.style(lane, 'opacity', String(result));
      stage.style(label, 'opacity', String(result));
    }
  });
  return tracks;
}

/** The output's ring lights up, then the 1 is written and its lane stands. */
function seedTracks({ moment, find }: Scenery, stage: Stage): Track[] {
  const { graph } = moment.figure;
  const halo = find.one('.graph-halos > *');
  const ring = find.one('[data-ring]');
  const lane = find.edge(WIRE)?.querySelector<SVGGElement>('.graph-backward');
  const label = find.label(WIRE)?.querySelector<SVGGElement>('.graph-label-gradient');
  const output = find.node(graph.keys[graph.output] as string);
  return [
    ({ compute, result }) => {
      stage.style(halo, 'opacity', String(compute));
      stage.style(ring, '--graph-fill', String(compute));
      stage.style(lane, 'opacity', String(result));
      stage.style(label, 'opacity', String(result));
      stage.style(output?.querySelector<SVGGElement>('.graph-total'), 'opacity', String(result));
      stage.attribute(output, 'data-motion', result > 0 ? null : 'waiting');
    },
  ];
}

/** Upstream enters the node; along each edge the lane is drawn, the product written, the total changed. */
function backwardTracks(scenery: Scenery, stage: Stage, edges: readonly number[]): Track[] {
  const { moment, placed, find } = scenery;
  const { graph } = moment.figure;
  const model = modelOf(graph);
  const node = moment.step.node;
  const element = find.node(graph.keys[node] as string);
  const halo = find.one('.graph-halos > *');
  const tracks: Track[] = [
    ({ arrive }) => {
      stage.style(halo, 'opacity', String(arrive));
      stage.style(element, '--graph-fill', String(arrive));
    },
  ];
  const [only, second] = outOf(moment, node);
  if (only !== undefined && second === undefined) {
    const at =
      only === WIRE ? placed.layout.outputEdge : (placed.layout.edges[model.edgeOf.get(only) as number] as PlacedEdge);
    const shown = find.label(only)?.querySelector<SVGGElement>('.graph-label-gradient');
    if (shown != null) {
      const rider = stage.add(shown.cloneNode(true) as SVGGElement);
      const from = shareOf(at, at.label.x, -LANE);
      tracks.push((progress) => {
        const { arrive } = progress;
        ride(rider, at, -LANE, from * (1 - easeCubicInOut(arrive)), false, arrive);
        // It comes back to its place only when its copy has arrived: never are both to be read.
        stage.style(shown, 'opacity', String(arrive < 1 ? 0 : (progress.edges[0]?.draw ?? 1)));
      });
    }
  }
  // Several edges may lead to one node (x·x): its total changes with the last of them.
  const lastTo = new Map<number, number>();
  edges.forEach((e, k) => {
    const { id, from, lane: shared } = model.edges[e] as EdgeModel;
    lastTo.set(from, k);
    const drawn = find.edge(shared)?.querySelector<SVGGElement>('.graph-backward');
    const label = find.label(id);
    const lane = drawn?.querySelector('.graph-lane');
    const head = drawn?.querySelector<SVGPathElement>('.graph-head');
    tracks.push((progress) => {
      const { draw, product, add } = progress.edges[k] as EdgeProgress;
      stage.attribute(lane, 'pathLength', '1');
      stage.attribute(lane, 'stroke-dasharray', '1 1');
      stage.attribute(lane, 'stroke-dashoffset', String(1 - easeCubicOut(draw)));
      stage.style(head, 'opacity', draw < 1 ? '0' : '1');
      stage.style(label?.querySelector<SVGGElement>('.graph-label-gradient'), 'opacity', String(product));
      stage.style(label?.querySelector<SVGElement>('.graph-socket'), 'opacity', String(add));
    });
  });
  for (const [source, k] of lastTo)
    tracks.push(totalTrack(scenery, stage, source, (progress) => progress.edges[k]?.add ?? 1));
  return tracks;
}

/** The input lights up, and its 1 is written. */
function tangentSeedTracks({ moment, find }: Scenery, stage: Stage): Track[] {
  const { graph } = moment.figure;
  const { node } = moment.step;
  const halo = find.one('.graph-halos > *');
  const element = find.node(graph.keys[node] as string);
  const shown = outOf(moment, node).map((id) => find.label(id)?.querySelector<SVGGElement>('.graph-label-gradient'));
  return [
    ({ compute, result }) => {
      stage.style(halo, 'opacity', String(compute));
      stage.style(element, '--graph-fill', String(compute));
      for (const label of shown) stage.style(label, 'opacity', String(result));
      stage.style(element?.querySelector<SVGGElement>('.graph-total'), 'opacity', String(result));
    },
  ];
}

/** Along each edge the lane is drawn towards the node and the product written; then the node's own tangent stands there. */
function tangentTracks({ moment, find }: Scenery, stage: Stage, edges: readonly number[]): Track[] {
  const { graph } = moment.figure;
  const model = modelOf(graph);
  const { node } = moment.step;
  const element = find.node(graph.keys[node] as string);
  const halo = find.one('.graph-halos > *');
  const shown = outOf(moment, node).map((id) => find.label(id)?.querySelector<SVGGElement>('.graph-label-gradient'));
  const tracks: Track[] = edges.map((e, k) => {
    const { id, lane: shared } = model.edges[e] as EdgeModel;
    const drawn = find.edge(shared)?.querySelector<SVGGElement>('.graph-backward');
    const lane = drawn?.querySelector('.graph-lane');
    const head = drawn?.querySelector<SVGPathElement>('.graph-head');
    const product = find.label(id)?.querySelector<SVGGElement>('.graph-label-gradient');
    return (progress) => {
      const part = progress.edges[k] as EdgeProgress;
      stage.attribute(lane, 'pathLength', '1');
      stage.attribute(lane, 'stroke-dasharray', '1 1');
      stage.attribute(lane, 'stroke-dashoffset', String(1 - easeCubicOut(part.draw)));
      stage.style(head, 'opacity', part.draw < 1 ? '0' : '1');
      stage.style(product, 'opacity', String(part.product));
    };
  });
  tracks.push((progress) => {
    const { arrive } = progress;
    const added = String(progress.edges.at(-1)?.add ?? 1);
    stage.style(halo, 'opacity', String(arrive));
    stage.style(element, '--graph-fill', String(arrive));
    for (const label of shown) stage.style(label, 'opacity', added);
    stage.style(element?.querySelector<SVGGElement>('.graph-total'), 'opacity', added);
  });
  return tracks;
}

/** A total that changes in place: the old number until then, the new one after. */
function totalTrack(
  { moment, before, placed, find }: Scenery,
  stage: Stage,
  node: number,
  when: (progress: Progress) => number,
): Track {
  const { graph } = moment.figure;
  const element = find.node(graph.keys[node] as string);
  const total = element?.querySelector<SVGGElement>('.graph-total');
  const earlier = nodeLook(before, node);
  if (earlier.total?.kind === 'grid') {
    const change = exchange(stage, total, earlier.total);
    return (progress) => change(when(progress));
  }
  const old = oldTotal(earlier, placed, node);
  if (old !== null) stage.add(old);
  return (progress) => {
    const share = when(progress);
    stage.style(total, 'opacity', String(share));
    stage.attribute(element, 'data-motion', share > 0 ? null : 'waiting');
    if (old !== null) old.style.opacity = String(1 - share);
  };
}

/** Totals fade to 0, and the lanes that led to them withdraw. */
function zeroGradTracks(scenery: Scenery, stage: Stage): Track[] {
  const { moment, before, placed, find } = scenery;
  const { graph } = moment.figure;
  const { edges } = modelOf(graph);
  const tracks: Track[] = [];
  const leaves = new Set<number>();
  for (let e = 0; e < graph.edgeCount && tracks.length < MOST_WITHDRAWN; e++) {
    const edge = edges[e] as EdgeModel;
    const look: EdgeLook = edgeLook(before, e);
    if (look.backward !== 'rest' && look.backward !== 'on') continue;
    if (edgeLook(moment, e).backward === look.backward) continue;
    leaves.add(edge.from);
    if (edge.shared.length === 0) continue;
    const lane = stage.add(svgElement('g', { class: 'graph-backward is-rest' }));
    const path = svgElement('path', {
      class: 'graph-lane',
      d: pathsOf(placed.layout.edges[e] as PlacedEdge).backward,
      pathLength: 1,
      'stroke-dasharray': '1 1',
    });
    lane.append(path);
    const label = find.label(edge.id)?.querySelector<SVGGElement>('.graph-label-gradient');
    const change = exchange(stage, label, look.gradient);
    tracks.push(({ fade, withdraw }) => {
      path.setAttribute('stroke-dashoffset', String(easeCubicOut(withdraw)));
      change(fade);
    });
  }
  for (const leaf of leaves) tracks.push(totalTrack(scenery, stage, leaf, ({ fade }) => fade));
  return tracks;
}

/** The parameter's number gives way to the new one, in its place. */
function updateTracks({ moment, before, find }: Scenery, stage: Stage): Track[] {
  const { graph } = moment.figure;
  const { node } = moment.step;
  const element = find.node(graph.keys[node] as string);
  const inBox = element?.querySelector<SVGGElement>('.graph-tray-value, .graph-card-value');
  if (inBox != null) {
    const change = exchange(stage, inBox, nodeLook(before, node).value);
    return [(progress) => change(progress.change)];
  }
  return outOf(moment, node).map((id) => {
    const edge = modelOf(graph).edgeOf.get(id);
    const old = edge === undefined ? null : edgeLook(before, edge).value;
    const change = exchange(stage, valueOn(find, id), old);
    return (progress) => change(progress.change);
  });
}

/** Ids of the edges that leave a node, the wire to the ring among them. */
function outOf({ figure }: Moment, node: number): string[] {
  const { graph } = figure;
  const { edges } = modelOf(graph);
  const consumers = consumersOf(graph);
  const ids: string[] = [];
  for (let k = consumers.start[node] as number; k < (consumers.start[node + 1] as number); k++) {
    ids.push(edges[consumers.edges[k] as number]?.id as string);
  }
  if (node === graph.output) ids.push(WIRE);
  return ids;
}
