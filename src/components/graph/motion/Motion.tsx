import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useGradstep, useStoreApi } from '../../useGradstep.ts';
import type { Board } from '../Board.ts';
import type { Placed } from '../LayoutKeeper.ts';
import { momentOf } from '../moment.ts';
import { finderIn } from './find.ts';
import { playFade } from './playFade.ts';
import { playMorph } from './playMorph.ts';
import { playStep } from './playStep.ts';
import { reducedMotion } from './reducedMotion.ts';
import type { Stage } from './Stage.ts';

/**
 * Starts the motion that belongs to a move: the step is played when it follows the one before, what changed fades in
 * after a step back or a jump, and what stays moves to its new place after an edit. It renders nothing and, while it
 * runs, makes nothing render: it works on the elements that the figure has already drawn.
 */
export function Motion(props: {
  board: Board;
  placed: Placed;
  svg: RefObject<SVGSVGElement | null>;
  overlay: RefObject<SVGGElement | null>;
}) {
  const { board, placed, svg, overlay } = props;
  const store = useStoreApi();
  const moves = useGradstep((state) => state.moves);
  const seen = useRef({ moves, placed, state: store.getState() });
  const running = useRef<Stage | null>(null);

  useLayoutEffect(() => {
    const before = seen.current;
    const state = store.getState();
    seen.current = { moves, placed, state };
    const element = svg.current;
    if (element === null || (before.moves === moves && before.placed === placed)) return;
    running.current?.finish();
    running.current = null;
    const { figure, arrival, cursor, edgeByEdge, speed } = state;
    if (figure === null || reducedMotion()) return;
    if (before.placed !== placed) {
      running.current = playMorph(before.placed, placed, element);
      return;
    }
    const find = finderIn(element);
    if (arrival === 'next' && before.state.figure === figure) {
      const moment = momentOf(figure, cursor, edgeByEdge, state);
      const earlier = momentOf(figure, before.state.cursor, before.state.edgeByEdge, state);
      running.current = playStep({ moment, before: earlier, placed, find, overlay: overlay.current, speed });
    } else if (arrival === 'jump') {
      running.current = playFade(board, cursor.step - before.state.cursor.step, find, overlay.current);
    }
  }, [moves, placed, board, store, svg, overlay]);

  useLayoutEffect(() => () => running.current?.finish(), []);
  return null;
}
