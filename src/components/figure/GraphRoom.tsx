import { useRef } from 'react';
import { GraphView } from '../graph/GraphView.tsx';
import { FRAMING, FRAMING_WITH_TOOLS } from './framing.ts';
import { Neurons } from './later.tsx';
import { useGraphHeight } from './useGraphHeight.ts';

interface Props {
  /** The layers as units and weights instead of the graph. */
  readonly neurons: boolean;
  readonly tools: boolean;
}

/** The graph in the height that it wants; more or less where the author gave the figure one. */
export function GraphRoom({ neurons, tools }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const framing = tools ? FRAMING_WITH_TOOLS : FRAMING;
  const height = useGraphHeight(room, framing);
  return (
    <div className="figure-graph frame-graph" ref={room} tabIndex={-1} style={height === null ? undefined : { height }}>
      <div className="figure-canvas">{neurons ? <Neurons /> : <GraphView framing={framing} />}</div>
    </div>
  );
}
