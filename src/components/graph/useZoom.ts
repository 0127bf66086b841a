import { easeCubicOut } from 'd3-ease';
import { interpolateNumber } from 'd3-interpolate';
import { select } from 'd3-selection';
import { type Timer, timer } from 'd3-timer';
import { type ZoomBehavior, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import { type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import type { Box } from '../../layout/types.ts';
import { reducedMotion } from './motion/reducedMotion.ts';

/** Never larger than this at fit, so that a small graph does not shout. */
const LARGEST_FIT = 1.25;
const SMALLEST = 0.02;
/**
 * The view that opens by itself keeps numbers readable: a graph that would be smaller than this is shown from its inputs on,
 * and stepping brings along what it is about. A fit that was asked for always shows everything.
 */
const READABLE = 0.38;
const READING = 0.7;
const LARGEST = 4;
/** Below these scales names and numbers are too small to read and are left out by CSS. */
const DETAIL = { full: 0.36, shapes: 0.18 } as const;

/** Space around the graph, px on screen. Below stand the tools and the legend. */
export interface Margins {
  readonly top: number;
  readonly side: number;
  readonly bottom: number;
}

/** Whether everything is in view, or only a part of it. */
export type Shown = 'whole' | 'part';

export interface ViewControl {
  /** Shows all of these bounds. */
  fit(bounds: Box, milliseconds?: number): void;
  /** Shows a graph that was not on screen before: all of it, or, where that could not be read, its beginning. */
  open(bounds: Box): Shown;
  /** Moves as little as needed for the box to be in view. */
  reveal(box: Box, milliseconds: number): void;
  /** After the bounds changed: fits again when they no longer fit, or when they became far smaller than the view. */
  keepFitting(bounds: Box, milliseconds: number): Shown;
  /** Size of the view changed. */
  resize(width: number, height: number, bounds: Box, margins: Margins): void;
}

/**
 * Zoom, pan and pinch. d3-zoom listens on the svg and gives the transform; it is put on the one `<g>` as an attribute, so
 * that looking around renders nothing.
 */
export function useZoom(svg: RefObject<SVGSVGElement | null>, scene: RefObject<SVGGElement | null>): ViewControl {
  const inner = useRef<Inner | null>(null);
  useLayoutEffect(() => {
    const element = svg.current;
    if (element === null) return;
    const made = attach(element, scene);
    inner.current = made;
    return () => made.detach();
  }, [svg, scene]);
  return useMemo(
    () => ({
      fit: (bounds, milliseconds = 0) => inner.current?.fit(bounds, milliseconds),
      open: (bounds) => inner.current?.open(bounds) ?? 'part',
      reveal: (box, milliseconds) => inner.current?.reveal(box, milliseconds),
      keepFitting: (bounds, milliseconds) => inner.current?.keepFitting(bounds, milliseconds) ?? 'part',
      resize: (width, height, bounds, margins) => inner.current?.resize(width, height, bounds, margins),
    }),
    [],
  );
}

interface Inner extends ViewControl {
  detach(): void;
}

function attach(element: SVGSVGElement, scene: RefObject<SVGGElement | null>): Inner {
  let width = 0;
  let height = 0;
  let margins: Margins = { top: 24, side: 32, bottom: 64 };
  let now: ZoomTransform = zoomIdentity;
  /** The reader has not moved the view: it may follow the size of the page. */
  let untouched = true;
  let running: Timer | null = null;
  const selection = select(element);
  const behavior: ZoomBehavior<SVGSVGElement, unknown> = zoom<SVGSVGElement, unknown>()
    .scaleExtent([SMALLEST, LARGEST])
    .extent(() => [
      [0, 0],
      [width, height],
    ])
    // As d3-zoom's own filter; besides, an event that a script made without a window cannot begin a drag.
    .filter((event: MouseEvent) => (!event.ctrlKey || event.type === 'wheel') && !event.button && event.view !== null)
    .clickDistance(4)
    .on('zoom', (event: { transform: ZoomTransform; sourceEvent: unknown }) => {
      now = event.transform;
      if (event.sourceEvent != null) {
        untouched = false;
        running?.stop();
      }
      scene.current?.setAttribute('transform', now.toString());
      const detail = now.k >= DETAIL.full ? 'full' : now.k >= DETAIL.shapes ? 'symbols' : 'shapes';
      if (element.dataset.detail !== detail) element.dataset.detail = detail;
    });
  selection.call(behavior).on('dblclick.zoom', null);

  const go = (to: ZoomTransform, milliseconds: number) => {
    running?.stop();
    if (milliseconds <= 0 || reducedMotion()) {
      selection.call(behavior.transform, to);
      return;
    }
    const k = interpolateNumber(now.k, to.k);
    const x = interpolateNumber(now.x, to.x);
    const y = interpolateNumber(now.y, to.y);
    running = timer((elapsed) => {
      const t = easeCubicOut(Math.min(1, elapsed / milliseconds));
      selection.call(behavior.transform, zoomIdentity.translate(x(t), y(t)).scale(k(t)));
      if (elapsed >= milliseconds) running?.stop();
    });
  };
  const room = () => ({
    width: Math.max(1, width - 2 * margins.side),
    height: Math.max(1, height - margins.top - margins.bottom),
  });
  const scaleFor = (bounds: Box) => {
    const { width: w, height: h } = room();
    return Math.max(SMALLEST, Math.min(LARGEST_FIT, w / Math.max(1, bounds.width), h / Math.max(1, bounds.height)));
  };
  const show = (bounds: Box, milliseconds: number, everything: boolean): Shown => {
    if (width === 0 || height === 0) return 'part';
    untouched = !everything;
    const whole = scaleFor(bounds);
    const k = everything || whole >= READABLE ? whole : READING;
    const x = margins.side + Math.max(0, room().width - k * bounds.width) / 2 - k * bounds.x;
    const y = margins.top + (room().height - k * bounds.height) / 2 - k * bounds.y;
    go(zoomIdentity.translate(x, y).scale(k), milliseconds);
    return k === whole ? 'whole' : 'part';
  };
  return {
    fit: (bounds, milliseconds = 0) => void show(bounds, milliseconds, true),
    open: (bounds) => show(bounds, 0, false),
    keepFitting: (bounds, milliseconds) => {
      const inside = contains({ x: 0, y: 0, width, height: height - margins.bottom / 2 }, onScreen(bounds, now));
      const whole = scaleFor(bounds);
      // A graph too large to be read as a whole stays where it is looked at.
      if (whole < READABLE && now.k >= READABLE) return inside ? 'whole' : 'part';
      return !inside || whole > 1.5 * now.k ? show(bounds, milliseconds, false) : 'whole';
    },
    reveal: (box, milliseconds) => {
      if (width === 0 || height === 0) return;
      const seen = onScreen(box, now);
      const dx = shift(seen.x, seen.width, 16, width - 16);
      const dy = shift(seen.y, seen.height, 16, height - margins.bottom);
      if (dx !== 0 || dy !== 0) go(zoomIdentity.translate(now.x + dx, now.y + dy).scale(now.k), milliseconds);
    },
    resize: (w, h, bounds, newMargins) => {
      const first = width === 0 || height === 0;
      width = w;
      height = h;
      margins = newMargins;
      if (first || untouched) show(bounds, 0, false);
    },
    detach: () => {
      running?.stop();
      selection.on('.zoom', null);
    },
  };
}

function onScreen(box: Box, transform: ZoomTransform): Box {
  return {
    x: transform.applyX(box.x),
    y: transform.applyY(box.y),
    width: transform.k * box.width,
    height: transform.k * box.height,
  };
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** How far an interval must move to lie within low … high; its start wins where it is too long. */
function shift(start: number, length: number, low: number, high: number): number {
  if (start < low || length > high - low) return start < low || start > high - 40 ? low - start : 0;
  return start + length > high ? high - start - length : 0;
}
