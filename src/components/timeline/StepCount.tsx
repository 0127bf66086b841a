import { sentEdges } from '../../engine/timeline/timeline.ts';
import { timelineTexts } from '../../texts/timeline.ts';
import { useGradstep, useSay } from '../useGradstep.ts';

/**
 * 'Step 8 of 9', and under it 'edge 2 of 2' where a step is walked edge by edge. Where the program is trained 'iteration 412
 * of 2000' stands between the two.
 */
export function StepCount() {
  const say = useSay();
  const timeline = useGradstep((state) => state.figure?.timeline ?? null);
  const step = useGradstep((state) => state.cursor.step);
  const edge = useGradstep((state) => state.cursor.edge);
  const byEdge = useGradstep((state) => state.edgeByEdge);
  const iteration = useGradstep((state) => state.iteration);
  const count = useGradstep((state) => state.training?.count ?? null);
  if (timeline === null) return <div className="timeline-count" />;
  const edges = byEdge || edge !== null ? sentEdges(timeline, step).length : 0;
  const position = { step, length: timeline.length };
  const ofEdges = edges > 1 && say(timelineTexts.edgeOf, { edge: edge ?? edges, edges });
  return (
    <div className={count === null ? 'timeline-count' : 'timeline-count is-trained'}>
      <strong>{step === 0 ? say(timelineTexts.start) : say(timelineTexts.stepOf, position)}</strong>
      {count === null ? (
        <small>{step === 0 ? say(timelineTexts.stepsInAll, position) : ofEdges}</small>
      ) : (
        <small>{say(timelineTexts.iterationOf, { iteration, last: count - 1 })}</small>
      )}
      {count !== null && ofEdges !== false && <small>{ofEdges}</small>}
    </div>
  );
}
