import { checkedElements, gradientCheckRows } from '../../../engine/check/gradientCheck.ts';
import { FIRST_OP, LEAF } from '../../../engine/graph/graph.ts';
import { gradOf, nodeValue, type Trace, updatedValue } from '../../../engine/trace/trace.ts';
import type { Figure } from '../../../store/figure.ts';
import type { FaultSeen } from '../../../store/lens/faultSeen.ts';

/** One element of an input or a parameter in both runs. */
export interface GradientRow {
  readonly node: number;
  readonly element: number;
  /** `null`: no gradient arrives (None). */
  readonly right: number | null;
  readonly wrong: number | null;
  readonly differs: boolean;
}

/** Most elements that are listed. */
export const MOST_ELEMENTS = 60;
/** Two numbers are told apart from this relative error on, as in the gradient check. */
const SAME = 1e-5;

/** Gradients of all inputs and parameters in both runs; of constants too, where the wrong run gives them one. Wrong ones first. */
export function gradientRows(figure: Figure, seen: FaultSeen): { rows: readonly GradientRow[]; more: number } {
  const { graph } = figure;
  const rows: GradientRow[] = [];
  let count = 0;
  for (let node = 0; node < graph.count; node++) {
    const code = graph.codes[node] as number;
    const right = gradOf(seen.right.trace, node);
    const wrong = gradOf(figure.trace, node);
    if (code >= FIRST_OP || (code === LEAF.constant && wrong === null) || (right === null && wrong === null)) continue;
    const size = nodeValue(figure.trace, node).length;
    count += size;
    for (let element = 0; element < size && rows.length < 2000; element++) {
      const [a, b] = [right?.[element] ?? null, wrong?.[element] ?? null];
      rows.push({ node, element, right: a, wrong: b, differs: !same(a, b) });
    }
  }
  const sorted = [...rows.filter(({ differs }) => differs), ...rows.filter(({ differs }) => !differs)];
  const listed = sorted.slice(0, MOST_ELEMENTS).sort((a, b) => a.node - b.node || a.element - b.element);
  return { rows: listed, more: count - listed.length };
}

/** Parameters after the update in both runs, where that differs. */
export function updateRows(figure: Figure, seen: FaultSeen): readonly GradientRow[] {
  if (figure.trace.update === null || seen.right.trace.update === null) return [];
  if (!seen.again && !seen.differences.some(({ what }) => what === 'update')) return [];
  const rows: GradientRow[] = [];
  for (const node of figure.timeline.updates) {
    const right = updatedValue(seen.right.trace, node);
    const wrong = updatedValue(figure.trace, node);
    for (let element = 0; element < right.length && rows.length < MOST_ELEMENTS; element++) {
      const [a, b] = [right[element] as number, wrong[element] as number];
      rows.push({ node, element, right: a, wrong: b, differs: !same(a, b) });
    }
  }
  return rows;
}

function same(a: number | null, b: number | null): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

/** A central difference of the program, and whether it can be trusted. */
export interface Checked {
  readonly difference: number;
  readonly reliable: boolean;
}

/** Milliseconds after which no further element is checked: each costs a few forward passes. */
const PATIENCE_MS = 150;

/** Central differences by `node.element`, as many as there is patience for. They are those of the values, whatever backward does. */
export function centralDifferences(trace: Trace): ReadonlyMap<string, Checked> {
  const found = new Map<string, Checked>();
  if (checkedElements(trace) === 0) return found;
  const until = performance.now() + PATIENCE_MS;
  for (const { node, element, difference, reliable } of gradientCheckRows(trace)) {
    found.set(`${node}.${element}`, { difference, reliable });
    if (found.size >= 2000 || performance.now() > until) break;
  }
  return found;
}

/** What the check says of a gradient: `null` where it says nothing. A missing gradient counts as 0. */
export function isCaught(wrong: number | null, checked: Checked | undefined): boolean | null {
  if (checked === undefined || !checked.reliable) return null;
  const gradient = wrong ?? 0;
  if (!Number.isFinite(gradient)) return true;
  const size = Math.max(Math.abs(gradient), Math.abs(checked.difference));
  return Math.abs(gradient - checked.difference) > SAME * Math.max(size, 1e-4);
}

/** The trace of the iteration's own values: in a training that was run again, the check is of what is on screen. */
export function checkedTrace(figure: Figure, seen: FaultSeen): Trace {
  return seen.again ? figure.trace : seen.right.trace;
}
