import type { StoreApi } from 'zustand/vanilla';
import type { Cursor } from '../../../engine/timeline/timeline.ts';
import type { Store } from '../../../store/state.ts';
import { scoreOf, settle } from './score.ts';
import { asking, placeOf } from './useQuestion.ts';
import { resultOf } from './words.ts';

/** Counts a question as skipped when time moves on past it unanswered. Ends when the answer is called. */
export function followSkips(store: StoreApi<Store>): () => void {
  return store.subscribe((now, before) => {
    if (now.cursor === before.cursor || now.figure !== before.figure || now.arrival === 'edit') return;
    const { figure } = before;
    if (figure === null || now.iteration !== before.iteration) return;
    const { question, key } = asking({ ...before, figure });
    if (question === null || isBefore(now.cursor, question.at)) return;
    const score = scoreOf(store);
    const { last } = score.getState();
    const place = placeOf(now.iteration, now.cursor);
    // An answer has just been given, and moved the cursor itself.
    if (last?.place === place && last.settling === key) return;
    const known = score.getState().outcomes.get(key);
    const outcome = settle(score, key, 'skipped');
    if (known !== undefined) return;
    score.setState({ last: { outcome, what: resultOf(figure, question), place, settling: key } });
  });
}

function isBefore(a: Cursor, b: Cursor): boolean {
  if (a.step !== b.step) return a.step < b.step;
  return (a.edge ?? Number.POSITIVE_INFINITY) < (b.edge ?? Number.POSITIVE_INFINITY);
}
