/** A matrix; a scalar has one row and one column. Reductions keep their axis here, so that everything broadcasts. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: readonly number[];
}

export const scalar = (x: number): Matrix => ({ rows: 1, columns: 1, data: [x] });

export function map({ rows, columns, data }: Matrix, rule: (x: number) => number): Matrix {
  return { rows, columns, data: data.map(rule) };
}

/** Element by element with broadcasting. */
export function zip(a: Matrix, b: Matrix, rule: (x: number, y: number) => number): Matrix {
  const rows = Math.max(a.rows, b.rows);
  const columns = Math.max(a.columns, b.columns);
  const fits = (m: Matrix) => (m.rows === rows || m.rows === 1) && (m.columns === columns || m.columns === 1);
  if (!fits(a) || !fits(b)) throw new Error(`(${a.rows}, ${a.columns}) and (${b.rows}, ${b.columns}) do not fit`);
  const at = (m: Matrix, i: number, j: number) =>
    m.data[(m.rows === 1 ? 0 : i) * m.columns + (m.columns === 1 ? 0 : j)] as number;
  const data = Array.from({ length: rows * columns }, (_, k) => {
    const i = Math.floor(k / columns);
    return rule(at(a, i, k % columns), at(b, i, k % columns));
  });
  return { rows, columns, data };
}

/** Two things side by side: a number times something, or a matrix product. */
export function beside(a: Matrix, b: Matrix): Matrix {
  if (a.data.length === 1 || b.data.length === 1) return zip(a, b, (x, y) => x * y);
  if (a.columns !== b.rows) throw new Error(`(${a.rows}, ${a.columns}) @ (${b.rows}, ${b.columns})`);
  const data = Array.from({ length: a.rows * b.columns }, (_, k) => {
    const i = Math.floor(k / b.columns);
    const j = k % b.columns;
    let sum = 0;
    for (let n = 0; n < a.columns; n++)
      sum += (a.data[i * a.columns + n] as number) * (b.data[n * b.columns + j] as number);
    return sum;
  });
  return { rows: a.rows, columns: b.columns, data };
}

export function transpose({ rows, columns, data }: Matrix): Matrix {
  return {
    rows: columns,
    columns: rows,
    data: Array.from(data, (_, k) => data[(k % rows) * columns + Math.floor(k / rows)] as number),
  };
}

export function reduce(m: Matrix, axis: number | null, combine: (a: number, b: number) => number): Matrix {
  const fold = (row: readonly number[]) => row.reduce((a, b) => combine(a, b));
  if (axis === null) return scalar(fold(m.data));
  if (axis === 0) return transpose(reduce(transpose(m), 1, combine));
  const data = Array.from({ length: m.rows }, (_, i) => fold(m.data.slice(i * m.columns, (i + 1) * m.columns)));
  return { rows: m.rows, columns: 1, data };
}

export function pick(m: Matrix, [row, column, rows, columns]: readonly [number, number, number, number]): Matrix {
  const data = Array.from(
    { length: rows * columns },
    (_, k) => m.data[(row + Math.floor(k / columns)) * m.columns + column + (k % columns)] as number,
  );
  return { rows, columns, data };
}

export function place(m: Matrix, row: number, column: number, [rows, columns]: readonly [number, number]): Matrix {
  const data = new Array<number>(rows * columns).fill(0);
  m.data.forEach((x, k) => {
    data[(row + Math.floor(k / m.columns)) * columns + column + (k % m.columns)] = x;
  });
  return { rows, columns, data };
}
