// One fresh process of a bench: `node case-process.mjs <bundle> [case]`. With a case it prints that case's time in
// nanoseconds, without one what the bundle is: `{ "cases": [names] }`, or `{ "rows": [...] }` of its `measure`.
// With `--report` it reads medians from stdin and prints the rows of the bundle's `report`.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [bundle = '', name] = process.argv.slice(2);
/** @type {import('./measure.ts').BenchModule} */
const bench = await import(pathToFileURL(bundle).href);
/** @type {typeof import('./measure.ts')} */
const { timeWork } = await import(new URL('measure.mjs', pathToFileURL(bundle)).href);

/** @param {unknown} answer */
function print(answer) {
  // The last line is the answer: a bench may print what it likes before.
  process.stdout.write(`\n${JSON.stringify(answer)}\n`);
}

if (name === '--report') {
  print({ rows: bench.report?.(JSON.parse(readFileSync(0, 'utf8'))) ?? [] });
} else if (name !== undefined) {
  const prepare = bench.cases?.[name];
  if (prepare === undefined) throw new Error(`no case named "${name}"`);
  print({ time: timeWork(await prepare()) });
} else {
  print({ cases: Object.keys(bench.cases ?? {}), rows: (await bench.measure?.()) ?? [] });
}
