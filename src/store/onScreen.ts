import { clampCursor, sameMoment } from '../engine/timeline/move.ts';
import { START } from '../engine/timeline/timeline.ts';
import { begin, wantsLearning } from './begin.ts';
import type { Look } from './figure.ts';
import { recorded } from './history.ts';
import { lookOf, sameCursor, sameLook, sameSelection } from './looks.ts';
import type { Shared } from './shared.ts';
import type { Document, State } from './state.ts';

/** What shows another document, or the same in another look; a wrong one keeps the last good figure. To be set. */
export function show(shared: Shared, document: Document, change: Partial<Look> = {}): Partial<State> {
  const state = shared.get();
  const look = { ...lookOf(state), ...change };
  const seen = { document, ...change };
  if (state.training !== null) shared.latest = { training: state.training, iteration: state.iteration };
  const begun = begin(document, look, shared.latest?.training ?? null, shared.learning);
  if (!begun.ok) return { ...seen, errors: begun.errors, playing: false };
  const { figures, training, warnings } = begun;
  // What was under way ends with the program that it belongs to, also when that comes back.
  const { latest } = shared;
  if (training === null && latest !== null) shared.latest = { ...latest, training: { ...latest.training, busy: null } };
  const iteration = training !== null && training === latest?.training ? latest.iteration : 0;
  const result = figures.figure(iteration);
  if (!result.ok) return { ...seen, errors: result.errors, playing: false };
  shared.figures = figures;
  if (shared.learning === null && wantsLearning(document, look)) void state.loadLearning();
  const { figure } = result;
  const cursor = state.figure === null ? START : sameMoment(state.figure.timeline, state.cursor, figure.timeline);
  return {
    ...seen,
    errors: [],
    warnings,
    figure,
    training,
    iteration,
    cursor,
    refusal: figures.refusal,
    arrival: 'edit',
    moves: state.moves + 1,
  };
}

/** Shows another look. A closed node is one step where its pieces are many: closing forgets, so we do not. */
export function reopen(shared: Shared, change: Partial<Look>): void {
  const { left } = shared;
  const state = shared.get();
  const before = lookOf(state);
  const to = { ...before, ...change };
  const back = left !== null && sameLook(left.look, to) && sameCursor(left.arrived, state.cursor) ? left.cursor : null;
  const shown = show(shared, state.document, change);
  const timeline = shown.figure?.timeline;
  const cursor = back !== null && timeline !== undefined ? clampCursor(timeline, back) : (shown.cursor ?? state.cursor);
  shared.set({ ...shown, cursor, selected: sameSelection(state.selected, shown.figure) });
  shared.left = { look: before, cursor: state.cursor, arrived: cursor };
}

/** Shows a document that was edited; edits with the same mark are one step of undo. */
export function edit(shared: Shared, document: Document, mark: string | null): void {
  const state = shared.get();
  if (document === state.document) return;
  shared.set({ ...show(shared, document), history: recorded(state.history, state.document, mark) });
}
