import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { HASHED } from '../src/offline/worker/precache.ts';
import type { Release, ReleasedFile } from '../src/offline/worker/release.ts';

const WORKER = fileURLToPath(new URL('../src/offline/worker/worker.ts', import.meta.url));
const NAME = 'sw.js';

/** The module script of the page. */
const FIRST_SCRIPT = /<script\b[^>]*\btype="module"[^>]*\bsrc="\.\/([^"]+)"/;

/**
 * What is in a built folder: every file with its digest, but the worker itself, source maps, and what is meant for the
 * server (names with a dot or an underscore at their beginning). `worker`: its code, which belongs to the version.
 * @throws when there is no index.html with a module script
 */
export function releaseOf(directory: string, worker: string): Release {
  const files: ReleasedFile[] = [];
  const version = createHash('sha256').update(worker);
  const names = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(resolve(directory).length + 1))
    .map((name) => name.split(sep).join('/'))
    .filter((name) => name !== NAME && !/(?:^|\/)[._]|\.map$/.test(name))
    // By code unit, so that every machine gives the same version.
    .sort((a, b) => (a < b ? -1 : 1));
  for (const name of names) {
    const digest = createHash('sha256')
      .update(readFileSync(join(directory, name)))
      .digest('hex');
    version.update(`${name}\0${digest}\0`);
    if (name === 'index.html') files.push({ path: '', digest: null, hashed: false });
    else files.push({ path: name, digest, hashed: HASHED.test(name) });
  }
  const proof = FIRST_SCRIPT.exec(readFileSync(join(directory, 'index.html'), 'utf8'))?.[1];
  if (proof === undefined) throw new Error('index.html has no module script of its own');
  return { version: version.digest('hex').slice(0, 16), files, proof };
}

/** The worker's code in one classic script, as every browser with service workers reads it. */
async function workerCode(): Promise<string> {
  const made = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: WORKER, output: { format: 'iife', entryFileNames: NAME } },
    },
  });
  const [output] = Array.isArray(made) ? made : [made];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error(`no code for ${NAME}`);
  return chunk.code;
}

/** Writes `sw.js` into a built folder: the worker, and the list of what it keeps. Returns that list. */
export async function writeServiceWorker(directory: string): Promise<Release> {
  const code = await workerCode();
  const release = releaseOf(directory, code);
  writeFileSync(join(directory, NAME), `const RELEASE = ${JSON.stringify(release)};\n${code}`);
  return release;
}

/**
 * Writes the service worker when everything else is there: also what other plugins write, and the files of public/, which
 * no bundle lists.
 */
export function serviceWorker(): Plugin {
  let directory = '';
  let failed = false;
  return {
    name: 'gradstep:service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved: ({ root, build: { outDir } }) => {
      directory = resolve(root, outDir);
    },
    buildEnd: (error) => {
      failed = error !== undefined;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        if (failed) return;
        const { files, version } = await writeServiceWorker(directory);
        this.info(`service worker: ${files.length} files, version ${version}`);
      },
    },
  };
}
