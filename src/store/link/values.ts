import type { Value } from '../../engine/program/compile.ts';
import { printNumber } from '../../engine/program/print.ts';
import { readNumber } from './field.ts';

/**
 * The value of an input as a link writes it: `1.5`, a vector `1,2,3` (with one element `1,`), a matrix `1,2;3,4` (with one
 * row `1,2;`). Brackets, as programs write them, are read too. `null` when it is none of these.
 */
export function readValue(text: string): Value | null {
  const bare = text.trim();
  const flat = bare.startsWith('[') ? unbracketed(bare) : bare;
  if (flat === null) return null;
  if (flat.includes(';')) {
    const rows = flat.replace(/;\s*$/, '').split(';').map(readRow);
    const width = rows[0]?.length ?? 0;
    return rows.every((row) => row !== null && row.length === width) ? (rows as number[][]) : null;
  }
  return flat.includes(',') ? readRow(flat.replace(/,\s*$/, '')) : readNumber(flat);
}

export function writeValue(value: Value): string {
  if (typeof value === 'number') return printNumber(value);
  const row = (entries: readonly number[]) => entries.map(printNumber).join(',');
  if (value.length === 0 || typeof value[0] === 'number') {
    return value.length === 1 ? `${row(value as number[])},` : row(value as number[]);
  }
  const rows = value as number[][];
  return rows.length === 1 ? `${row(rows[0] as number[])};` : rows.map(row).join(';');
}

function readRow(text: string): number[] | null {
  const entries = text.split(',').map(readNumber);
  return entries.includes(null) ? null : (entries as number[]);
}

/** `[[1, 2], [3, 4]]` as `1, 2;3, 4;`. */
function unbracketed(text: string): string | null {
  const inner = /^\[([\s\S]*)\]$/.exec(text)?.[1];
  if (inner === undefined) return null;
  if (!inner.includes('[')) return `${inner.replace(/,\s*$/, '')},`;
  const rows = [...inner.matchAll(/\[([^[\]]*)\]/g)].map((row) => row[1]);
  const rest = inner.replaceAll(/\[[^[\]]*\]/g, '').replaceAll(/[\s,]/g, '');
  return rest === '' ? `${rows.join(';')};` : null;
}
