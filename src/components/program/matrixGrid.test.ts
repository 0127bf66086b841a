import { describe, expect, it } from 'vitest';
import { gridOf, MOST_CELLS, neighbour } from './matrixGrid.ts';

const matrix = (rows: number, columns: number) =>
  Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => r * columns + c));

describe('the grid of a value', () => {
  it('numbers cells by rows', () => {
    const { rows, hidden } = gridOf(matrix(2, 3), [2, 3]);
    expect(rows.map((cells) => cells.map((cell) => cell.element))).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(rows[1]?.[2]).toEqual({ element: 5, row: 2, column: 3, value: 5 });
    expect(hidden).toBe(0);
  });

  it('shows a vector as one row', () => {
    expect(gridOf([1, 2, 3], [3]).rows).toHaveLength(1);
  });

  it.each([
    [1000, 1],
    [1, 1000],
    [50, 50],
    [3, 500],
  ])('draws at most 200 cells of %d × %d and counts the rest', (rows, columns) => {
    const grid = gridOf(matrix(rows, columns), [rows, columns]);
    const drawn = grid.rows.flat();
    expect(drawn.length).toBeLessThanOrEqual(MOST_CELLS);
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn.length + grid.hidden).toBe(rows * columns);
    // Each cell holds its own element.
    for (const { element, value } of drawn) expect(value).toBe(element);
  });
});

it('arrow keys and Enter lead to neighbours, and nowhere at the border', () => {
  const grid = gridOf(matrix(2, 3), [2, 3]);
  expect(neighbour(grid, 0, 'ArrowRight', false)).toBe(1);
  expect(neighbour(grid, 1, 'ArrowDown', false)).toBe(4);
  expect(neighbour(grid, 4, 'ArrowUp', false)).toBe(1);
  expect(neighbour(grid, 1, 'Enter', false)).toBe(4);
  expect(neighbour(grid, 4, 'Enter', true)).toBe(1);
  expect(neighbour(grid, 2, 'ArrowRight', false)).toBeNull();
  expect(neighbour(grid, 3, 'ArrowLeft', false)).toBeNull();
  expect(neighbour(grid, 0, 'x', false)).toBeNull();
});
