// `npm test`: every check of the project, one after the other. A step that fails does not stop the others, and the last
// line is always the sum of Vitest's and Playwright's tests, `N passed, N failed`; any failure gives exit code 1.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
const reports = join(root, 'node_modules/.cache/test-reports');
const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} command a program of node_modules/.bin, or node
 * @property {() => Count} [count] reads the report that the command wrote
 * @property {string} [needs] the step without which this one makes no sense
 */

/** @type {Step[]} */
const steps = [
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'lint and format', command: ['biome', 'ci', '--error-on-warnings', '.'] },
  { name: 'boundaries', command: ['node', 'scripts/check-boundaries.mjs'] },
  { name: 'unused code', command: ['knip'] },
  {
    name: 'unit and DOM tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
    count: countVitest,
  },
  { name: 'build and size budget', command: ['vite', 'build'] },
  {
    name: 'library',
    command: ['vite', 'build', '-c', 'build/vite.lib.config.ts'],
    needs: 'build and size budget',
  },
  { name: 'command line', command: ['vite', 'build', '-c', 'build/vite.cli.config.ts'], needs: 'library' },
  { name: 'Chromium', command: ['node', 'scripts/install-chromium.mjs'], needs: 'library' },
  {
    name: 'end to end',
    command: ['playwright', 'test', '--reporter=list,json'],
    count: countPlaywright,
    needs: 'Chromium',
  },
];

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {Set<string>} */
const done = new Set();
/** @type {string[]} */
const summary = [];
/** What the failed steps without a report said: repeated at the end, where a log that keeps only its end has it. */
/** @type {string[]} */
const complaints = [];
for (const step of steps) {
  const started = Date.now();
  const result =
    step.needs === undefined || done.has(step.needs)
      ? run(step)
      : { ok: false, words: `not run: needs "${step.needs}"` };
  if (result.ok) done.add(step.name);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  summary.push(
    `${result.ok ? 'ok    ' : 'FAILED'}  ${step.name.padEnd(24)}${`${seconds} s`.padStart(8)}  ${result.words}`,
  );
}

for (const complaint of complaints) console.log(`\n${complaint}`);
console.log(`\n${summary.join('\n')}\n`);
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = done.size === steps.length && total.failed === 0 ? 0 : 1;

/**
 * Runs a step and adds its tests to the total. A step that fails without a failed test (types, a test file that cannot
 * be loaded, no report) counts as one failure, so that the last line never says "0 failed" of a run that failed.
 * @param {Step} step
 */
function run({ name, command, count }) {
  console.log(`\n── ${name}: ${command.join(' ').replaceAll(root, '')}`);
  const [program = '', ...args] = command;
  // Tests are followed as they run; what has no report is short, and is kept for the end.
  const output = count === undefined ? 'pipe' : 'inherit';
  const { status, signal, error, stdout, stderr } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', output, output],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, PATH: path, PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport },
  });
  const words = `${stdout ?? ''}${stderr ?? ''}`;
  if (words !== '') process.stdout.write(words);
  if (error) console.error(error.message);
  const tests = count === undefined ? { passed: 0, failed: 0, skipped: 0 } : readCount(count);
  const ok = status === 0 && tests !== undefined && tests.failed === 0;
  total.passed += tests?.passed ?? 0;
  total.skipped += tests?.skipped ?? 0;
  total.failed += ok ? 0 : Math.max(1, tests?.failed ?? 0);
  if (!ok && count === undefined) {
    const end = words.trimEnd().split('\n').slice(-40).join('\n');
    complaints.push(`${name} (exit ${status ?? signal}):\n${end}`);
  }
  if (count === undefined) return { ok, words: '' };
  return { ok, words: tests === undefined ? 'no report' : `${tests.passed} passed, ${tests.failed} failed` };
}

/** @param {() => Count} count */
function readCount(count) {
  try {
    return count();
  } catch {
    return undefined;
  }
}

/** @returns {Count} */
function countVitest() {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
    readFileSync(vitestReport, 'utf8'),
  );
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/** @returns {Count} */
function countPlaywright() {
  const { expected, flaky, unexpected, skipped } = JSON.parse(readFileSync(playwrightReport, 'utf8')).stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}
