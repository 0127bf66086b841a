import { type RefObject, useLayoutEffect } from 'react';
import type { Box } from '../../layout/types.ts';
import type { Gestures } from './gestures.ts';
import { reducedMotion } from './motion/reducedMotion.ts';
import { turnedTo } from './turned.ts';
import {
  type ActivePart,
  detailOf,
  fitted,
  isInside,
  type Margins,
  NO_VIEW,
  revealed,
  scaleFor,
  scalesIn,
  type View,
} from './view.ts';

/** Whether everything is in view, or a part of it was sought out, or one looks where one did, whatever is there now. */
export type Shown = 'whole' | 'part' | 'stayed';

/** After a change a graph is shown as a whole down to this much of the least readable scale: nothing new is out of sight. */
const OVERVIEW = 0.8;

/**
 * Where a graph view looks. The view is one attribute of the one `<g>`, so that looking around renders nothing. It works
 * from the first paint on; the reader's own zoom, pan and pinch, and gliding, come with `gestures.ts` a moment later.
 */
export class ViewControl {
  #svg: SVGSVGElement | null = null;
  #scene: SVGGElement | null = null;
  #gestures: Gestures | null = null;
  /** What `look` is waiting for: another drawing, or none, ends the wait. */
  #awaited: Promise<unknown> | null = null;
  #width = 0;
  #height = 0;
  #top = 0;
  #margins: Margins = { top: 24, side: 32, bottom: 64 };
  #now: View = NO_VIEW;
  /** Where a glide leads; the same as `#now` when there is none. */
  #aim: View = NO_VIEW;
  /** The reader has not moved the view since it last showed the graph: it may follow the page and the graph. */
  #untouched = true;
  /** The reader asked for everything, however small. */
  #everything = false;
  #watch: ((seen: Box) => void) | null = null;
  /** What was shown last was too large to be read as a whole. */
  #part = false;
  /** The graph has changed before the reader's eyes: all of it is shown at somewhat smaller scales, too. */
  #changed = false;

