import { memo, useCallback, useSyncExternalStore } from 'react';
import type { PlacedEdge } from '../../layout/types.ts';
import { graphTexts } from '../../texts/graph.ts';
import { useSay } from '../useGradstep.ts';
import type { Board } from './Board.ts';
import { pathsOf } from './paths.ts';
import { ARROW, LANE } from './style.ts';

export interface EdgeViewProps {
  readonly board: Board;
  readonly id: string;
  readonly placed: PlacedEdge;
  readonly onRender?: ((id: string) => void) | undefined;
}

/** The look of an edge, kept up to date. */
export function useEdgeLook(board: Board, id: string) {
  const subscribe = useCallback((listener: () => void) => board.onEdge(id, listener), [board, id]);
  const seen = () => board.edge(id);
  return useSyncExternalStore(subscribe, seen, seen);
}

/** What its lanes show of an edge's look, as one string: they stay as they are while only numbers change. */
function useLanes(board: Board, id: string): string {
  const subscribe = useCallback((listener: () => void) => board.onEdge(id, listener), [board, id]);
  const seen = () => {
    const look = board.edge(id);
    if (look === undefined) return '';
    return `${look.forward} ${look.backward}${look.stop ? ' stop' : ''}${look.hovered ? ' hovered' : ''}`;
  };
  return useSyncExternalStore(subscribe, seen, seen);
}

/**
 * The two lanes of one edge: thin with the value forwards, thick with the gradient backwards, or double with a tangent,
 * forwards. They never move.
 */
export const EdgeView = memo(function EdgeView({
  board,
  id,
  placed,
  onRender,
  tangent,
}: EdgeViewProps & { tangent: boolean }) {
  const lanes = useLanes(board, id);
  const say = useSay();
  onRender?.(id);
  if (lanes === '') return null;
  const [forward, backward, ...more] = lanes.split(' ');
  const stop = more.includes('stop');
  const hovered = more.includes('hovered');
  const paths = pathsOf(placed);
  const { lane, head } = tangent ? paths.tangent() : { lane: paths.backward, head: paths.backwardHead };
  return (
    <g className={hovered ? 'graph-edge is-hovered' : 'graph-edge'} data-edge={id}>
      <g className={`graph-forward is-${forward}`}>
        <path className="graph-lane" d={paths.forward} />
        {forward !== 'todo' && <path className="graph-head" d={paths.forwardHead} />}
      </g>
      {backward !== 'none' && (
        <g className={`graph-backward is-${backward}${tangent ? ' is-tangent' : ''}`}>
          <path className="graph-lane" d={backward === 'later' ? paths.later : lane} />
          {tangent && backward !== 'later' && <path className="graph-core" fill="none" d={lane} />}
          {backward !== 'later' && <path className="graph-head" d={head} />}
        </g>
      )}
      {stop && (
        <g className="graph-stop">
          <rect {...stopSpot(placed)} width={18} height={18} />
          <path d={stopBar(placed)} />
          <title>{say(graphTexts.stop)}</title>
        </g>
      )}
    </g>
  );
});

/** Across the backward lane, near the source: no gradient comes back here. */
function stopBar({ start, upright }: PlacedEdge): string {
  return upright
    ? `M${start.x + LANE - 4.5},${start.y - ARROW + 4}h9`
    : `M${start.x + ARROW},${start.y + LANE - 4.5}v9`;
}

function stopSpot({ start, upright }: PlacedEdge) {
  return upright ? { x: start.x, y: start.y - ARROW - 5 } : { x: start.x + ARROW - 9, y: start.y };
}
