import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { later } from '../../frame/arriving.ts';
import { useGradstep, useStoreApi } from '../../useGradstep.ts';
import type { Board } from '../Board.ts';
import type { Placed } from '../LayoutKeeper.ts';
import { turnedTo } from '../turned.ts';
import type { Drawn } from './play.ts';
import { reducedMotion } from './reducedMotion.ts';
import type { Stage } from './Stage.ts';

// What a mode draws over the figure comes with the first mode.
const ModeMarks = later(async () => (await import('../../modes/marks/ModeMarks.tsx')).ModeMarks);

type Play = typeof import('./play.ts')['play'];

/**
 * Plays the motion that belongs to a move, under the marks of the mode that is on. The motion renders nothing and, while it runs, makes nothing render: it works on the
 * elements that the figure has already drawn. How things move is loaded after the first paint; a move that comes before
 * it has arrived simply shows where it leads. With it come the words in which nodes say what they are.
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
  const marked = useGradstep((state) => state.panel !== 'step');
  const seen = useRef<Drawn & { moves: number }>({ moves, placed, state: store.getState() });
  const play = useRef<Play | null>(null);
  const running = useRef<Stage | null>(null);

  useEffect(() => {
    if (svg.current === null) return;
    const turned = turnedTo(svg.current);
    turned
      .then(() => import('./play.ts'))
      .then(
        (module) => {
          play.current = module.play;
        },
        () => undefined,
      );
    turned
      .then(() => import('../../../texts/spoken/node.ts'))
      .then(
        (module) => board.speak(module.spokenNode),
        () => undefined,
      );
  }, [svg, board]);

  useLayoutEffect(() => {
    const before = seen.current;
    const now = { moves, placed, state: store.getState() };
    seen.current = now;
    if (svg.current === null || (before.moves === moves && before.placed === placed)) return;
    running.current?.finish();
    running.current = reducedMotion()
      ? null
      : (play.current?.(before, now, board, svg.current, overlay.current) ?? null);
  }, [moves, placed, board, store, svg, overlay]);

  useLayoutEffect(() => () => running.current?.finish(), []);
  return marked ? <ModeMarks placed={placed} svg={svg} overlay={overlay} /> : null;
}
