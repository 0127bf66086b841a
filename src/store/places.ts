import { displayNames } from '../engine/graph/displayNames.ts';
import { nodeFrame } from '../engine/timeline/frame.ts';
import { ledgerOf } from '../engine/timeline/ledger.ts';
import { type Cursor, START, stepAt, type Timeline } from '../engine/timeline/timeline.ts';
import type { Place } from '../lessons/lesson.ts';

/** The step of a place in a timeline; `null` when the place does not exist there (the program was edited). */
export function stepOfPlace(timeline: Timeline, place: Place): number | null {
  if (place.at === 'start') return 0;
  if (place.at === 'end') return timeline.length;
  let pass = 0;
  let visit = 0;
  const { graph } = timeline.schedule;
  const names = displayNames(graph);
  for (let step = 1; step <= timeline.length; step++) {
    const { kind, node } = stepAt(timeline, step);
    if (kind === 'seed' || kind === 'tangentSeed') {
      pass++;
      visit = 0;
    }
    if (kind !== place.at) continue;
    if (place.at === 'zeroGrad') return step;
    if (place.at === 'update' && place.node === undefined) return step;
    if (place.at !== 'forward' && place.at !== 'update' && place.pass !== undefined && place.pass !== pass) continue;
    if (place.at === 'seed' || place.at === 'tangentSeed') return step;
    if (names[node]?.text !== place.node) continue;
    visit++;
    if (place.at === 'update' || place.visit === undefined || place.visit === visit) return step;
  }
  return null;
}

/** The cursor a lesson opens at. */
export function cursorOfPlace(timeline: Timeline, place: Place): Cursor {
  const step = stepOfPlace(timeline, place);
  return step === null ? START : { step, edge: null };
}

/** Where "run to here" goes: in the backward phase the step that completes the node's gradient, else where it computes. */
export function stepOfNode(timeline: Timeline, cursor: Cursor, node: number): number {
  if (cursor.step <= timeline.forward.length) return timeline.forwardStep[node] as number;
  const { last } = nodeFrame(timeline, { step: timeline.length, edge: null }, node);
  const entry = last ?? ledgerOf(timeline, node)[0];
  if (entry === undefined || entry.kind === 'carried') return timeline.forwardStep[node] as number;
  return timeline.forward.length + entry.act + 1;
}
