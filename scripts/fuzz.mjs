// `npm run fuzz [-- programs|links [count [seed]]]`. Programs: the parser and compiler on a million random and spoilt ones; an
// answer or typed errors inside the text are right, an exception, a missing error, an error outside the text or a slow answer is
// not. Links: ten thousand random fragments, opened, stepped in, written and opened again without an exception.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SUBJECTS = {
  programs: {
    file: 'src/engine/program/random.testkit.ts',
    count: 1_000_000,
    make: 'randomText',
    complain: 'complaintAbout',
  },
  links: {
    file: 'src/store/link/random.testkit.ts',
    count: 10_000,
    make: 'randomFragment',
    complain: 'complaintAboutFragment',
  },
};
const [first, ...more] = process.argv.slice(2);
const named = first === 'links' || first === 'programs' ? first : null;
const subject = SUBJECTS[named ?? 'programs'];
const [counted, seeded] = named === null ? [first, ...more] : more;
const count = Number(counted ?? subject.count);
const seed = Number(seeded ?? Date.now() % 1_000_000);
/** No short text may take longer than this; a pause of the collector is much shorter. */
const SLOW_MS = 500;

const cache = join(root, 'node_modules/.cache');
mkdirSync(cache, { recursive: true });
const outDir = mkdtempSync(join(cache, 'fuzz-'));
try {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: { ssr: join(root, subject.file), outDir, target: 'node20', minify: false },
  });
  const kit = await import(pathToFileURL(join(outDir, 'random.testkit.js')).href);
  console.log(`${count} texts from seed ${seed}`);
  const random = kit.randomFrom(seed);
  const begin = performance.now();
  let failed = 0;
  for (let i = 0; i < count && failed < 20; i++) {
    const text = kit[subject.make](random);
    const start = performance.now();
    const complaint = await kit[subject.complain](text);
    const took = performance.now() - start;
    if (complaint === null && took < SLOW_MS) continue;
    failed += 1;
    console.error(`${JSON.stringify(text.slice(0, 2000))}: ${complaint ?? `took ${took.toFixed(0)} ms`}`);
  }
  console.log(`${failed} failed in ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  rmSync(outDir, { recursive: true, force: true });
}
