import { ticks } from 'd3-array';
import { contours } from 'd3-contour';
import { biasIndex, type Layer, weightIndex } from '../../../engine/training/network.ts';
import { leadOf, levelOf } from './answers.ts';
import type { Learner } from './learner.ts';
import { type Extent, GRID, lineWithin, rangeOf } from './plane.ts';

/** The field in pixels: left, top, and its width and height. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** An area where the prediction is at least `level`, as a path in pixels; its edge is the line of that level. */
export interface Band {
  readonly level: number;
  readonly path: string;
  /** How much of the value colour fills it, 0 to 1; `null`: it is a line only. */
  readonly tint: number | null;
}

/** What is drawn of a prediction over the plane of two inputs. */
export interface FieldPicture {
  /** Least and greatest level; `null` when no number is finite. */
  readonly range: Extent | null;
  /** Distance of neighbouring lines. */
  readonly every: number | null;
  /** Tint of what lies below all bands. */
  readonly ground: number;
  readonly bands: readonly Band[];
  /** Borders between answers. */
  readonly borders: readonly string[];
  /** Where the pre-activation of a hidden unit is 0. */
  readonly zeroLines: readonly { readonly name: string; readonly path: string }[];
}

const LINES = 8;
/** Hidden units with a line of their own; more of them would hide the field. */
const MOST_ZERO_LINES = 16;
const field = contours().size([GRID, GRID]);

/** The picture of the plane as `learner.onPlane` was last computed. Throws RangeError without two features. */
export function fieldPicture(learner: Learner, box: Box, parameters: Float64Array): FieldPicture {
  const { onPlane, predictor, decision, extents } = learner;
  if (onPlane === null || extents.length !== 2) throw new RangeError('a field needs two features');
  const prediction = onPlane.value(predictor.prediction);
  const units = prediction.length / onPlane.count;
  const zeroLines = zeroLinesOf(learner, box, parameters);
  if (decision.kind === 'largest') return { ...regions(prediction, units, box), zeroLines };
  const levels = levelOf(decision, prediction, units, scratch);
  const range = rangeOf(levels);
  const from = decision.kind === 'threshold' && decision.at === 0.5 ? 0 : (range?.[0] ?? 0);
  const to = decision.kind === 'threshold' && decision.at === 0.5 ? 1 : (range?.[1] ?? 1);
  const tintOf = (level: number) => Math.min(1, Math.max(0, (level - from) / (to - from || 1)));
  // Where the numbers are all the same, but for rounding, there is no line.
  const flat = range === null || range[1] - range[0] < 1e-9 * Math.max(1, Math.abs(range[1]));
  const lines = flat ? [] : ticks(range[0], range[1], LINES);
  const bands = lines.map((level, k) => ({
    level,
    path: contourPath(levels, level, box),
    tint: tintOf((level + (lines[k + 1] ?? range?.[1] ?? level)) / 2),
  }));
  const crossed = decision.kind === 'threshold' && !flat && range[0] < decision.at && decision.at < range[1];
  return {
    range,
    every: lines.length > 1 ? (lines[1] as number) - (lines[0] as number) : null,
    ground: tintOf(range === null ? from : (range[0] + (lines[0] ?? range[1])) / 2),
    bands,
    borders: crossed ? [contourPath(levels, decision.at, box)] : [],
    zeroLines,
  };
}

const scratch = new Float64Array(GRID * GRID);

/** Several classes: the region of each, told apart by tint, and their borders. */
function regions(prediction: Float64Array, units: number, box: Box): Omit<FieldPicture, 'zeroLines'> {
  const bands: Band[] = [];
  for (let unit = 1; unit < units; unit++) {
    const path = contourPath(leadOf(prediction, units, unit, scratch), 0, box);
    if (path !== '') bands.push({ level: unit, path, tint: unit / (units - 1) });
  }
  const borders = bands.map(({ path }) => path);
  return { range: rangeOf(prediction), every: null, ground: 0, bands, borders };
}

/** z = w·x + b is 0 on a straight line for the first layer; deeper ones bend, and are found on the grid. */
function zeroLinesOf(learner: Learner, box: Box, parameters: Float64Array): FieldPicture['zeroLines'] {
  const lines: { name: string; path: string }[] = [];
  for (const [l, layer] of learner.predictor.layers.slice(0, -1).entries()) {
    const { offsets } = learner.run.table;
    const isExact = l === 0 && offsets.has(layer.weight) && (layer.bias === null || offsets.has(layer.bias));
    for (let unit = 0; unit < layer.units && lines.length < MOST_ZERO_LINES; unit++) {
      const path = isExact
        ? straightLine(learner, layer, unit, box, parameters)
        : zeroContour(learner, layer, unit, box);
      if (path !== '') lines.push({ name: `${l} ${unit}`, path });
    }
  }
  return lines;
}

function straightLine(
  { run, program, extents }: Learner,
  layer: Layer,
  unit: number,
  box: Box,
  parameters: Float64Array,
) {
  const [x, y] = extents as [Extent, Extent];
  const { offsets } = run.table;
  const weight = (input: number) =>
    parameters[(offsets.get(layer.weight) as number) + weightIndex(layer, unit, input)] as number;
  const bias = layer.bias === null ? undefined : offsets.get(layer.bias);
  const c = bias === undefined ? 0 : (parameters[bias + biasIndex(program.graph, layer, unit)] as number);
  const line = lineWithin(weight(0), weight(1), c, x, y);
  if (line === null) return '';
  const px = (value: number) => round(box.left + ((value - x[0]) / (x[1] - x[0])) * box.width);
  const py = (value: number) => round(box.top + box.height - ((value - y[0]) / (y[1] - y[0])) * box.height);
  return `M${px(line[0])},${py(line[1])}L${px(line[2])},${py(line[3])}`;
}

function zeroContour({ onPlane }: Learner, { preActivation, units }: Layer, unit: number, box: Box) {
  const z = onPlane?.value(preActivation);
  if (z === undefined) return '';
  for (let k = 0; k < scratch.length; k++) scratch[k] = z[k * units + unit] as number;
  return contourPath(scratch, 0, box);
}

const round = (value: number) => Math.round(value * 10) / 10;

/**
 * The area of the grid where `values` are at least `level`, in pixels. d3-contour has the sample k of a row at k + ½ and
 * closes areas half a cell outside the grid: clipped to the box, only true lines are seen.
 */
export function contourPath(values: Float64Array, level: number, box: Box): string {
  // Its types ask for an array of numbers; it only reads by index.
  const { coordinates } = field.contour(values as unknown as number[], level);
  const sx = box.width / (GRID - 1);
  const sy = box.height / (GRID - 1);
  let path = '';
  for (const polygon of coordinates) {
    for (const ring of polygon) {
      for (let k = 0; k < ring.length - 1; k++) {
        const [cx, cy] = ring[k] as [number, number];
        path += `${k === 0 ? 'M' : 'L'}${round(box.left + (cx - 0.5) * sx)},${round(box.top + box.height - (cy - 0.5) * sy)}`;
      }
      path += 'Z';
    }
  }
  return path;
}
