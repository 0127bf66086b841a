import { type ProgramError, programError } from '../errors.ts';
import { type Ast, NODE, rangeOfNode, textOfNode } from './ast.ts';
import type { Literal } from './values.ts';

/** Whether a syntax node is a matrix literal's row or the literal itself, or a plain number. */
function isNumber(ast: Ast, node: number): boolean {
  return ast.kinds[node] === NODE.number;
}

/**
 * The value of a matrix literal whose entries are the syntax nodes `entries`: plain numbers (a vector) or vectors of one
 * length (a matrix). Reports what is wrong and answers null otherwise. `rows` holds the rows read before.
 */
export function matrixLiteral(
  ast: Ast,
  node: number,
  entries: readonly number[],
  rows: ReadonlyMap<number, Literal>,
  errors: ProgramError[],
): Literal | null {
  const first = entries[0];
  if (first === undefined) {
    errors.push(programError('badMatrix', rangeOfNode(ast, node), {}));
    return null;
  }
  if (isNumber(ast, first)) {
    const data = new Float64Array(entries.length);
    let plain = true;
    for (const [k, entry] of entries.entries()) {
      if (isNumber(ast, entry)) data[k] = ast.numbers[ast.data[entry] as number] as number;
      else plain = reportEntry(ast, entry, errors);
    }
    return plain ? { shape: [entries.length], data } : null;
  }
  if (ast.kinds[first] !== NODE.list) {
    for (const entry of entries) {
      if (!isNumber(ast, entry) && ast.kinds[entry] !== NODE.list) reportEntry(ast, entry, errors);
    }
    return null;
  }
  return stackRows(ast, node, entries, rows, errors);
}

function stackRows(
  ast: Ast,
  node: number,
  entries: readonly number[],
  rows: ReadonlyMap<number, Literal>,
  errors: ProgramError[],
): Literal | null {
  const found = entries.map((entry) => rows.get(entry));
  if (found.some((row) => row === undefined)) {
    // A row that is no vector: reported already when it was read, unless it is a number among rows.
    for (const entry of entries) {
      if (isNumber(ast, entry)) errors.push(programError('badMatrix', rangeOfNode(ast, entry), {}));
      else if (ast.kinds[entry] !== NODE.list) reportEntry(ast, entry, errors);
    }
    return null;
  }
  const matrix = found as readonly Literal[];
  const columns = matrix[0]?.shape[0] as number;
  if (matrix.some((row) => row.shape.length !== 1)) {
    errors.push(programError('badMatrix', rangeOfNode(ast, node), {}));
    return null;
  }
  const data = new Float64Array(matrix.length * columns);
  for (const [r, row] of matrix.entries()) {
    const length = row.shape[0] as number;
    if (length !== columns) {
      const range = rangeOfNode(ast, entries[r] as number);
      errors.push(programError('raggedMatrix', range, { expected: columns, found: length }));
      return null;
    }
    data.set(row.data, r * columns);
  }
  return { shape: [matrix.length, columns], data };
}

/** Reports an entry that is no plain number (an `error` node is reported already). Always false. */
function reportEntry(ast: Ast, entry: number, errors: ProgramError[]): false {
  if (ast.kinds[entry] !== NODE.error) {
    errors.push(programError('matrixEntry', rangeOfNode(ast, entry), { text: textOfNode(ast, entry) }));
  }
  return false;
}
