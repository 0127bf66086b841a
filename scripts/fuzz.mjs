// `npm run fuzz [-- count [seed]]`: the parser and compiler on a million random and spoilt programs. An answer or typed
// errors inside the text are right; an exception, a missing error, an error outside the text or a slow answer is not.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const count = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
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
    build: { ssr: join(root, 'src/engine/program/random.testkit.ts'), outDir, target: 'node20', minify: false },
  });
  /** @type {typeof import('../src/engine/program/random.testkit.ts')} */
  const { complaintAbout, randomFrom, randomText } = await import(
    pathToFileURL(join(outDir, 'random.testkit.js')).href
  );
  console.log(`${count} texts from seed ${seed}`);
  const random = randomFrom(seed);
  const begin = performance.now();
  let failed = 0;
  for (let i = 0; i < count && failed < 20; i++) {
    const text = randomText(random);
    const start = performance.now();
    const complaint = complaintAbout(text);
    const took = performance.now() - start;
    if (complaint === null && took < SLOW_MS) continue;
    failed += 1;
    console.error(`${JSON.stringify(text)}: ${complaint ?? `took ${took.toFixed(0)} ms`}`);
  }
  console.log(`${failed} failed in ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  rmSync(outDir, { recursive: true, force: true });
}
