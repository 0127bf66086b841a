/**
 * Width in px that a chart wants at least, by its id. What is left over goes to the loss first, which is dragged; the planes
 * have room for their legend, and the weights for all of their columns.
 */
export function widthOf(id: string): number {
  if (id === 'weights') return 416;
  if (id === 'boundary' || id === 'hidden') return 320;
  return id === 'loss' ? 300 : 250;
}

/** Space between two charts, px (as in charts.css). */
export const GAP = 24;

/** The first of these charts that fit beside each other into a width in px; the first one always. */
export function fitting(ids: readonly string[], width: number): readonly string[] {
  let used = 0;
  let count = 0;
  for (const id of ids) {
    used += widthOf(id) + (count === 0 ? 0 : GAP);
    if (count > 0 && used > width) break;
    count++;
  }
  return ids.slice(0, count);
}

/** What decides which charts are shown. */
export interface Showing {
  /** The charts that apply to the program, in their order. */
  readonly all: readonly string[];
  /** What the reader has switched off; `null` until he has chosen. */
  readonly hidden: readonly string[] | null;
  /** What the open lesson names; `null` where it names none. */
  readonly named: readonly string[] | null;
  /** Below each other, where there is room for all. */
  readonly stacked: boolean;
  /** Of the strip, px. */
  readonly width: number;
}

/**
 * The reader's choice, else the charts that the lesson names, else as many as fit; always in the order of `all`. A lesson
 * that names none of those that apply has named nothing.
 */
export function shownOf({ all, hidden, named, stacked, width }: Showing): readonly string[] {
  if (hidden !== null) return all.filter((id) => !hidden.includes(id));
  const wanted = all.filter((id) => named?.includes(id));
  if (wanted.length > 0) return wanted;
  return stacked ? all : fitting(all, width);
}
