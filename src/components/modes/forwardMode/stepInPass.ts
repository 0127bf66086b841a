import { type Cursor, stepAt, type Timeline } from '../../../engine/timeline/timeline.ts';

/**
 * The step of another pass that does what the step at the cursor does in its own: the same node takes in its tangent, else
 * the pass begins. `null` where the timeline does not show that pass.
 */
export function stepInPass(timeline: Timeline, cursor: Cursor, name: string): number | null {
  const phase = timeline.phases.find(({ of }) => of === name);
  if (phase === undefined) return null;
  const { kind, node } = stepAt(timeline, cursor.step);
  for (let step = phase.first; kind === 'tangent' && step <= phase.last; step++) {
    const there = stepAt(timeline, step);
    if (there.kind === 'tangent' && there.node === node) return step;
  }
  return phase.first;
}
