// `npm run check-code [-- random [seed]]`: exports every lesson, the golden programs, trainings and random programs as PyTorch,
// NumPy and scalar code, runs each text, and compares what it prints with the engine's numbers. Needs a python3 with torch and
// numpy (Debian: python3-torch), which is looked for on PATH.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const count = Number(process.argv[2] ?? 300);
const seed = Number(process.argv[3] ?? 1);
/** Relative, with this much absolute around 0. */
const RTOL = 1e-9;
const ATOL = 1e-12;

/** Runs texts of one dialect, each as a program of its own, in one process: importing torch takes longer than any of them. */
const RUNNER = `
import contextlib, io, json, sys, traceback, warnings
answers = []
for text in json.load(open(sys.argv[1], encoding="utf-8")):
    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), warnings.catch_warnings():
            warnings.simplefilter("always")
            exec(compile(text, "exported", "exec"), {"__name__": "__main__"})
    except BaseException:
        err.write(traceback.format_exc())
    if "torch" in sys.modules:
        sys.modules["torch"].set_default_dtype(sys.modules["torch"].float32)
    if "numpy" in sys.modules:
        sys.modules["numpy"].seterr(divide="warn", over="warn", under="ignore", invalid="warn")
    answers.append([out.getvalue(), err.getvalue()])
json.dump(answers, sys.stdout)
`;

const python = findPython('import torch, numpy');
if (python === null) {
  console.error('No python3 on PATH can import torch and numpy: install python3-torch and python3-numpy.');
  process.exit(1);
}

const cache = join(root, 'node_modules/.cache');
mkdirSync(cache, { recursive: true });
const outDir = mkdtempSync(join(cache, 'code-'));
try {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: { ssr: join(root, 'tests/code/samples.ts'), outDir, target: 'node20', minify: false, assetsInlineLimit: 0 },
  });
  /** @type {typeof import('../tests/code/samples.ts')} */
  const kit = await import(pathToFileURL(join(outDir, 'samples.js')).href);
  const random = Array.from({ length: count }, (_, k) =>
    kit.plainSample(`random-${seed + k}`, kit.randomProgram(seed + k)),
  );
  const groups = {
    lessons: kit.lessonSamples(),
    golden: kit.goldenSamples(),
    programs: kit.PROGRAMS.map((program) => kit.plainSample(program, program)),
    trainings: kit.trainingSamples(),
    random,
  };
  let failed = 0;
  for (const dialect of /** @type {const} */ (['pytorch', 'numpy', 'scalar'])) {
    for (const [group, samples] of Object.entries(groups)) {
      const cases = samples.flatMap((sample) => (sample === null ? [] : [kit.caseOf(sample, dialect)]));
      /** @type {Record<string, number>} */
      const refused = {};
      const written = [];
      for (const one of cases) {
        if (one.result.ok) written.push({ ...one, code: one.result.code });
        else {
          const { reason } = one.result;
          const word = reason.code === 'noScalars' ? `noScalars/${reason.reason}` : reason.code;
          refused[word] = (refused[word] ?? 0) + 1;
        }
      }
      const answers = ran(written.map(({ code }) => code));
      const wrong = written.flatMap((one, k) => {
        const complaint = complaintAbout(one.expected, answers[k]);
        return complaint === null ? [] : [{ ...one, complaint }];
      });
      for (const { id, code, complaint } of wrong.slice(0, 3))
        console.error(`${dialect} ${id}: ${complaint}\n${code}\n`);
      failed += wrong.length;
      const reasons = Object.entries(refused).map(([word, n]) => `${n} ${word}`);
      const right = `${written.length - wrong.length} of ${written.length} print the engine's numbers`;
      console.log(
        `${dialect.padEnd(8)} ${group.padEnd(9)} ${right}${reasons.length > 0 ? `; refused: ${reasons.join(', ')}` : ''}`,
      );
    }
  }
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  rmSync(outDir, { recursive: true, force: true });
}

/**
 * The first python3 of PATH that runs a line.
 * @param {string} line
 * @returns {string | null}
 */
function findPython(line) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = folders.map((folder) => join(folder, 'python3'));
  return found.find((file) => spawnSync(file, ['-c', line], { stdio: 'ignore' }).status === 0) ?? null;
}

/**
 * What each text prints, and what it complains about.
 * @param {string[]} texts
 * @returns {[string, string][]}
 */
function ran(texts) {
  writeFileSync(join(outDir, 'texts.json'), JSON.stringify(texts));
  const { stdout, stderr, status } = spawnSync(
    /** @type {string} */ (python),
    ['-c', RUNNER, join(outDir, 'texts.json')],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    },
  );
  if (status !== 0) throw new Error(`python3 ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

/**
 * What is wrong with a print, `null` when nothing is.
 * @param {import('../tests/code/samples.ts').Printed} expected
 * @param {[string, string] | undefined} answer
 * @returns {string | null}
 */
function complaintAbout(expected, answer) {
  if (answer === undefined) return 'did not run';
  const [out, err] = answer;
  if (err !== '') return err;
  const lines = out.split('\n').filter((line) => line !== '');
  const printed = new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' = ');
      return [line.slice(0, at), line.slice(at + 3)];
    }),
  );
  for (const [label, value] of Object.entries(expected)) {
    const text = printed.get(label);
    if (text === undefined) return `does not print ${label}: ${out}`;
    const found = text === 'None' ? null : numbersIn(text);
    const wanted = value === null ? null : [value].flat(8).map(Number);
    if ((found === null) !== (wanted === null)) return `${label} = ${text} instead of ${JSON.stringify(value)}`;
    if (found === null || wanted === null) continue;
    const same = found.length === wanted.length && wanted.every((number, k) => close(found[k] ?? Number.NaN, number));
    if (!same) return `${label} = ${text} instead of ${JSON.stringify(value)}`;
    const brackets = (/** @type {string} */ shape) => shape.replace(/[^[\],]/g, '');
    if (brackets(text) !== brackets(JSON.stringify(value))) return `${label} has another shape: ${text}`;
  }
  return printed.size === Object.keys(expected).length ? null : `prints more than it should: ${out}`;
}

/**
 * @param {string} text
 * @returns {number[]}
 */
function numbersIn(text) {
  return text
    .replace(/[[\]]/g, '')
    .split(',')
    .map(
      (word) =>
        ({ nan: Number.NaN, inf: Number.POSITIVE_INFINITY, '-inf': Number.NEGATIVE_INFINITY })[word.trim()] ??
        Number(word),
    );
}

/**
 * @param {number} found
 * @param {number} wanted
 * @returns {boolean}
 */
function close(found, wanted) {
  return Object.is(found, wanted) || found === wanted || Math.abs(found - wanted) <= ATOL + RTOL * Math.abs(wanted);
}
