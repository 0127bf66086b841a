import { gradientAt, nodeFrame } from '../../../engine/timeline/frame.ts';
import type { Cursor } from '../../../engine/timeline/timeline.ts';
import { nodeValue, updatedValue } from '../../../engine/trace/trace.ts';
import { type Parameter, type ParameterTable, parameterTable } from '../../../engine/training/parameters.ts';
import type { Figure } from '../../../store/figure.ts';
import { elementName } from '../../neurons/elementName.ts';

/** One element of a parameter at a cursor; `null` is still to come. */
export interface WeightRow {
  readonly name: string;
  /** Node of the graph that is drawn, whose number this is. */
  readonly node: number;
  /** Element of that node's value. */
  readonly element: number;
  readonly value: number;
  readonly gradient: number | null;
  /** The gradient is what the iteration before has left, not yet one of this. */
  readonly left: boolean;
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
 * on; the new value from the step of its update on. At level 3 each element is a node of its own.
 */
export function weightRows(figure: Figure, cursor: Cursor): WeightRows {
  const { graph, timeline, trace, program } = figure;
  const table = tableOf(figure);
  const scalars = graph === program.graph ? null : timeline.updates;
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
    const node = scalars === null ? parameter.node : (scalars[index] as number);
    const element = scalars === null ? own : 0;
    let frame = frames.get(node);
    if (frame === undefined) {
      frame = read(node);
      frames.set(node, frame);
    }
    const { before, gradient, left, after, untouched, moving } = frame;
    const value = before[element] as number;
    const now = after === null ? null : (after[element] as number);
    return {
      name: elementName(parameter.name, parameter.shape, own),
      node,
      element,
      value,
      gradient: gradient === null ? null : (gradient[element] as number),
      left,
      update: now === null ? null : now - value,
      now,
      untouched,
      moving,
    };
  };
  return { count: table.total, row };
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
