// `npm run bench [-- name…] [--markdown file]`: runs bench/*.bench.ts (or those named) and prints what they report as a table.
// How a bench is written: bench/README.md.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { isMet, markdown, table } from './table.mjs';

const ROUNDS = 5;
const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const runner = join(here, 'case-process.mjs');

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { markdown: { type: 'string' } },
});
const all = readdirSync(here).flatMap((file) => (file.endsWith('.bench.ts') ? [basename(file, '.bench.ts')] : []));
const unknown = positionals.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`No bench named ${unknown.join(', ')}. There are: ${all.join(', ') || 'none yet'}.`);
  process.exit(1);
}
const names = positionals.length > 0 ? positionals : all;
if (names.length === 0) console.log('No bench/*.bench.ts yet.');

// Below node_modules, so that the bundles find their packages.
const cache = join(root, 'node_modules/.cache');
mkdirSync(cache, { recursive: true });
const bundles = mkdtempSync(join(cache, 'bench-'));
/** @type {{ bench: string, rows: import('./measure.ts').Row[] }[]} */
const results = [];
try {
  for (const name of names) {
    const bundle = await bundled(name);
    results.push({ bench: name, rows: rowsOf(name, bundle) });
    console.log(table(results.slice(-1)));
  }
} finally {
  rmSync(bundles, { recursive: true, force: true });
}

const missed = results.flatMap(({ rows }) => rows).filter((row) => isMet(row) === false).length;
const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown CPU'}`;
console.log(`${machine}; medians of ${ROUNDS} interleaved rounds, each in a fresh process; ${missed} missed`);
if (options.markdown !== undefined) writeFileSync(resolve(options.markdown), `${markdown(results)}\n${machine}.\n`);
process.exitCode = missed > 0 ? 1 : 0;

/**
 * Bundles a bench with the project's own build tool, packages left outside; the clock (measure.ts) stands beside it.
 * @param {string} name
 */
async function bundled(name) {
  const outDir = join(bundles, name);
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    // Its gradients are ES modules that Node does not load by themselves.
    ssr: { noExternal: [/^@tensorflow\//] },
    build: {
      ssr: true,
      outDir,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: { bench: join(here, `${name}.bench.ts`), measure: join(here, 'measure.ts') },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
  return join(outDir, 'bench.mjs');
}

/**
 * @param {string} name
 * @param {string} bundle
 */
function rowsOf(name, bundle) {
  const { cases, rows } = inProcess(bundle);
  if (cases.length === 0) return rows;
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(cases.map((/** @type {string} */ each) => [each, []]));
  // Interleaved: what slows the machine for a while slows every competitor.
  for (let round = 1; round <= ROUNDS; round++) {
    process.stderr.write(`${name}: round ${round} of ${ROUNDS}\n`);
    for (const each of cases) times[each]?.push(inProcess(bundle, each).time);
  }
  const medians = Object.fromEntries(Object.entries(times).map(([each, list]) => [each, middle(list)]));
  return [...rows, ...inProcess(bundle, '--report', JSON.stringify(medians)).rows];
}

/** @param {number[]} times an odd number of them */
function middle(times) {
  return times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

/**
 * @param {string} bundle
 * @param {string} [name]
 * @param {string} [input]
 */
function inProcess(bundle, name, input = '') {
  const { status, stdout } = spawnSync(process.execPath, [runner, bundle, ...(name === undefined ? [] : [name])], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (status !== 0)
    throw new Error(`${basename(dirname(bundle))}${name === undefined ? '' : `, ${name}`}: exit code ${status}`);
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
}
