import { type Cursor, firstUpdate, phaseAt, START, sentEdges, stepAt, type Timeline, updateStep } from './timeline.ts';

/** One step on. With `edgeByEdge`, a backward step that sends along several edges is walked one edge at a time. */
export function next(timeline: Timeline, cursor: Cursor, edgeByEdge: boolean): Cursor {
  if (cursor.edge !== null) {
    const parts = sentEdges(timeline, cursor.step).length;
    if (edgeByEdge && cursor.edge < parts) return whole(cursor.step, cursor.edge + 1, parts);
    if (!edgeByEdge) return { step: cursor.step, edge: null };
  }
  if (cursor.step >= timeline.length) return { step: timeline.length, edge: null };
  const step = cursor.step + 1;
  const parts = edgeByEdge ? sentEdges(timeline, step).length : 0;
  return parts > 1 ? { step, edge: 1 } : { step, edge: null };
}

/** One step back: exactly the cursor that `next` came from. */
export function previous(timeline: Timeline, cursor: Cursor, edgeByEdge: boolean): Cursor {
  if (edgeByEdge) {
    const parts = sentEdges(timeline, cursor.step).length;
    const at = cursor.edge ?? parts;
    if (parts > 1 && at > 1) return { step: cursor.step, edge: at - 1 };
  }
  return cursor.step <= 1 ? START : { step: cursor.step - 1, edge: null };
}

/** The last edge of a step is the whole step: one name for one place. */
function whole(step: number, edge: number, parts: number): Cursor {
  return edge >= parts ? { step, edge: null } : { step, edge };
}

/** The last step of the phase the next step lies in; the end when there is none. */
export function nextPhase(timeline: Timeline, cursor: Cursor): Cursor {
  const phase = phaseAt(timeline, cursor.edge === null ? cursor.step + 1 : cursor.step);
  return { step: phase?.last ?? timeline.length, edge: null };
}

/** The step before the phase that the cursor is in (its last step when the cursor stands right there). */
export function previousPhase(timeline: Timeline, cursor: Cursor): Cursor {
  const phase = phaseAt(timeline, cursor.step);
  return phase === null ? START : { step: phase.first - 1, edge: null };
}

/** A cursor that exists: the step within the timeline, the edge within the step, the last edge written as the whole step. */
export function clampCursor(timeline: Timeline, cursor: Cursor): Cursor {
  const step = Math.min(Math.max(0, Math.trunc(cursor.step) || 0), timeline.length);
  if (cursor.edge === null || step !== cursor.step) return { step, edge: null };
  const parts = sentEdges(timeline, step).length;
  return parts > 1 ? whole(step, Math.max(1, Math.trunc(cursor.edge) || 1), parts) : { step, edge: null };
}

/**
 * The cursor in another timeline that shows the same moment, after an edit or after opening or closing a composite:
 * the step of the node with the same key; when that node was opened, the step that finishes its pieces; when it was
 * closed away, the step of the composite around it. Between a tensor and its elements (the keys of level 3 are the tensor's
 * with the element in brackets behind them) it is the step that finishes the last of them, and back. Falls back on the same
 * number.
 */
