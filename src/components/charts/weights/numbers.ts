import type { Explained } from '../../../store/state.ts';
import type { WeightRow } from './rows.ts';

/** A column of numbers that have a derivation. An update's is that of the new value. */
export type NumberColumn = 'value' | 'gradient' | 'now';

const COLUMNS: readonly NumberColumn[] = ['value', 'gradient', 'now'];

/**
 * The columns of a row whose numbers can be explained at the cursor. A node's value is from its update on the new one, and
 * not what it was; the batch's gradient is none of one sample's graph.
 */
export function columnsOf({ node, gradient, batch, now }: WeightRow): readonly NumberColumn[] {
  if (node < 0) return [];
  return COLUMNS.filter((column) =>
    column === 'gradient' ? gradient !== null && !batch : (column === 'now') === (now !== null),
  );
}

/** The number of a column, as it is asked for. */
export function numberIn({ element }: WeightRow, column: NumberColumn, key: string): Explained {
  return { node: key, what: column === 'gradient' ? 'gradient' : 'value', element };
}

/** The column in which the number that is explained stands; `null`: in none of this row. */
export function explainedIn(row: WeightRow, key: string | undefined, explained: Explained | null): NumberColumn | null {
  if (explained === null || explained.node !== key || explained.element !== row.element) return null;
  if (explained.edge !== undefined) return null;
  return columnsOf(row).find((column) => (column === 'gradient') === (explained.what === 'gradient')) ?? null;
}
