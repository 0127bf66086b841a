import { memo, useCallback, useSyncExternalStore } from 'react';
import { stepAt } from '../../engine/timeline/timeline.ts';
import type { Point } from '../../layout/types.ts';
import { useGradstep, useStoreApi } from '../useGradstep.ts';
import type { Board } from './Board.ts';
import type { Placed } from './LayoutKeeper.ts';
import { modelOf } from './model.ts';
import { boxOf } from './shapes.tsx';
import { RING } from './style.ts';

/** The soft ring around the node that the step is about, under the edges. */
export function Halo({ placed }: { placed: Placed }) {
  const store = useStoreApi();
  // `forward 7`: one string, so that the selector's answer is stable.
  const about = useGradstep(({ figure, cursor }) => {
    if (figure === null) return '';
    const { kind, node } = stepAt(figure.timeline, cursor.step);
    return kind === 'start' || kind === 'zeroGrad' || kind === 'update' ? '' : `${kind} ${node}`;
  });
  const figure = store.getState().figure;
  const [kind, text] = about.split(' ');
  if (figure === null || kind === undefined || text === undefined) return null;
  const tone = kind === 'forward' ? 'value' : 'gradient';
  if (kind === 'seed') {
    const { end } = placed.layout.outputEdge;
    return <circle className={`graph-halo is-${tone}`} cx={end.x} cy={end.y} r={RING + 5} />;
  }
  const node = Number(text);
  const place = placed.layout.nodes[node];
  const size = placed.input.nodes[node]?.size;
  const form = modelOf(figure.graph).nodes[node]?.form;
  if (place === undefined || size === undefined || form === undefined) return null;
  if (form === 'circle')
    return <circle className={`graph-halo is-${tone}`} cx={place.x} cy={place.y} r={size.width / 2 + 5} />;
  const box = boxOf(form, size.width, size.height);
  return (
    <rect
      className={`graph-halo is-${tone}`}
      x={place.x + box.x - 5}
      y={place.y + box.y - 5}
      width={size.width + 10}
      height={box.height + 10}
      rx={box.rx + 5}
    />
  );
}

/** The double ring that the output runs into and the seed comes from. */
export const OutputRing = memo(function OutputRing({ board, at }: { board: Board; at: Point }) {
  const subscribe = useCallback((listener: () => void) => board.onRing(listener), [board]);
  const seen = () => board.ring();
  const look = useSyncExternalStore(subscribe, seen, seen);
  const classes = ['graph-ring', look?.computed ? 'is-computed' : 'is-idle'];
  if (look?.seeding) classes.push('is-seed');
  return (
    <g className={classes.join(' ')} data-ring="" transform={`translate(${at.x},${at.y})`}>
      <circle className="graph-shape-line" r={RING} />
      <circle className="graph-ring-core" r={4.6} />
    </g>
  );
});
