import { describe, expect, it } from 'vitest';
import { type ColumnPlace, endsOf, LABEL, placeColumns, placeLabels } from './place.ts';

const of = (...shown: number[]) => shown.map((one) => ({ shown: one, more: false }));

describe('places of units', () => {
  it.each([
    [748, 330],
    [358, 150],
    [1200, 480],
  ])('lie within %i × %i px, apart from each other', (width, height) => {
    const columns = placeColumns([...of(2, 16, 4), { shown: 16, more: true }, ...of(1)], { width, height });
    for (const { x, y, radius } of columns) {
      expect(x - radius).toBeGreaterThanOrEqual(0);
      expect(x + radius).toBeLessThanOrEqual(width);
      y.forEach((middle, unit) => {
        expect(middle).toBeGreaterThanOrEqual(0);
        expect(middle).toBeLessThanOrEqual(height);
        if (unit > 0)
          expect(middle - (y[unit - 1] as number)).toBeGreaterThanOrEqual(Math.min(2 * radius, height / 17));
      });
    }
  });

  it.each([
    [748, 330, [2, 2, 1, 1]],
    [748, 330, [2, 4, 1, 1]],
    [358, 150, [2, 2, 1]],
  ])('leave room for the numbers of all lines of %i × %i px', (width, height, shown) => {
    const columns = placeColumns(of(...shown), { width, height });
    const lines = columns.slice(0, 2).flatMap((from, index) => {
      const to = columns[index + 1] as ColumnPlace;
      return from.y.flatMap((_, input) =>
        to.y.map((_y, unit) => ({ ...endsOf(from, input, to, unit), beside: !from.roomy })),
      );
    });
    const labels = placeLabels(lines);
    labels.forEach((a, i) => {
      for (const b of labels.slice(i + 1)) {
        expect(Math.abs(a.x - b.x) >= LABEL.width || Math.abs(a.y - b.y) >= LABEL.height).toBe(true);
      }
    });
  });
});
