import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { sentEdges, stepAt, type Timeline } from '../../engine/timeline/timeline.ts';
import { timelineTexts } from '../../texts/timeline.ts';
import { type Say, useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { Marks } from './Marks.tsx';
import { labelWidth, phaseLabel, Segments } from './Segments.tsx';
import { stepWords } from './stepWords.ts';
import { stepAtX, TRACK, type Track as TrackShape, trackOf, xOfStep } from './track.ts';
import './track.css';

/** Width that is drawn before the element has been measured (and where nothing measures, as in jsdom). */
const UNMEASURED = 760;
const MIDDLE = TRACK.label + TRACK.height / 2;
const HEIGHT = TRACK.label + TRACK.height + TRACK.dots;

/**
 * The row of phases: every step a mark, the present one ringed, the stops of a lecture pinned; a slider for pointer, keys and
 * screen readers. It is drawn `scale` times as large as on a page.
 */
export function Track({ timeline, scale = 1 }: { timeline: Timeline; scale?: number }) {
  const say = useSay();
  const store = useStoreApi();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box) / scale;
  const step = useGradstep((state) => state.cursor.step);
  const edge = useGradstep((state) => state.cursor.edge);
  const iteration = useGradstep((state) => (state.training === null ? null : state.iteration));
  const language = useGradstep((state) => state.language);
  const [over, setOver] = useState<number | null>(null);
  const labels = useMemo(
    () => timeline.phases.map((phase) => labelWidth(phaseLabel(language, phase))),
    [timeline, language],
  );
  const track = useMemo(() => trackOf(timeline.phases, width, labels), [timeline, width, labels]);

  const stepUnder = (event: PointerEvent) =>
    stepAtX(track, (event.clientX - event.currentTarget.getBoundingClientRect().left) / scale);
  const moveTo = (event: PointerEvent) => {
    store.getState().setPlaying(false);
    store.getState().goTo({ step: stepUnder(event), edge: null });
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture?.(event.pointerId);
    moveTo(event);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if ((event.buttons & 1) === 1) moveTo(event);
    // A finger covers what it points at and never hovers; it hears the step from the sentence instead.
    setOver(event.pointerType === 'touch' ? null : stepUnder(event));
  };
  // A slider also answers to up and down; all its other keys are the page's own (keyTable).
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    if (event.key === 'ArrowUp') store.getState().next();
    else store.getState().previous();
  };

  return (
    <div
      ref={box}
      className="timeline-track"
      role="slider"
      tabIndex={0}
      aria-label={say(timelineTexts.timeline)}
      aria-valuemin={0}
      aria-valuemax={timeline.length}
      aria-valuenow={step}
      aria-valuetext={valueText(say, timeline, step, edge, iteration)}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => setOver(null)}
      onKeyDown={onKeyDown}
    >
      <svg
        className="timeline-svg"
        width={track.width * scale}
        height={HEIGHT * scale}
        viewBox={`0 0 ${track.width} ${HEIGHT}`}
        aria-hidden="true"
      >
        <Segments track={track} labels={labels} step={step} />
        <Stops track={track} />
        <Marks timeline={timeline} track={track} step={step} />
        <Playhead track={track} timeline={timeline} step={step} />
        <EdgeDots track={track} timeline={timeline} step={step} edge={edge} />
      </svg>
      {over !== null && <Hint track={track} step={over} words={stepWords(say, timeline, over)} />}
    </div>
  );
}

/** 'Step 8 of 9, edge 2 of 2: backward through × oranges', and which iteration where the program is trained. */
function valueText(say: Say, timeline: Timeline, step: number, edge: number | null, iteration: number | null): string {
  const where = [say(timelineTexts.stepOf, { step, length: timeline.length })];
  if (edge !== null) where.push(say(timelineTexts.edgeOf, { edge, edges: sentEdges(timeline, step).length }));
  if (iteration !== null) where.push(say(timelineTexts.inIteration, { iteration, last: iteration }));
  return `${where.join(', ')}: ${stepWords(say, timeline, step)}`;
}

/** A pin over every step at which a lecture stops. */
function Stops({ track }: { track: TrackShape }) {
  const stops = useGradstep((state) => state.stops);
  return stops.map(
    (stop) =>
      stop <= track.length && (
        <path key={stop} className="timeline-stop" d={`M${xOfStep(track, stop)},${TRACK.label + 3}l-4.5,-7h9Z`} />
      ),
  );
}

/** The ring around the present mark. */
function Playhead({ track, timeline, step }: { track: TrackShape; timeline: Timeline; step: number }) {
  const { kind } = stepAt(timeline, step);
  return (
    <circle className={`timeline-ring is-${kind}`} cx={xOfStep(track, step)} cy={MIDDLE} r={TRACK.ring * track.size} />
  );
}

/** One dot for each edge that the present step sends along, while it is walked edge by edge. */
function EdgeDots(props: { track: TrackShape; timeline: Timeline; step: number; edge: number | null }) {
  const { track, timeline, step, edge } = props;
  const byEdge = useGradstep((state) => state.edgeByEdge);
  const count = byEdge || edge !== null ? sentEdges(timeline, step).length : 0;
  if (count < 2) return null;
  const x = xOfStep(track, step);
  const pitch = Math.min(8, 48 / count);
  return Array.from({ length: count }, (_, k) => (
    <circle
      // biome-ignore lint/suspicious/noArrayIndexKey: a dot is the k-th edge and nothing else
      key={k}
      className={k < (edge ?? count) ? 'timeline-dot is-done' : 'timeline-dot'}
      cx={x + (k - (count - 1) / 2) * pitch}
      cy={TRACK.label + TRACK.height + 8}
      r={2.5}
    />
  ));
}

/** The words of the step under the pointer, over the row, kept inside its width. */
function Hint({ track, step, words }: { track: TrackShape; step: number; words: string }) {
  const part = xOfStep(track, step) / Math.max(1, track.width);
  return (
    <span className="timeline-hint" style={{ left: `${part * 100}%`, transform: `translateX(${-part * 100}%)` }}>
      {words}
    </span>
  );
}

function useWidth(ref: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(UNMEASURED);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || element.clientWidth === 0) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}
