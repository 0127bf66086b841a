// Proves that the fences between the layers stand: in a miniature of src/, under the project's own tsconfig files and
// biome.json, every import against the order must be refused by both tools, and every other one accepted by both.
// The real sources are judged by `tsc -b` and `biome ci`; this fails when one of the two would no longer notice.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * What each folder of src/ may import besides itself. The order of the project, once more and independently.
 * @type {Record<string, string[]>}
 */
const MAY_IMPORT = {
  engine: [],
  layout: [],
  offline: [],
  format: ['engine'],
  texts: ['engine', 'format'],
  export: ['engine', 'layout', 'format', 'texts'],
  lessons: ['engine', 'format', 'texts'],
  store: ['engine', 'layout', 'format', 'texts', 'lessons'],
  components: ['engine', 'layout', 'format', 'texts', 'export', 'lessons', 'store', 'offline'],
  figure: ['engine', 'layout', 'format', 'texts', 'export', 'lessons', 'store', 'offline', 'components'],
};
const folders = Object.keys(MAY_IMPORT);

/** Folders that know neither DOM nor packages, and two lines that show it: one for the compiler, one for the linter. */
const PURE = ['engine', 'layout', 'format', 'texts', 'export', 'lessons'];

/** @type {{ file: string, text: string, refused: ('tsc' | 'biome')[] }[]} */
const probes = [];
for (const [from, allowed] of Object.entries(MAY_IMPORT)) {
  for (const to of folders.filter((folder) => folder !== from)) {
    const name = `probe_${from}_${to}`;
    const ok = allowed.includes(to);
    probes.push({
      file: `src/${from}/to-${to}.ts`,
      text: `import { own } from '../${to}/own.ts';\n\nexport const ${name} = own;\n`,
      refused: ok ? [] : ['tsc', 'biome'],
    });
  }
  if (!PURE.includes(from)) continue;
  probes.push({ file: `src/${from}/dom.ts`, text: 'export const title = document.title;\n', refused: ['tsc'] });
  probes.push({
    file: `src/${from}/package.ts`,
    text: `import { easeCubic } from 'd3-ease';\n\nexport const ease = easeCubic;\n`,
    refused: ['biome'],
  });
}

// Outside the repository: the compiler lets files below node_modules pass, and the linter ignores them.
const miniature = mkdtempSync(join(tmpdir(), 'gradstep-boundaries-'));
try {
  process.exitCode = prove(miniature) ? 0 : 1;
} finally {
  rmSync(miniature, { recursive: true, force: true });
}

/** @param {string} directory */
function prove(directory) {
  for (const file of ['tsconfig.base.json', 'biome.json', 'package.json'])
    cpSync(join(root, file), join(directory, file));
  for (const folder of folders) {
    write(directory, `src/${folder}/tsconfig.json`, readFileSync(join(root, `src/${folder}/tsconfig.json`), 'utf8'));
    write(directory, `src/${folder}/own.ts`, `export const own = '${folder}';\n`);
  }
  for (const { file, text } of probes) write(directory, file, text);
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));

  // A tool that dies says nothing about the fences (CI failed here once, and 460 runs did not repeat it): both are asked
  // again. A fence that is down is down both times.
  const first = judge(directory);
  if (first.wrong.length === 0) return report(first);
  console.error(`${first.wrong.join('\n')}\n\n${first.words}\n\nasked once more:`);
  return report(judge(directory));
}

/**
 * @typedef {{ wrong: string[], words: string }} Judgement what the tools say otherwise than they should, and all they say
 * @param {string} directory
 * @returns {Judgement}
 */
function judge(directory) {
  const said = {
    // --force: also what an earlier call has built
    tsc: output(directory, 'tsc', ['-b', '--force', '--pretty', 'false', ...folders.map((folder) => `src/${folder}`)]),
    biome: output(directory, 'biome', [
      'lint',
      '--vcs-enabled=false',
      '--max-diagnostics=none',
      '--reporter=github',
      'src',
    ]),
  };
  /** @type {string[]} */
  const wrong = [];
  for (const { file, refused } of probes) {
    for (const tool of /** @type {const} */ (['tsc', 'biome'])) {
      const complains = said[tool].includes(file);
      const should = refused.includes(tool);
      // A linter's word about what only the compiler can know (and the other way) is no mistake: it asks too much.
      if (should !== complains && (should || refused.length === 0)) {
        wrong.push(`${tool} ${should ? 'accepts' : 'refuses'} ${file}`);
      }
    }
  }
  return { wrong, words: `${said.tsc}\n${said.biome}` };
}

/** @param {Judgement} judgement */
function report({ wrong, words }) {
  if (wrong.length > 0) {
    console.error(`${wrong.join('\n')}\n\n${words}`);
    return false;
  }
  const refusals = probes.filter(({ refused }) => refused.length > 0).length;
  console.log(`${refusals} imports against the order refused, ${probes.length - refusals} along it accepted`);
  return true;
}

/**
 * @param {string} directory
 * @param {string} file
 * @param {string} text
 */
function write(directory, file, text) {
  const path = join(directory, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/**
 * @param {string} cwd
 * @param {string} program of node_modules/.bin
 * @param {string[]} args
 */
function output(cwd, program, args) {
  const { stdout, stderr, status, signal, error } = spawnSync(join(root, 'node_modules/.bin', program), args, {
    cwd,
    encoding: 'utf8',
  });
  return `${program}: exit ${status ?? signal} ${error?.message ?? ''}\n${stdout ?? ''}${stderr ?? ''}`;
}
