import type { Phase } from '../../engine/timeline/timeline.ts';

/** Sizes of the drawn timeline in px. */
export const TRACK = {
  /** Room for the mark of step 0, before the first phase. */
  start: 28,
  gap: 8,
  /** Ticks closer than this are drawn small. */
  pitch: 20,
  /** Closest that two ticks may stand; closer, the ticks run together into a bar. */
  least: 13,
  /** A bar is inset by this much, so that the playhead stays inside its phase. */
  inset: 12,
  label: 20,
  height: 32,
  /** Radius of the ring around the present mark. */
  ring: 12.5,
  /** Room under the phases for the dots of single edges. */
  dots: 14,
} as const;

/** One phase as it is drawn: `first … last` spread over `x … x + width`. */
export interface Segment {
  readonly name: Phase['name'];
  readonly title?: NonNullable<Phase['title']>;
  readonly first: number;
  readonly last: number;
  readonly x: number;
  readonly width: number;
}

export interface Track {
  readonly width: number;
  readonly length: number;
  readonly segments: readonly Segment[];
  /** Every step is a mark of its own; otherwise a phase is one bar with a playhead. */
  readonly ticks: boolean;
  /** Size of a mark and its ring: 1, or less where they stand close. */
  readonly size: number;
}

/**
 * Phases side by side over `width` px, each as wide as its share of the steps but at least as its label needs
 * (`labels[i]` px; when even the labels have no room, they get equal parts of it). O(phases²), no step is looked at.
 */
export function trackOf(phases: readonly Phase[], width: number, labels: readonly number[]): Track {
  const count = phases.length;
  const length = count === 0 ? 0 : (phases[count - 1] as Phase).last;
  const room = Math.max(0, width - TRACK.start - TRACK.gap * Math.max(0, count - 1));
  const steps = phases.map((phase) => phase.last - phase.first + 1);
  const wanted = labels.reduce((sum, label) => sum + label, 0);
  const least = labels.map((label) => (wanted > room ? room / count : label));
  const fixed = new Set<number>();
  // Phases whose share is narrower than their label take the label's width; the others share what is left, again and
  // again until nobody is too narrow.
  let share = 0;
  for (let settled = false; !settled; ) {
    let left = room;
    let among = 0;
    for (let i = 0; i < count; i++) {
      if (fixed.has(i)) left -= least[i] as number;
      else among += steps[i] as number;
    }
    share = among === 0 ? 0 : left / among;
    settled = true;
    for (let i = 0; i < count; i++) {
      if (fixed.has(i) || share * (steps[i] as number) >= (least[i] as number)) continue;
      fixed.add(i);
      settled = false;
    }
  }
  let x = TRACK.start;
  let pitch = Number.POSITIVE_INFINITY;
  const segments = phases.map(({ first, last, ...phase }, i): Segment => {
    const wide = fixed.has(i) ? (least[i] as number) : share * (steps[i] as number);
    pitch = Math.min(pitch, wide / (steps[i] as number));
    const segment = { ...phase, first, last, x, width: wide };
    x += wide + TRACK.gap;
    return segment;
  });
  const ticks = pitch >= TRACK.least;
  return { width, length, segments, ticks, size: ticks && pitch < TRACK.pitch ? 0.7 : 1 };
}

/**
 * Where each phase's name begins, `null` where it has no room. The present phase's name is always there: it may reach
 * over its phase, at most to the end of the row, and the names it reaches are left out.
 */
export function labelPlaces(track: Track, labels: readonly number[], current: number): readonly (number | null)[] {
  const { segments, width } = track;
  const x = (i: number) => (segments[i] as Segment).x + 2;
  const room = current < 0 ? 0 : (labels[current] as number);
  const from = current < 0 ? width : Math.max(0, Math.min(x(current), width - room));
  return segments.map((segment, i) => {
    if (i === current) return from;
    const label = labels[i] as number;
    // Half a pixel for rounding: a phase that is as wide as its name was made so.
    if (label > segment.width + 0.5) return null;
    return current >= 0 && x(i) < from + room && x(i) + label > from ? null : x(i);
  });
}

/** The x of a step's mark; of the start mark for step 0. */
export function xOfStep(track: Track, step: number): number {
  for (const segment of track.segments) {
    if (step >= segment.first && step <= segment.last) return xInSegment(track, segment, step);
  }
  return TRACK.start / 2 - 4;
}

/** The x of a step inside its phase: ticks stand in the middle of equal cells, a bar runs from inset to inset. */
function xInSegment({ ticks }: Track, { first, last, x, width }: Segment, step: number): number {
  if (ticks) return x + (width * (step - first + 0.5)) / (last - first + 1);
  if (last === first) return x + width / 2;
  return x + TRACK.inset + ((width - 2 * TRACK.inset) * (step - first)) / (last - first);
}

/** The step nearest to an x: 0 before the first phase, the last step after the last one. */
export function stepAtX(track: Track, x: number): number {
  const { segments, ticks, length } = track;
  for (const [i, segment] of segments.entries()) {
    const { first, last, width } = segment;
    const next = segments[i + 1];
    // The gap between two phases belongs half to each.
    if (next !== undefined && x >= next.x - TRACK.gap / 2) continue;
    if (x < segment.x) return i === 0 ? (x < TRACK.start - TRACK.gap / 2 ? 0 : first) : first;
    const inside = ticks
      ? Math.floor(((x - segment.x) / width) * (last - first + 1))
      : Math.round(((x - segment.x - TRACK.inset) / Math.max(1, width - 2 * TRACK.inset)) * (last - first));
    return Math.min(last, Math.max(first, first + inside));
  }
  return length;
}
