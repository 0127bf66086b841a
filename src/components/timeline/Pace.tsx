import { useRef } from 'react';
import { timelineTexts } from '../../texts/timeline.ts';
import { leaveToGraph } from '../leaveToGraph.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';

const SPEEDS: readonly number[] = [0.25, 0.5, 1, 2, 4];

/** How fast Play plays and a step moves. */
export function Speed() {
  const say = useSay();
  const store = useStoreApi();
  const speed = useGradstep((state) => state.speed);
  const byPointer = useRef(false);
  // A saved speed may be none of the list; it is offered as well, so that the field never shows what is not so.
  const speeds = SPEEDS.includes(speed) ? SPEEDS : [...SPEEDS, speed].sort((a, b) => a - b);
  return (
    <label className="timeline-speed">
      <span>{say(timelineTexts.speed)}</span>
      <select
        value={speed}
        onPointerDown={() => {
          byPointer.current = true;
        }}
        onKeyDown={() => {
          byPointer.current = false;
        }}
        onChange={(event) => {
          store.getState().setSpeed(Number(event.target.value));
          // Chosen by pointer, it would keep → and Space. In a menu the focus stays, or the menu would be left behind.
          if (byPointer.current && event.target.closest('[popover]') === null) leaveToGraph(event.target);
        }}
      >
        {speeds.map((one) => (
          <option key={one} value={one}>
            {one}×
          </option>
        ))}
      </select>
    </label>
  );
}

/** Whether a backward step is walked one edge at a time. */
export function EdgeByEdge() {
  const say = useSay();
  const store = useStoreApi();
  const on = useGradstep((state) => state.edgeByEdge);
  return (
    <label className="timeline-edges">
      <input type="checkbox" checked={on} onChange={(event) => store.getState().setEdgeByEdge(event.target.checked)} />
      <span>{say(timelineTexts.edgeByEdge)}</span>
    </label>
  );
}
