import { gradientAt, nodeFrame } from '../../../engine/timeline/frame.ts';
import { ledgerOf } from '../../../engine/timeline/ledger.ts';
import { type Cursor, firstUpdate } from '../../../engine/timeline/timeline.ts';
import { nodeValue, updatedValue } from '../../../engine/trace/trace.ts';
import type { Update } from '../../../engine/trace/update.ts';
import { type Parameter, type ParameterTable, parameterTable } from '../../../engine/training/parameters.ts';
import type { Figure } from '../../../store/figure.ts';
import { elementName } from '../../neurons/elementName.ts';

/** One element of a parameter at a cursor; `null` is still to come. */
export interface WeightRow {
  readonly name: string;
  /** Node of the graph that is drawn, whose number this is; −1 where that graph has none. */
  readonly node: number;
  /** Element of that node's value. */
  readonly element: number;
  readonly value: number;
  readonly gradient: number | null;
  /** The gradient is what the iteration before has left, not yet one of this. */
  readonly left: boolean;
  /** The gradient is the whole batch's, where the graph that is drawn has that of one sample. */
  readonly batch: boolean;
  /** After − before. */
  readonly update: number | null;
  readonly now: number | null;
  /** The optimizer was not given it. */
  readonly untouched: boolean;
  /** This step updates it. */
  readonly moving: boolean;
}

/** Reads the rows of a figure at a cursor; a row costs the same however many there are. */
export interface WeightRows {
  readonly count: number;
  row(index: number): WeightRow;
}

const tables = new WeakMap<Figure['program'], ParameterTable>();

/** The parameters of a figure's program. Made once a program, which the iterations of a run share. */
export function tableOf({ program }: Pick<Figure, 'program'>): ParameterTable {
  let table = tables.get(program);
  if (table === undefined) {
    table = parameterTable(program);
    tables.set(program, table);
  }
  return table;
}

/**
 * Every element of every parameter, in the order of the parameter vector. A gradient is there from its first contribution
 * on; the new value from the step of its update on. At level 3 each element is a node of its own (see `scalarRow`).
 */
export function weightRows(figure: Figure, cursor: Cursor): WeightRows {
  const { graph, timeline, trace, program } = figure;
  const table = tableOf(figure);
  const scalars = graph === program.graph || trace.update === null ? null : nodesOfElements(trace.update);
  const frames = new Map<number, ReturnType<typeof read>>();
  const read = (node: number) => {
    const frame = nodeFrame(timeline, cursor, node);
    const { last, active, updated } = frame;
    const left = last?.kind === 'carried';
    return {
      before: nodeValue(trace, node),
      gradient: left || last?.kind === 'contribution' ? gradientAt(trace, frame, node) : null,
      left,
      after: updated ? updatedValue(trace, node) : null,
      untouched: trace.update?.untouched.has(node) === true,
      moving: active === 'update',
    };
  };
  const row = (index: number): WeightRow => {
    const parameter = parameterAt(table, index);
    const own = index - parameter.start;
    const name = elementName(parameter.name, parameter.shape, own);
    if (scalars !== null && trace.update !== null) {
      return { name, ...scalarRow(figure, cursor, trace.update, index, scalars[index] as number) };
    }
    const { node } = parameter;
    let frame = frames.get(node);
    if (frame === undefined) {
      frame = read(node);
      frames.set(node, frame);
    }
    const { before, gradient, left, after, untouched, moving } = frame;
    const value = before[own] as number;
    const now = after === null ? null : (after[own] as number);
    return {
      name,
      node,
      element: own,
      value,
      gradient: gradient === null ? null : (gradient[own] as number),
      left,
      batch: false,
      update: now === null ? null : now - value,
      now,
      untouched,
      moving,
    };
  };
  return { count: table.total, row };
}

/** By element of the parameter vector, its node of the scalar graph; −1 for what the output does not depend on. */
function nodesOfElements({ offsets, before }: Update): Int32Array {
  const nodes = new Int32Array(before.length).fill(-1);
  for (const [node, index] of offsets) nodes[index] = node;
  return nodes;
}

/**
 * An element where the arithmetic of one sample is drawn. Its gradient there is that sample's alone, and would not go with
 * the update: the table has the one of the whole batch, which the optimizer reads, from the last contribution on. What
 * that graph leaves out has its numbers when the updates begin.
 */
function scalarRow(
  { timeline, trace }: Figure,
  cursor: Cursor,
  update: Update,
  index: number,
  node: number,
): Omit<WeightRow, 'name'> {
  const drawn = node >= 0;
  const frame = drawn ? nodeFrame(timeline, cursor, node) : null;
  const begun = cursor.step >= firstUpdate(timeline);
  const left = frame?.last?.kind === 'carried';
  const end = drawn
    ? ledgerOf(timeline, node)
        .filter(({ kind }) => kind === 'contribution')
        .at(-1)
    : undefined;
  const complete = frame === null ? begun : end !== undefined && frame.last === end;
  const value = update.before[index] as number;
  const now = (frame === null ? begun : frame.updated) ? (update.after[index] as number) : null;
  const gradient = left ? (trace.carried?.[node] ?? null) : complete ? (update.gradient[index] as number) : null;
  const own = gradient === null || frame === null ? null : gradientAt(trace, frame, node);
  return {
    node,
    element: 0,
    value,
    gradient,
    left,
    batch: gradient !== null && !Object.is(own?.[0], gradient),
    update: now === null ? null : now - value,
    now,
    untouched: drawn && update.untouched.has(node),
    moving: frame?.active === 'update',
  };
}

function parameterAt({ parameters }: ParameterTable, index: number): Parameter {
  let low = 0;
  let high = parameters.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((parameters[middle] as Parameter).start <= index) low = middle;
    else high = middle;
  }
  return parameters[low] as Parameter;
}
