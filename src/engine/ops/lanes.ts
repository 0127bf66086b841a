import { type Shape, sizeOf } from '../shape.ts';
import type { Attributes, ShapeProblem } from './define.ts';

/**
 * The elements of a value seen along an axis. A lane is the run that is reduced to one number: there are
 * outer · inner lanes, and element k of lane (i, j) stands at (i · extent + k) · inner + j. Without an axis everything is
 * one lane.
 */
export interface Lanes {
  readonly outer: number;
  readonly extent: number;
  readonly inner: number;
}

/** The axis as 0 … rank − 1 (a negative one counts from the end, as in NumPy), or a problem. */
export function axisIn(shape: Shape, axis: number): number | ShapeProblem {
  const positive = axis < 0 ? axis + shape.length : axis;
  return Number.isInteger(axis) && positive >= 0 && positive < shape.length ? positive : { problem: 'axis', axis };
}

/** The lanes along an axis that `axisIn` has accepted; all elements in one lane when there is no axis. */
export function lanesAlong(shape: Shape, axis: number | null): Lanes {
  if (axis === null) return { outer: 1, extent: sizeOf(shape), inner: 1 };
  let outer = 1;
  for (let i = 0; i < axis; i++) outer *= shape[i] as number;
  let inner = 1;
  for (let i = axis + 1; i < shape.length; i++) inner *= shape[i] as number;
  return { outer, extent: shape[axis] as number, inner };
}

/** The lanes of a reduction: along `axis`, or over everything when there is none. */
export function lanesOf(shape: Shape, attributes: Attributes): Lanes {
  const axis = attributes.axis as number | undefined;
  return lanesAlong(shape, axis === undefined ? null : (axisIn(shape, axis) as number));
}

/** The lanes of a softmax: along `axis`, by default the last; a scalar is one lane of one element. */
export function lanesOfSoftmax(shape: Shape, attributes: Attributes): Lanes {
  if (shape.length === 0) return { outer: 1, extent: 1, inner: 1 };
  return lanesAlong(shape, axisIn(shape, (attributes.axis as number | undefined) ?? -1) as number);
}

/** Calls `visit` once a lane with its number, the index of its first element and the distance between its elements. */
export function eachLane(lanes: Lanes, visit: (lane: number, first: number, step: number) => void): void {
  const { outer, extent, inner } = lanes;
  for (let i = 0; i < outer; i++) {
    for (let j = 0; j < inner; j++) visit(i * inner + j, i * extent * inner + j, inner);
  }
}

/** The lane that an element belongs to, and that lane's first element. */
export function laneOf(lanes: Lanes, index: number): { lane: number; first: number } {
  const { extent, inner } = lanes;
  const i = Math.floor(index / (extent * inner));
  const j = index % inner;
  return { lane: i * inner + j, first: i * extent * inner + j };
}

/** The first element of a lane given by its number. */
export function firstOf(lanes: Lanes, lane: number): number {
  return Math.floor(lane / lanes.inner) * lanes.extent * lanes.inner + (lane % lanes.inner);
}

/** `_{\text{axis}=1}` under a sum, as the language writes it; nothing when everything is reduced. */
export function axisLatex(attributes: Attributes): string {
  return attributes.axis === undefined ? '' : `_{\\text{axis}=${attributes.axis}}`;
}