export function sameMoment(from: Timeline, cursor: Cursor, to: Timeline): Cursor {
  if (cursor.step === 0) return START;
  // The end of one mode is in the middle of the other: forward mode ends where reverse mode begins.
  const sameMode = (from.tangents === undefined) === (to.tangents === undefined);
  if (cursor.step >= from.length && sameMode) return { step: to.length, edge: null };
  const { kind, node, act } = stepAt(from, cursor.step);
  const a = from.schedule.graph;
  const b = to.schedule.graph;
  if (kind === 'seed' || kind === 'zeroGrad' || kind === 'tangentSeed') return seedMoment(from, act, to);
  if (kind === 'update') return updateMoment(from, cursor, to);
  const candidates = [a.keys[node] as string];
  // Forward mode has a pass an input where reverse mode has one.
  const pass = Math.min(passBefore(from, act), Math.max(1, passBefore(to, to.schedule.acts.length - 1)));
  // Innermost room first: a piece that was closed away is shown by the composite around it.
  for (let g = a.groups.length - 1; g >= 0; g--) {
    const group = a.groups[g];
    if (group !== undefined && node >= group.first && node <= group.last) candidates.push(group.key);
  }
  for (const key of candidates) {
    const same = b.keys.indexOf(key);
    if (same >= 0) {
      const step = kind === 'forward' ? (to.forwardStep[same] as number) : backwardStep(to, same, same, pass);
      if (step > 0) return clampCursor(to, { step, edge: key === a.keys[node] ? cursor.edge : null });
    }
    const group = b.groups.find((room) => room.key === key);
    if (group === undefined) {
      const step = elementsMoment(key, kind === 'forward', pass, to);
      if (step > 0) return { step, edge: null };
      continue;
    }
    const step =
      kind === 'forward' ? (to.forwardStep[group.output] as number) : backwardStep(to, group.first, group.last, pass);
    if (step > 0) return { step, edge: null };
  }
  return clampCursor(to, { step: cursor.step, edge: null });
}

/** How many seeds come before an act: which backward pass it belongs to, from 1. */
function passBefore(timeline: Timeline, act: number): number {
  let seeds = 0;
  for (let a = 0; a <= act; a++) if ((timeline.schedule.acts[a] as number) === -1) seeds++;
  return seeds;
}

/** The last backward step, in that pass, of any node `first … last`; 0 when there is none. */
function backwardStep(timeline: Timeline, first: number, last: number, pass: number): number {
  const { acts } = timeline.schedule;
  let seeds = 0;
  let found = 0;
  for (let a = 0; a < acts.length; a++) {
    const node = acts[a] as number;
    if (node === -1) seeds++;
    if (seeds === pass && node >= first && node <= last) found = timeline.forward.length + a + 1;
  }
  return found;
}

/** The update of the same parameter; without it, the same way into the updates. */
function updateMoment(from: Timeline, cursor: Cursor, to: Timeline): Cursor {
  const key = from.schedule.graph.keys[stepAt(from, cursor.step).node] as string;
  const { keys } = to.schedule.graph;
  const step = Math.max(
    0,
    ...to.updates.filter((node) => related(keys[node] as string, key)).map((node) => updateStep(to, node)),
  );
  return { step: step > 0 ? step : Math.min(firstUpdate(to) + cursor.step - firstUpdate(from), to.length), edge: null };
}

/** Whether two keys are the same, or one is that of an element or of a piece of the other. */
function related(a: string, b: string): boolean {
  return a === b || isWithin(a, b) || isWithin(b, a);
}

function isWithin(part: string, whole: string): boolean {
  return part.startsWith(whole) && (part[whole.length] === '[' || part[whole.length] === '/');
}

/** The last step at which a node or a room that is a part of `key`, or that `key` is a part of, computes or sends. */
function elementsMoment(key: string, forward: boolean, pass: number, to: Timeline): number {
  const { graph } = to.schedule;
  let found = 0;
  for (let node = 0; node < graph.count; node++) {
    if (!related(graph.keys[node] as string, key)) continue;
    const step = forward ? (to.forwardStep[node] as number) : backwardStep(to, node, node, Math.max(pass, 1));
    found = Math.max(found, step);
  }
  for (const { key: room, first, last, output } of graph.groups) {
    if (!related(room, key)) continue;
    const step = forward ? (to.forwardStep[output] as number) : backwardStep(to, first, last, Math.max(pass, 1));
    found = Math.max(found, step);
  }
  return found;
}

function seedMoment(from: Timeline, act: number, to: Timeline): Cursor {
  const kind = from.schedule.acts[act];
  let nth = 0;
  for (let a = 0; a <= act; a++) if (from.schedule.acts[a] === kind) nth++;
  const { acts } = to.schedule;
  let step = to.length;
  for (let a = 0; a < acts.length && nth > 0; a++) {
    if (acts[a] !== kind) continue;
    step = to.forward.length + a + 1;
    nth--;
  }
  return clampCursor(to, { step, edge: null });
}
