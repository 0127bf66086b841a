import { useEffect, useRef } from 'react';
import { GraphView } from '../graph/GraphView.tsx';
import type { Margins } from '../graph/view.ts';
import { Neurons } from './later.tsx';
import { useGraphHeight } from './useGraphHeight.ts';

interface Props {
  /** The layers as units and weights instead of the graph. */
  readonly neurons: boolean;
  readonly framing: Margins;
}

/** The graph in the height that it wants; more or less where the author gave the figure one. */
export function GraphRoom({ neurons, framing }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const { height, cropped } = useGraphHeight(room, framing);
  // Only where the graph cannot be shown as a whole; else nothing of it is loaded.
  useEffect(() => {
    const element = room.current;
    if (!cropped || element === null || typeof ResizeObserver === 'undefined') return;
    let end: (() => void) | null = () => undefined;
    void import('./fade.ts').then(
      ({ fadeWhereMore }) => {
        if (end !== null) end = fadeWhereMore(element);
      },
      () => undefined,
    );
    return () => {
      end?.();
      end = null;
    };
  }, [cropped]);
  return (
    <div className="figure-graph frame-graph" ref={room} tabIndex={-1} style={height === null ? undefined : { height }}>
      <div className="figure-canvas">{neurons ? <Neurons /> : <GraphView framing={framing} />}</div>
    </div>
  );
}
