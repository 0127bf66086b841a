import type { Store } from '../../../store/state.ts';
import type { Board } from '../Board.ts';
import type { Placed } from '../LayoutKeeper.ts';
import { momentOf } from '../moment.ts';
import { finderIn } from './find.ts';
import { playFade } from './playFade.ts';
import { playMorph } from './playMorph.ts';
import { playStep } from './playStep.ts';
import type { Stage } from './Stage.ts';

/** What a figure was drawn from. */
export interface Drawn {
  readonly state: Store;
  readonly placed: Placed;
}

/**
 * Starts the motion that belongs to a move: the step is played when it follows the one before, what changed fades in
 * after a step back or a jump, and what stays moves to its new place after an edit. Loaded after the first paint.
 * @returns the motion, which ends by itself or with `finish`; `null` when the move has none
 */
export function play(
  before: Drawn,
  now: Drawn,
  board: Board,
  svg: SVGSVGElement,
  overlay: SVGGElement | null,
): Stage | null {
  const { figure, arrival, cursor, edgeByEdge, speed } = now.state;
  if (figure === null) return null;
  if (before.placed !== now.placed) return playMorph(before.placed, now.placed, svg);
  const find = finderIn(svg);
  if (arrival === 'next' && before.state.figure === figure) {
    const moment = momentOf(figure, cursor, edgeByEdge, now.state);
    const earlier = momentOf(figure, before.state.cursor, before.state.edgeByEdge, now.state);
    return playStep({ moment, before: earlier, placed: now.placed, find, overlay, speed });
  }
  return arrival === 'jump' ? playFade(board, cursor.step - before.state.cursor.step, find, overlay) : null;
}
