import { next, previous } from '../../engine/timeline/move.ts';
import { type Cursor, START, type Timeline } from '../../engine/timeline/timeline.ts';
import type { Store } from '../../store/state.ts';

/**
 * Where Next leads in a lecture: to the next step that the teacher has marked, after the last of them to the end. Without
 * marks every step is a stop. Edge by edge, a stop is walked along its edges as everywhere.
 */
export function nextStop(timeline: Timeline, cursor: Cursor, edgeByEdge: boolean, stops: readonly number[]): Cursor {
  if (stops.length === 0 || cursor.edge !== null) return next(timeline, cursor, edgeByEdge);
  const stop = stops.find((step) => step > cursor.step && step < timeline.length) ?? timeline.length;
  if (stop <= cursor.step) return next(timeline, cursor, edgeByEdge);
  return next(timeline, { step: stop - 1, edge: null }, edgeByEdge);
}

/** Where Previous leads: to the stop before, before the first of them to the start. */
export function previousStop(
  timeline: Timeline,
  cursor: Cursor,
  edgeByEdge: boolean,
  stops: readonly number[],
): Cursor {
  const back = previous(timeline, cursor, edgeByEdge);
  if (stops.length === 0 || back.step === cursor.step) return back;
  const stop = stops.filter((step) => step < cursor.step && step <= timeline.length).at(-1);
  return stop === undefined ? START : { step: stop, edge: null };
}

/** Goes to the next stop; at the end of an iteration to the next one. */
export function goNext(store: Store): void {
  const { figure, cursor, edgeByEdge, stops } = store;
  if (figure === null) return;
  const to = nextStop(figure.timeline, cursor, edgeByEdge, stops);
  const near = next(figure.timeline, cursor, edgeByEdge);
  // The very next place is played; what skips some is cross-faded.
  if (isSame(to, near) || isSame(to, cursor)) store.next();
  else store.goTo(to);
}

/** Goes to the stop before; at the start of an iteration to the end of the one before. */
export function goPrevious(store: Store): void {
  const { figure, cursor, edgeByEdge, stops } = store;
  if (figure === null) return;
  if (cursor.step === 0) store.previous();
  else store.goTo(previousStop(figure.timeline, cursor, edgeByEdge, stops));
}

function isSame(a: Cursor, b: Cursor): boolean {
  return a.step === b.step && a.edge === b.edge;
}
