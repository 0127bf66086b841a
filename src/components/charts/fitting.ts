/** Width in px that a chart wants at least, by its id; the loss, which is dragged, is the widest. */
export function widthOf(id: string): number {
  if (id === 'loss') return 380;
  return id === 'weights' ? 340 : 250;
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
