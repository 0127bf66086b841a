import { sentEdges } from '../../engine/timeline/timeline.ts';
import { timelineTexts } from '../../texts/timeline.ts';
import { useGradstep, useSay } from '../useGradstep.ts';

/** 'Step 8 of 9', and under it 'edge 2 of 2' where a step is walked edge by edge. */
export function StepCount() {
  const say = useSay();
  const timeline = useGradstep((state) => state.figure?.timeline ?? null);
  const step = useGradstep((state) => state.cursor.step);
  const edge = useGradstep((state) => state.cursor.edge);
  const byEdge = useGradstep((state) => state.edgeByEdge);
  if (timeline === null) return <div className="timeline-count" />;
  const edges = byEdge || edge !== null ? sentEdges(timeline, step).length : 0;
  const position = { step, length: timeline.length };
  return (
    <div className="timeline-count">
      <strong>{step === 0 ? say(timelineTexts.start) : say(timelineTexts.stepOf, position)}</strong>
      <small>
        {step === 0
          ? say(timelineTexts.stepsInAll, position)
          : edges > 1 && say(timelineTexts.edgeOf, { edge: edge ?? edges, edges })}
      </small>
    </div>
  );
}