  /** Looks at this drawing from now on, or at none. */
  look(svg: SVGSVGElement | null, scene: SVGGElement | null): void {
    if (svg === this.#svg && scene === this.#scene) return;
    this.#gestures?.detach();
    this.#gestures = null;
    this.#svg = svg;
    this.#scene = scene;
    this.#awaited = null;
    if (svg === null) return;
    this.#draw(this.#now);
    const awaited = turnedTo(svg).then(() => import('./gestures.ts'));
    this.#awaited = awaited;
    awaited.then(
      ({ attachGestures }) => {
        if (this.#awaited !== awaited) return;
        const size = () => ({ width: this.#width, height: this.#height });
        this.#gestures = attachGestures(svg, this.#now, size, (view, byReader) => {
          if (byReader) {
            this.#untouched = false;
            this.#aim = view;
          }
          this.#draw(view);
        });
      },
      // Without the file the graph is still there to be read; it only stays where it is.
      () => undefined,
    );
  }

  /** Tells, whenever one looks elsewhere, which part of the drawing is in view; until the answer is called. */
  watch(listener: (seen: Box) => void): () => void {
    this.#watch = listener;
    return () => {
      this.#watch = null;
    };
  }

  /** Shows all of these bounds. */
  fit(bounds: Box, milliseconds = 0): void {
    this.#show(bounds, milliseconds, true);
  }

  /**
   * Shows a graph, or a level of one, that was not on screen before: all of it, or, where that could not be read, this part,
   * or its beginning. What the reader did with the one before says nothing on this one.
   */
  open(bounds: Box, part: ActivePart | null = null, milliseconds = 0): Shown {
    // What is led over to is the same program at another level.
    this.#changed = milliseconds > 0;
    return this.#show(bounds, milliseconds, false, part);
  }

  /** Moves as little as needed for all of a step's part to be in view, or, where it is too large, its node. The scale stays. */
  reveal(part: ActivePart, milliseconds: number): void {
    if (this.#width === 0 || this.#height === 0) return;
    const to = revealed(part, this.#aim, this.#size, this.#margins);
    if (to !== this.#aim) this.#go(to, milliseconds);
  }

  /** After numbers have changed the bounds: fits again when they no longer fit, or became far smaller than the view. */
  keepFitting(bounds: Box, part: ActivePart | null, milliseconds: number): Shown {
    if (!this.#untouched) return 'stayed';
    const inside = isInside(bounds, this.#aim, this.#size, this.#margins);
    const whole = scaleFor(bounds, this.#size, this.#margins);
    return !inside || whole > 1.5 * this.#aim.k ? this.refit(bounds, part, milliseconds) : 'whole';
  }

  /**
   * After the graph itself has changed: shows it anew, unless the reader has moved the view since it was last shown. A graph
   * of which only a part could be read stays where it is looked at.
   */
  refit(bounds: Box, part: ActivePart | null, milliseconds: number): Shown {
    if (!this.#untouched) return 'stayed';
    this.#changed = true;
    if (this.#part && !this.#isReadable(bounds)) return 'stayed';
    return this.again(bounds, part, milliseconds);
  }

  /** After the same graph was laid out for another room, with other places: shows it anew, unless the reader chose a view. */
  again(bounds: Box, part: ActivePart | null, milliseconds: number): Shown {
    return this.#untouched ? this.#show(bounds, milliseconds, this.#everything, part) : 'stayed';
  }

  /**
   * Size of the view changed; `top` is where it begins on the page. When only what stands above it has grown or shrunk, as
   * the sentence does from step to step, the drawing keeps its place on the page as long as it can be seen there.
   * @returns whether it did
   */
  resize(
    width: number,
    height: number,
    top: number,
    bounds: Box | null,
    margins: Margins,
    part: ActivePart | null = null,
  ): boolean {
    const first = this.#width === 0 || this.#height === 0;
    const same = width === this.#width && height === this.#height && top === this.#top && margins === this.#margins;
    if (same && !first) return true;
    const lower = top - this.#top;
    const fromAbove = !first && width === this.#width && lower !== 0 && height + lower === this.#height;
    this.#width = width;
    this.#height = height;
    this.#top = top;
    this.#margins = margins;
    if (bounds === null) return false;
    if (fromAbove) {
      const { x, y, k } = this.#aim;
      const there = { x, y: y - lower, k };
      if (!this.#untouched || this.#part || isInside(bounds, there, this.#size, margins)) {
        this.#go(there, 0);
        return true;
      }
    }
    if (first || this.#untouched) this.#show(bounds, 0, this.#everything, part);
    return false;
  }

  get #size() {
    return { width: this.#width, height: this.#height };
  }

  #show(bounds: Box, milliseconds: number, everything: boolean, part: ActivePart | null = null): Shown {
    if (this.#width === 0 || this.#height === 0) return 'stayed';
    this.#untouched = true;
    this.#everything = everything;
    this.#part = !everything && !this.#isReadable(bounds);
    const to = fitted(bounds, this.#size, this.#margins, !this.#part, part);
    this.#go(to, milliseconds);
    return this.#part ? 'part' : 'whole';
  }

  /** Whether all of the bounds may be shown at once. */
  #isReadable(bounds: Box): boolean {
    const least = scalesIn(this.#margins).readable * (this.#changed ? OVERVIEW : 1);
    return scaleFor(bounds, this.#size, this.#margins) >= least;
  }

  #go(to: View, milliseconds: number): void {
    this.#aim = to;
    if (this.#gestures === null) this.#draw(to);
    else this.#gestures.move(to, reducedMotion() ? 0 : milliseconds);
  }

  #draw(view: View): void {
    this.#now = view;
    const { x, y, k } = view;
    this.#scene?.setAttribute('transform', `translate(${x},${y}) scale(${k})`);
    const detail = detailOf(k);
    if (this.#svg !== null && this.#svg.dataset.detail !== detail) this.#svg.dataset.detail = detail;
    if (this.#width > 0) this.#watch?.({ x: -x / k, y: -y / k, width: this.#width / k, height: this.#height / k });
  }
}

/** Lets the view look at one drawing. The svg may come later, and go, with its figure. */
export function useZoom(
  view: ViewControl,
  svg: RefObject<SVGSVGElement | null>,
  scene: RefObject<SVGGElement | null>,
): void {
  useLayoutEffect(() => view.look(svg.current, scene.current));
  useLayoutEffect(() => () => view.look(null, null), [view]);
}
