// `npm run check-package`: the package as somebody gets it. Builds and packs it, lets publint and attw judge the tarball,
// installs it into an empty Vite project, shows a figure with three lines there, and opens the built page in Chromium.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { chromiumArguments, findChromium } from './find-chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (/** @type {string} */ name) => join(root, 'node_modules/.bin', name);
const work = mkdtempSync(join(tmpdir(), 'gradstep-package-'));
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

try {
  run('npm', ['run', 'build:lib'], root);
  run('npm', ['pack', '--ignore-scripts', '--pack-destination', work], root);
  const name = readdirSync(work).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error('npm pack wrote nothing');
  const tarball = join(work, name);
  run(bin('publint'), ['run', tarball, '--strict'], root);
  run(bin('attw'), [tarball, '--profile', 'esm-only'], root);

  writeFileSync(join(work, 'package.json'), '{ "name": "blog", "private": true, "type": "module" }');
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', tarball], work);
  const installed = readdirSync(join(work, 'node_modules')).filter((one) => !one.startsWith('.'));
  if (installed.join() !== 'gradstep') throw new Error(`installing it installs ${installed.join(', ')}`);

  // The three lines.
  writeFileSync(join(work, 'index.html'), '<div id="here"></div>\n<script type="module" src="blog.ts"></script>\n');
  writeFileSync(
    join(work, 'blog.ts'),
    `import { mount } from 'gradstep';
const here = document.querySelector('#here');
if (here !== null) mount(here, { program: 'y = x * x + sin(x)', inputs: { x: 3 }, step: 5 });
`,
  );
  run(
    bin('tsc'),
    ['--noEmit', '--strict', '--module', 'esnext', '--target', 'es2022', '--moduleResolution', 'bundler', 'blog.ts'],
    work,
  );
  // A server that renders the blog imports it as well, and there is no DOM.
  run('node', ['--input-type=module', '--eval', "await import('gradstep');"], work);
  await build({ root: work, configFile: false, logLevel: 'warn', base: './' });
  await open(join(work, 'dist'));
  console.log('the package works');
} finally {
  rmSync(work, { recursive: true, force: true });
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} cwd
 */
function run(program, args, cwd) {
  console.log(`── ${[program, ...args].join(' ').replaceAll(root, '').replaceAll(work, '<project>')}`);
  const { status, error } = spawnSync(program, args, { cwd, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} failed`);
}

/**
 * Opens the built page and looks at the figure in it.
 * @param {string} directory
 */
async function open(directory) {
  const server = createServer(({ url = '/' }, response) => {
    const path = url === '/' ? '/index.html' : url;
    try {
      const body = readFileSync(join(directory, path));
      const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(path))] ?? 'application/octet-stream';
      response.writeHead(200, { 'Content-Type': type }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const executablePath = findChromium();
  const browser = await chromium.launch({ args: chromiumArguments(), ...(executablePath && { executablePath }) });
  try {
    const page = await browser.newPage();
    /** @type {string[]} */
    const errors = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    if (address === null || typeof address === 'string') throw new Error('no port');
    await page.goto(`http://127.0.0.1:${address.port}/`);
    await page.locator('#here .graph-node').first().waitFor();
    const count = await page.locator('#here .figure-count').textContent();
    if (!count?.includes('5 / 7')) throw new Error(`the figure stands at ${count}`);
    if (errors.length > 0) throw new Error(errors.join('\n'));
  } finally {
    await browser.close();
    server.close();
  }
}
