/**
 * The report of `npm run bench`, as text and as Markdown.
 * @typedef {import('./measure.ts').Row} Row
 * @typedef {{ bench: string, rows: readonly Row[] }} Result
 */

const HEAD = ['bench', 'what', 'value', 'limit', '', 'beside'];

/**
 * Whether a row keeps its promise; undefined where it makes none. A value that is no number keeps no promise.
 * @param {Row} row
 * @returns {boolean | undefined}
 */
export function isMet({ value, limit, atLeast, ok }) {
  if (ok !== undefined) return ok;
  if (limit === undefined) return undefined;
  return atLeast ? value >= limit : value <= limit;
}

/**
 * @param {readonly Result[]} results
 * @returns {string} an aligned table
 */
export function table(results) {
  const lines = [HEAD, ...cells(results)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const isNumber = (/** @type {number} */ column) => column === 2 || column === 3;
  const text = lines.map((line) =>
    line.map((cell, i) => (isNumber(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join('  '),
  );
  const [head = '', ...body] = text.map((line) => line.trimEnd());
  return [head, '─'.repeat(Math.max(...text.map((line) => line.trimEnd().length))), ...body, ''].join('\n');
}

/**
 * @param {readonly Result[]} results
 * @returns {string} the same as a Markdown table
 */
export function markdown(results) {
  const row = (/** @type {string[]} */ line) => `| ${line.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [row(HEAD), '| --- | --- | ---: | ---: | --- | --- |', ...cells(results).map(row), ''].join('\n');
}

/** @param {readonly Result[]} results */
function cells(results) {
  return results.flatMap(({ bench, rows }) =>
    rows.map((row) => {
      const limit = row.limit === undefined ? '' : `${row.atLeast ? '≥' : '≤'} ${number(row.limit)} ${row.unit}`;
      const met = isMet(row);
      const mark = met === undefined ? '' : met ? 'met' : 'MISSED';
      return [bench, row.name, `${number(row.value)} ${row.unit}`, limit, mark, row.peer ?? ''];
    }),
  );
}

/**
 * Three significant digits, never in exponential form; whole numbers (counts) in full.
 * @param {number} value
 */
function number(value) {
  return value.toLocaleString('en', { maximumSignificantDigits: Number.isInteger(value) ? 17 : 3, useGrouping: true });
}
