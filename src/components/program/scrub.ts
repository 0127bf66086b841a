import type { PointerEvent } from 'react';
import { type Step, stepped } from './sliderRange.ts';

/** Pixels before a press becomes a drag, so that a click stays a click. */
const SLACK = 3;

/** What a drag sideways does. */
export interface ScrubActions {
  /** The value and its step when the press begins; `null` when it cannot be dragged now. */
  start(): { readonly value: number; readonly step: Step } | null;
  change(value: number): void;
  /** The press is over; `dragged` tells a drag from a click. */
  end(dragged: boolean): void;
}

/** The factor of a step under Shift (coarse) and Alt (fine), the same for keys and drags. */
export function stepFactor(event: { readonly shiftKey: boolean; readonly altKey: boolean }): 0.1 | 1 | 10 {
  return event.altKey ? 0.1 : event.shiftKey ? 10 : 1;
}

/**
 * Follows a press on an element: one pixel sideways is one step. Listens on the element that has captured the pointer,
 * so the drag goes on outside it, by mouse, pen and finger alike.
 */
export function beginScrub(event: PointerEvent<HTMLElement>, actions: ScrubActions): void {
  const begun = event.button === 0 && event.isPrimary ? actions.start() : null;
  if (begun === null) return;
  const element = event.currentTarget;
  const { pointerId, clientX: first } = event;
  let { value } = begun;
  let last = first;
  let dragged = false;

  const onMove = (move: globalThis.PointerEvent) => {
    if (move.pointerId !== pointerId) return;
    if (!dragged && Math.abs(move.clientX - first) < SLACK) return;
    dragged = true;
    const pixels = Math.round(move.clientX - last);
    if (pixels === 0) return;
    last += pixels;
    value = stepped(value, begun.step, pixels, stepFactor(move));
    actions.change(value);
  };
  const stop = new AbortController();
  const onEnd = (up: globalThis.PointerEvent) => {
    if (up.pointerId !== pointerId) return;
    stop.abort();
    actions.end(dragged);
    if (dragged) swallowClick(element);
  };
  const { signal } = stop;
  element.setPointerCapture?.(pointerId);
  element.addEventListener('pointermove', onMove, { signal });
  element.addEventListener('pointerup', onEnd, { signal });
  element.addEventListener('pointercancel', onEnd, { signal });
}

/** The click that the browser sends right after a drag is not meant as one. */
function swallowClick(element: HTMLElement): void {
  const swallow = (click: Event) => click.preventDefault();
  element.addEventListener('click', swallow, { capture: true });
  setTimeout(() => element.removeEventListener('click', swallow, { capture: true }));
}
