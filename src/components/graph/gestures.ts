import { easeCubicInOut, easeCubicOut } from 'd3-ease';
import { interpolateNumber } from 'd3-interpolate';
import { select } from 'd3-selection';
import { type Timer, timer } from 'd3-timer';
import { type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import { MORPH } from './motion/morph.ts';
import { SCALES, type Size, type View } from './view.ts';

/** Zoom, pan and pinch of one drawing. */
export interface Gestures {
  /** Looks elsewhere, in that many milliseconds. */
  move(to: View, milliseconds: number): void;
  detach(): void;
}

/**
 * Lets d3-zoom listen on the svg, from the view `now`. `onView` hears of every view, and whether the reader made it. This
 * file is loaded after the first paint: nothing of it is needed to draw the graph.
 */
export function attachGestures(
  element: SVGSVGElement,
  now: View,
  size: () => Size,
  onView: (view: View, byReader: boolean) => void,
): Gestures {
  // In somebody's text the wheel and one finger belong to the page around the figure.
  const isGuest = element.closest('[data-guest]') !== null;
  let shown = now;
  let running: Timer | null = null;
  const selection = select(element);
  const behavior = zoom<SVGSVGElement, unknown>()
    .scaleExtent([SCALES.smallest, SCALES.largest])
    .extent(() => [
      [0, 0],
      [size().width, size().height],
    ])
    .filter((event: MouseEvent | TouchEvent) => begins(event) && (!isGuest || isMeant(event)))
    .clickDistance(4)
    .on('zoom', (event: { transform: ZoomTransform; sourceEvent: unknown }) => {
      const byReader = event.sourceEvent != null;
      if (byReader) running?.stop();
      shown = event.transform;
      onView(shown, byReader);
    });
  selection.call(behavior).on('dblclick.zoom', null);
  const look = ({ x, y, k }: View) => selection.call(behavior.transform, zoomIdentity.translate(x, y).scale(k));
  look(now);

  return {
    move: (to, milliseconds) => {
      running?.stop();
      if (milliseconds <= 0) return void look(to);
      // With nodes that move (playMorph.ts) it keeps their pace, so that what the eye follows stays in view.
      const ease = milliseconds === MORPH ? easeCubicInOut : easeCubicOut;
      const x = interpolateNumber(shown.x, to.x);
      const y = interpolateNumber(shown.y, to.y);
      // Exactly the same scale, where it stays: Chromium lays out every text of the drawing again when it changes at all.
      const k = shown.k === to.k ? () => to.k : interpolateNumber(shown.k, to.k);
      running = timer((elapsed) => {
        const t = ease(Math.min(1, elapsed / milliseconds));
        look({ x: x(t), y: y(t), k: k(t) });
        if (elapsed >= milliseconds) running?.stop();
      });
    },
    detach: () => {
      running?.stop();
      selection.on('.zoom', null);
    },
  };
}

/** As d3-zoom's own filter; besides, an event that a script made without a window cannot begin a drag. */
function begins(event: MouseEvent | TouchEvent): boolean {
  const pressed = 'button' in event && event.button !== 0;
  return (!event.ctrlKey || event.type === 'wheel') && !pressed && event.view !== null;
}

/** Where the figure is a guest: the wheel with Ctrl or ⌘ (a pinch on a touchpad is that, too), two fingers, the mouse. */
function isMeant(event: MouseEvent | TouchEvent): boolean {
  if (event.type === 'wheel') return event.ctrlKey || event.metaKey;
  return !('touches' in event) || event.touches.length > 1;
}
