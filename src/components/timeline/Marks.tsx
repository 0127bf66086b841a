import { memo } from 'react';
import { stepAt, type Timeline } from '../../engine/timeline/timeline.ts';
import { type Mark, markPath } from './shapes.ts';
import { type Segment, TRACK, type Track, xOfStep } from './track.ts';

const MIDDLE = TRACK.label + TRACK.height / 2;
const BAR = 3;

/** A mark for every step where there is room, else a bar for every phase. One step forth or back redraws two of them. */
export function Marks({ timeline, track, step }: { timeline: Timeline; track: Track; step: number }) {
  const start = <StartMark x={xOfStep(track, 0)} />;
  if (!track.ticks) {
    return (
      <>
        {start}
        {track.segments.map((segment) => (
          <Bar key={segment.first} segment={segment} part={partDone(segment, step)} />
        ))}
        <BarMark timeline={timeline} track={track} step={step} />
      </>
    );
  }
  return (
    <>
      {start}
      {track.segments.flatMap((segment) =>
        Array.from({ length: segment.last - segment.first + 1 }, (_, i) => {
          const at = segment.first + i;
          const { kind } = stepAt(timeline, at);
          return <Tick key={at} mark={kind as Mark} x={xOfStep(track, at)} size={track.size} done={at <= step} />;
        }),
      )}
    </>
  );
}

/** A short upright bar: the moment before the first step, when only the inputs have values. */
const StartMark = memo(function StartMark({ x }: { x: number }) {
  return <path className="timeline-start" d={`M${x},${MIDDLE - 6}V${MIDDLE + 6}`} />;
});

const Tick = memo(function Tick({ mark, x, size, done }: { mark: Mark; x: number; size: number; done: boolean }) {
  return <path className={`timeline-tick is-${mark}${done ? ' is-done' : ''}`} d={markPath(mark, x, MIDDLE, size)} />;
});

function partDone({ first, last }: Segment, step: number): number {
  return step < first ? 0 : step >= last ? 1 : (step - first) / Math.max(1, last - first);
}

/** A phase with too many steps for single marks: a line, filled as far as it is done. */
const Bar = memo(function Bar({ segment, part }: { segment: Segment; part: number }) {
  const from = segment.x + TRACK.inset;
  const width = segment.width - 2 * TRACK.inset;
  const line = (length: number) =>
    `M${from},${MIDDLE - BAR}h${length}a${BAR},${BAR} 0 0 1 0,${2 * BAR}h${-length}a${BAR},${BAR} 0 0 1 0,${-2 * BAR}Z`;
  return (
    <>
      <path className={`timeline-bar is-${segment.name}`} d={line(width)} />
      {part > 0 && <path className={`timeline-bar is-${segment.name} is-done`} d={line(width * part)} />}
    </>
  );
});

/** On a bar the present step is the only one with a mark of its own, so that its kind can still be read. */
function BarMark({ timeline, track, step }: { timeline: Timeline; track: Track; step: number }) {
  const { kind } = stepAt(timeline, step);
  if (kind === 'start') return null;
  const x = xOfStep(track, step);
  return (
    <>
      <circle className="timeline-knob" cx={x} cy={MIDDLE} r={TRACK.ring} />
      <path className={`timeline-tick is-${kind} is-done`} d={markPath(kind, x, MIDDLE, track.size)} />
    </>
  );
}
