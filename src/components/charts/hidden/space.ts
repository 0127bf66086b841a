import { scaleLinear } from 'd3-scale';
import { kindOf } from '../../../engine/graph/graph.ts';
import { biasIndex, type Layer, weightIndex } from '../../../engine/training/network.ts';
import type { Axes2 } from '../boundary/axis.ts';
import type { Learner } from '../boundary/learner.ts';
import type { Spot } from '../boundary/marks.ts';
import { type Extent, GRID, lineWithin } from '../boundary/plane.ts';
import { hiddenLayerOf } from './hiddenLayer.ts';
import { stationsOf, trailsOf } from './trails.ts';

/** Which two units of the hidden layer the axes are. */
export type UnitPair = readonly [number, number];

/** With more samples than this only the chosen one has a trail. */
const MOST_TRAILS = 12;
/** Lines of the input plane in each direction, and points on each. */
const EVERY_LINE = 5;
const EVERY_POINT = 2;

/** The hidden activations at the moments of the trail and now: arrays of samples by units. */
export interface Way {
  readonly stations: readonly Float64Array[];
  readonly now: Float64Array;
}

/** The way of all samples up to a moment. Leaves `onData` computed at the moment. */
export function wayOf(learner: Learner, iteration: number, parameters: Float64Array, name: string): Way {
  const layer = hiddenLayerOf(learner);
  const trails = trailsOf(learner);
  const stations = stationsOf(iteration).map((i) => trails.at(i));
  return {
    stations,
    now: learner.onData
      .at(parameters, name)
      .value(layer?.output ?? learner.predictor.prediction)
      .slice(),
  };
}

const RANGES: Readonly<Record<string, Extent>> = { sigmoid: [0, 1], softmax: [0, 1], tanh: [-1, 1] };

/** The ranges of the axes: those of the activation function where it has one, else that of the way and now. */
export function spaceExtents(learner: Learner, way: Way, pair: UnitPair): readonly [Extent, Extent] {
  const layer = hiddenLayerOf(learner) as Layer;
  const known = layer.activation === null ? undefined : RANGES[kindOf(learner.program.graph, layer.activation)];
  if (known !== undefined) {
    const room = (known[1] - known[0]) * 0.06;
    const extent: Extent = [known[0] - room, known[1] + room];
    return [extent, extent];
  }
  return pair.map((unit) => unitExtent([...way.stations, way.now], layer.units, unit)) as unknown as readonly [
    Extent,
    Extent,
  ];
}

function unitExtent(moments: readonly Float64Array[], units: number, unit: number): Extent {
  let [low, high] = [0, 0];
  for (const moment of moments) {
    for (let k = unit; k < moment.length; k += units) {
      const value = moment[k] as number;
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  const room = (high - low) * 0.06 || 0.5;
  const [from = 0, to = 1] = scaleLinear([low - room, high + room], [0, 1])
    .nice(4)
    .domain();
  return [from, to];
}

/** Where the samples are now. */
export function spotsOf(now: Float64Array, units: number, [a, b]: UnitPair, axes: Axes2): Spot[] {
  const spots: Spot[] = [];
  for (let k = 0; k < now.length; k += units) {
    spots.push({ x: axes.x(now[k + a] as number), y: axes.y(now[k + b] as number) });
  }
  return spots;
}

/** The trails of all samples, or with many of them that of the chosen one, as one path in pixels. */
export function trailPath(way: Way, units: number, [a, b]: UnitPair, axes: Axes2, sample: number | null): string {
  const samples = way.now.length / units;
  const moments = [...way.stations, way.now];
  let path = '';
  for (let k = 0; k < samples; k++) {
    if (samples > MOST_TRAILS && k !== sample) continue;
    path += polyline(moments.length, (m) => {
      const moment = moments[m] as Float64Array;
      return [axes.x(moment[k * units + a] as number), axes.y(moment[k * units + b] as number)];
    });
  }
  return path;
}

/** Where lines of equal input go: a warped grid of the plane of two inputs, or the one line of a single input. */
export function warpedGrid(learner: Learner, [a, b]: UnitPair, axes: Axes2): string {
  const { onPlane, extents } = learner;
  const layer = hiddenLayerOf(learner);
  if (onPlane === null || layer === null) return '';
  const h = onPlane.value(layer.output);
  const place = (k: number): [number, number] => [
    axes.x(h[k * layer.units + a] as number),
    axes.y(h[k * layer.units + b] as number),
  ];
  if (extents.length === 1) return polyline(onPlane.count, place);
  const points = (GRID - 1) / EVERY_POINT + 1;
  let path = '';
  for (let line = 0; line < GRID; line += EVERY_LINE) {
    path += polyline(points, (p) => place(line * GRID + p * EVERY_POINT));
    path += polyline(points, (p) => place(p * EVERY_POINT * GRID + line));
  }
  return path;
}

/** A path through points; it breaks where one has no finite place. */
function polyline(count: number, place: (k: number) => readonly [number, number]): string {
  let path = '';
  let pen = 'M';
  for (let k = 0; k < count; k++) {
    const [x, y] = place(k);
    if (!Number.isFinite(x + y)) {
      pen = 'M';
      continue;
    }
    path += `${pen}${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
    pen = 'L';
  }
  return path;
}

/**
 * The border between two answers in the hidden space: w·h + b = f⁻¹(border), a straight line, for the two units of a layer
 * with no others; for two outputs the difference of their weights. Empty where it is no line, or passes by.
 */
export function decisionPath(learner: Learner, parameters: Float64Array, axes: Axes2, x: Extent, y: Extent): string {
  const { predictor, decision, run, program } = learner;
  const last = predictor.layers[predictor.layers.length - 1];
  if (
    last === undefined ||
    last.inputs !== 2 ||
    last.from !== hiddenLayerOf(learner)?.output ||
    decision.kind !== 'threshold'
  )
    return '';
  const weights = run.table.offsets.get(last.weight);
  const biases = last.bias === null ? null : run.table.offsets.get(last.bias);
  if (weights === undefined || biases === undefined) return '';
  const weight = (unit: number, input: number) => parameters[weights + weightIndex(last, unit, input)] as number;
  const bias = (unit: number) =>
    biases === null ? 0 : (parameters[biases + biasIndex(program.graph, last, unit)] as number);
  let line: [number, number, number];
  if (decision.reads === 'first') {
    const border = beforeActivation(
      last.activation === null ? '' : kindOf(program.graph, last.activation),
      decision.at,
    );
    if (border === null) return '';
    line = [weight(0, 0), weight(0, 1), bias(0) - border];
  } else line = [weight(1, 0) - weight(0, 0), weight(1, 1) - weight(0, 1), bias(1) - bias(0)];
  const ends = lineWithin(...line, x, y);
  if (ends === null) return '';
  const [x1, y1, x2, y2] = ends;
  return `M${axes.x(x1).toFixed(1)},${axes.y(y1).toFixed(1)}L${axes.x(x2).toFixed(1)},${axes.y(y2).toFixed(1)}`;
}

/** The pre-activation with this activation; `null` for functions that are not undone here. */
function beforeActivation(name: string, at: number): number | null {
  if (name === '') return at;
  if (name === 'sigmoid') return Math.log(at / (1 - at));
  return name === 'tanh' ? Math.atanh(at) : null;
}
