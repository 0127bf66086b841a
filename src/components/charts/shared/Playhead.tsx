import { type KeyboardEvent, type PointerEvent, useCallback } from 'react';
import { leaveToGraph } from '../../leaveToGraph.ts';
import { useGradstep, useStoreApi } from '../../useGradstep.ts';
import { iterationOfKey } from './playheadKeys.ts';
import { iterationAt, type Plot } from './plot.ts';
import { useOncePerFrame } from './useOncePerFrame.ts';

/** What the playhead shows at an iteration. */
export interface Present {
  /** Heights in pixels of the marks on the curves; what is NaN has none. */
  readonly marks: readonly number[];
  /** The words of the flag. */
  readonly flag: string;
  /** What a screen reader says. */
  readonly spoken: string;
}

interface Props {
  readonly plot: Plot;
  /** The last iteration that can be visited. */
  readonly most: number;
  readonly label: string;
  /** Called once a rendering, with the iteration that is shown. */
  readonly at: (iteration: number) => Present;
  readonly tone: 'ink' | 'gradient';
}

/**
 * The line at the iteration that is shown, over the whole field: dragged from anywhere, moved by keys, a slider to screen
 * readers. It is the only part of a chart that is rendered again when the iteration changes.
 */
export function Playhead({ plot, most, label, at, tone }: Props) {
  const store = useStoreApi();
  const iteration = useGradstep((state) => state.iteration);
  const go = useCallback(
    (to: number) => {
      const state = store.getState();
      if (state.playing) state.setPlaying(false);
      if (to !== state.iteration) state.goToIteration(to);
    },
    [store],
  );
  const goInFrame = useOncePerFrame(go);

  const drag = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    // In a lecture a chart is shown enlarged.
    const scale = width > 0 ? width / event.currentTarget.offsetWidth : 1;
    goInFrame(iterationAt(plot, (event.clientX - left) / scale + plot.left, most));
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture?.(event.pointerId);
    drag(event);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if ((event.buttons & 1) === 1) drag(event);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') return leaveToGraph(event.currentTarget);
    const to = iterationOfKey(event, iteration, most);
    if (to === null) return;
    // On the playhead these keys walk over iterations; everywhere else they walk over steps.
    event.preventDefault();
    event.stopPropagation();
    go(to);
  };

  const { marks, flag, spoken } = at(iteration);
  const x = plot.x(iteration) - plot.left;
  const width = plot.right - plot.left;
  const part = Math.min(1, Math.max(0, x / width));
  return (
    <div
      className={`plot-field is-${tone}`}
      style={{ left: plot.left, width, top: 0, height: plot.bottom }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={most}
      aria-valuenow={iteration}
      aria-valuetext={spoken}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    >
      <span className="plot-line" style={{ transform: `translateX(${x}px)`, top: plot.top }} />
      {marks.map(
        (y, k) =>
          Number.isFinite(y) && (
            // biome-ignore lint/suspicious/noArrayIndexKey: a mark is the k-th curve's
            <span key={k} className="plot-mark" style={{ transform: `translate(${x}px, ${y}px)` }} />
          ),
      )}
      <span className="plot-flag" style={{ transform: `translateX(${x}px) translateX(${-part * 100}%)` }}>
        {flag}
      </span>
    </div>
  );
}
