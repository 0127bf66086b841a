import { sentenceOf } from '../components/export/drawing.tsx';
import { next } from '../engine/timeline/move.ts';
import { START } from '../engine/timeline/timeline.ts';
import type { Store } from '../store/state.ts';
import { phaseLine } from '../texts/sentences.ts';

/** Every step in words, a line each: its number, as `--step` takes it, its phase and its sentence. */
export function traceText(state: Store): string {
  const { figure, language, edgeByEdge, training, iteration } = state;
  if (figure === null) return '';
  const { timeline } = figure;
  const lines: string[] = [];
  for (let at = START; ; at = next(timeline, at, edgeByEdge)) {
    const number = at.edge === null ? String(at.step) : `${at.step}.${at.edge}`;
    const phase = phaseLine(timeline, at, language, training === null ? null : iteration);
    lines.push(`${number}\t${phase}\t${sentenceOf({ ...state, cursor: at })}\n`);
    if (at.step >= timeline.length && at.edge === null) return lines.join('');
  }
}
