/** A decimal as people write it: also with the typeset minus, a comma for the point, `×10^…` not. */
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** The number a text means, or null: `1.5`, `−2`, `.5`, `1e-3`, `1,5`. Infinity and overflow are no numbers here. */
export function readNumber(text: string): number | null {
  const plain = text.trim().replace(/[−–]/g, '-').replace(',', '.').replace(/\s/g, '');
  if (!NUMBER.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** A number as it stands in a field: the shortest decimal that reads back as it, with the typeset minus. */
export function fieldText(value: number): string {
  return String(value).replaceAll('-', '−');
}
