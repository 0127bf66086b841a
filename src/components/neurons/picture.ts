import type { Graph } from '../../engine/graph/graph.ts';
import { gradientAt, nodeFrame, shownValue } from '../../engine/timeline/frame.ts';
import { type Cursor, firstUpdate, type StepKind, stepAt, type Timeline } from '../../engine/timeline/timeline.ts';
import { nodeValue, type Trace, updatedValue } from '../../engine/trace/trace.ts';
import { biasIndex, type Network } from '../../engine/training/network.ts';
import { type Column, type LinePlan, type NeuronPlan, planOf } from './plan.ts';

/** The part of a figure that is drawn; its graph is that of the closed program. */
export interface Shown {
  readonly graph: Graph;
  readonly timeline: Timeline;
  readonly trace: Trace;
}

/** Which number a line or a bias shows: its value, or the gradient that has arrived at it. */
export type Lane = 'value' | 'gradient';

/** One number of a parameter, of the whole batch. */
export interface Weight {
  readonly node: number;
  readonly element: number;
  readonly lane: Lane;
  /** What is shown of it: value, gradient or, from its update on, the new value. */
  readonly amount: number;
  /** As it was before the update. */
  readonly value: number;
  /** `null` until it has arrived. */
  readonly gradient: number | null;
  /** After − before; `null` until its update. */
  readonly update: number | null;
  /** This step moves it. */
  readonly moving: boolean;
}

/** A weight between two units. */
export interface LineMark extends Weight {
  readonly plan: LinePlan;
  /** |amount| / the largest that is shown in that lane, 0 … 1. A number that is none counts as the largest. */
  readonly size: number;
  /** This step computes or sends along it. */
  readonly on: boolean;
}

/** A unit, of one sample or as the mean of all samples. */
export interface UnitMark {
  readonly unit: number;
  /** What it sends on; `null` until it is computed: then it is drawn hollow. */
  readonly value: number | null;
  /** Before the layer's function; `null` where there is none, or it is not computed. */
  readonly preActivation: number | null;
  readonly gradient: number | null;
  readonly preGradient: number | null;
  /** The gradient still waits for contributions. */
  readonly partial: boolean;
  /** |value| / the largest of its column, 0 … 1. */
  readonly level: number;
  readonly bias: Weight | null;
}

export interface ColumnMark {
  readonly column: Column;
  readonly units: readonly UnitMark[];
  /** What the step does here. */
  readonly active: Exclude<StepKind, 'start' | 'zeroGrad'> | null;
}

/** Everything that the neuron view shows at a cursor. */
export interface NeuronPicture {
  readonly plan: NeuronPlan;
  readonly columns: readonly ColumnMark[];
  readonly lines: readonly LineMark[];
  /** The row of the batch that the units show; `null`: the mean. */
  readonly sample: number | null;
  readonly samples: number;
  /** Largest |amount| of the lines that show their value, and of those that show their gradient; `null`: none does. */
  readonly widest: Readonly<Record<Lane, number | null>>;
}

/**
 * What the units and weights of a network show at a cursor. `sample` is a row of the batch and is clamped to it; `null`
 * shows means over the batch: of z, of a, and of the batch's gradients ∂L/∂z and ∂L/∂a. Parameters are always of the whole
 * batch. A line shows its gradient from the contribution's arrival until the update phase, and its value otherwise.
 */
export function neuronPicture(shown: Shown, cursor: Cursor, sample: number | null, network: Network): NeuronPicture {
  const plan = planOf(shown.graph, network);
  const { samples } = network;
  const row = sample === null || samples < 2 ? null : Math.min(Math.max(0, sample), samples - 1);
  const read = readerOf(shown, cursor);
  const step = stepAt(shown.timeline, cursor.step);
  const about = plan.parts.get(step.node);
  const works = step.kind === 'forward' || step.kind === 'backward';
  const rows = { row, samples };

  const columns = plan.columns.map((column, index): ColumnMark => {
    const units = unitsOf(shown, cursor, column, column.kind === 'loss' ? { row: null, samples: 1 } : rows, read);
    const inLayer = works && about !== undefined && about.layer === index - 1 && column.layer !== null;
    const inLoss = column.kind === 'loss' && about === undefined && (works || step.kind === 'seed');
    const moves = step.kind === 'update' && column.layer !== null && column.layer.bias === step.node;
    const active = inLayer || inLoss || moves ? (step.kind as ColumnMark['active']) : null;
    return { column, units, active };
  });

  const weights = plan.lines.map(({ node, element }) => read(node, element));
  const widest = { value: largest(weights, 'value'), gradient: largest(weights, 'gradient') };
  const lines = weights.map((weight, index): LineMark => {
    const line = plan.lines[index] as LinePlan;
    const on = works && about?.part === 'sum' && about.layer === line.layer;
    return { ...weight, plan: line, size: part(weight.amount, widest[weight.lane] ?? 0), on };
  });
  return { plan, columns, lines, sample: row, samples, widest };
}

