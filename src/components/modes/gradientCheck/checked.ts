import {
  type CheckRow,
  checkedElements,
  DEFAULT_H,
  gradientCheckRows,
  type Verdict,
} from '../../../engine/check/gradientCheck.ts';
import { type Unreached, unreachedLeaves } from '../../../engine/check/unreached.ts';
import { displayNames } from '../../../engine/graph/displayNames.ts';
import { type Graph, shapeOf } from '../../../engine/graph/graph.ts';
import type { Trace } from '../../../engine/trace/trace.ts';
import { checkTexts } from '../../../texts/gradientCheck.ts';
import { position } from '../../inspector/context.ts';

/** Most elements that are checked at once, and the time after which no further one is begun: each costs forward passes. */
const MOST_CHECKED = 200;
const PATIENCE_MS = 250;
/** The plot takes about fifty forward passes; a row takes a few. A graph slower than this shows the table alone. */
const SLOWEST_ROW_MS = 20;

/** What was checked of a trace, for the room and for the marks on the graph. */
export interface Checked {
  readonly rows: readonly CheckRow[];
  /** Elements that were not checked. */
  readonly more: number;
  /** Inputs and parameters to which no gradient comes, as far as a table has room for them. */
  readonly unreached: readonly Unreached[];
  /** Whether the error against h can be had without a wait. */
  readonly plotted: boolean;
}

const known = new WeakMap<Trace, Checked>();

/** As many rows as there are, as MOST_CHECKED, or as PATIENCE_MS allows, whichever is least, one at least; once a trace. */
export function checkedOf(trace: Trace): Checked {
  const made = known.get(trace) ?? check(trace);
  known.set(trace, made);
  return made;
}

function check(trace: Trace): Checked {
  const start = performance.now();
  const rows: CheckRow[] = [];
  for (const row of gradientCheckRows(trace, DEFAULT_H)) {
    rows.push(row);
    if (rows.length === MOST_CHECKED || performance.now() - start > PATIENCE_MS) break;
  }
  const plotted = performance.now() - start < SLOWEST_ROW_MS * rows.length;
  const unreached = unreachedLeaves(trace).slice(0, MOST_CHECKED);
  return { rows, more: checkedElements(trace) - rows.length, unreached, plotted };
}

/** `W[0, 1]`: the name of an element of a node; of a scalar the name alone. */
export function elementName(graph: Graph, node: number, element: number): string {
  const shape = shapeOf(graph, node);
  return `${displayNames(graph)[node]?.text ?? String(node)}${shape.length === 0 ? '' : position(shape, element)}`;
}

/** The words of each verdict. */
export const VERDICTS = {
  agrees: checkTexts.agrees,
  differs: checkTexts.differs,
  silent: checkTexts.silent,
} as const satisfies Record<Verdict, unknown>;

/** The sign of each verdict, where its words do not fit. */
export const SIGNS = { agrees: '✓', differs: '✕', silent: '–' } as const satisfies Record<Verdict, string>;