type Read = (node: number, element: number) => Weight;

/** Reads elements of parameters; what is the same for all elements of one is looked up once. */
function readerOf({ timeline, trace }: Shown, cursor: Cursor): Read {
  const { updates } = timeline;
  const updating = updates.length > 0 && cursor.step >= firstUpdate(timeline);
  const step = stepAt(timeline, cursor.step);
  const tensors = new Map<number, (element: number) => Weight>();
  const tensor = (node: number) => {
    const frame = nodeFrame(timeline, cursor, node);
    const before = nodeValue(trace, node);
    const now = shownValue(timeline, trace, cursor, node);
    const after = frame.updated ? updatedValue(trace, node) : null;
    const arrived = frame.last?.kind === 'contribution' ? gradientAt(trace, frame, node) : null;
    const moving = step.kind === 'update' && step.node === node && trace.update?.untouched.has(node) !== true;
    const lane: Lane = arrived !== null && !updating ? 'gradient' : 'value';
    return (element: number): Weight => {
      const value = before[element] as number;
      const gradient = arrived === null ? null : (arrived[element] as number);
      const amount = lane === 'gradient' ? (gradient as number) : (now[element] as number);
      const update = after === null ? null : (after[element] as number) - value;
      return { node, element, lane, amount, value, gradient, update, moving };
    };
  };
  return (node, element) => {
    let one = tensors.get(node);
    if (one === undefined) {
      one = tensor(node);
      tensors.set(node, one);
    }
    return one(element);
  };
}

interface Rows {
  readonly row: number | null;
  readonly samples: number;
}

function unitsOf(shown: Shown, cursor: Cursor, column: Column, rows: Rows, read: Read): UnitMark[] {
  const { layer, node, units } = column;
  const out = held(shown, cursor, node);
  const pre = layer === null || layer.activation === null ? null : held(shown, cursor, layer.preActivation);
  const of = (values: Float64Array | null | undefined, unit: number) =>
    values == null ? null : pick(values, unit, units, rows);
  const values = Array.from({ length: column.shown }, (_, unit) => of(out.value, unit));
  const largestValue = values.reduce<number>((most, value) => Math.max(most, finite(value ?? 0)), 0);
  return values.map((value, unit) => {
    const at = layer === null ? -1 : biasIndex(shown.graph, layer, unit);
    return {
      unit,
      value,
      preActivation: of(pre?.value, unit),
      gradient: of(out.gradient, unit),
      preGradient: of(pre?.gradient, unit),
      partial: out.partial,
      level: value === null ? 0 : part(value, largestValue),
      bias: at < 0 || layer === null || layer.bias === null ? null : read(layer.bias, at),
    };
  });
}

/** What is known of a node at a cursor. Data have a value from the start and never a gradient, unless it is wanted. */
function held({ timeline, trace }: Shown, cursor: Cursor, node: number) {
  const frame = nodeFrame(timeline, cursor, node);
  const { last } = frame;
  const arrived = last !== null && (last.kind === 'contribution' || last.kind === 'seed');
  return {
    value: frame.computed ? nodeValue(trace, node) : null,
    gradient: arrived ? gradientAt(trace, frame, node) : null,
    partial: arrived && frame.gradient === 'partial',
  };
}

/** A unit's number of one row of a (samples, units) value, or the mean of its column. */
function pick(values: Float64Array, unit: number, units: number, { row, samples }: Rows): number {
  if (row !== null) return values[row * units + unit] as number;
  let sum = 0;
  for (let k = 0; k < samples; k++) sum += values[k * units + unit] as number;
  return sum / samples;
}

function largest(weights: readonly Weight[], lane: Lane): number | null {
  let most: number | null = null;
  for (const weight of weights) {
    if (weight.lane === lane) most = Math.max(most ?? 0, finite(weight.amount));
  }
  return most;
}

function finite(amount: number): number {
  return Number.isFinite(amount) ? Math.abs(amount) : 0;
}

function part(amount: number, most: number): number {
  if (!Number.isFinite(amount)) return 1;
  return most === 0 ? 0 : Math.abs(amount) / most;
}
