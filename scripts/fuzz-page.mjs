// `npm run fuzz-page [-- count [seed]]`: random fragments opened one after the other in the built page (`dist`) in Chromium. An
// exception, an error on the console, a dialog, or a page that no longer answers is a failure.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { chromiumArguments, findChromium } from './find-chromium.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const count = Number(process.argv[2] ?? 10_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
/** Fragments between two fresh loads of the page: what one leaves behind must not hurt the next, and a load is opened too. */
const PER_LOAD = 100;

const cache = join(root, 'node_modules/.cache');
mkdirSync(cache, { recursive: true });
const outDir = mkdtempSync(join(cache, 'fuzz-'));
await build({
  root,
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  build: { ssr: join(root, 'src/store/link/random.testkit.ts'), outDir, target: 'node20', minify: false },
});
const { randomFragment, randomFrom } = await import(pathToFileURL(join(outDir, 'random.testkit.js')).href);
const server = await preview({ root, preview: { port: 0, host: '127.0.0.1' } });
const address = server.resolvedUrls?.local[0] ?? '';
const executablePath = findChromium();
const browser = await chromium.launch({
  args: chromiumArguments(),
  ...(executablePath === undefined ? {} : { executablePath }),
});
const page = await browser.newPage();
let fragment = '';
let failed = 0;
/** @param {string} what */
const fail = (what) => {
  failed += 1;
  console.error(`${what.slice(0, 300)}\n  #${fragment.slice(0, 500)}`);
};
page.on('pageerror', (error) => fail(`uncaught: ${error.message}`));
page.on('console', (message) => message.type() === 'error' && fail(`console: ${message.text()}`));
page.on('dialog', (dialog) => {
  fail(`dialog: ${dialog.message()}`);
  void dialog.dismiss();
});
console.log(`${count} fragments from seed ${seed}`);
const random = randomFrom(seed);
const begin = performance.now();
for (let k = 0; k < count && failed < 20; k++) {
  // Another view is another page: those are loaded, the others come by the address.
  fragment = randomFragment(random).replaceAll(/(^|&)view=[^&]*/g, '');
  if (k % PER_LOAD === 0) {
    await page.goto('about:blank');
    await page.goto(`${address}#${fragment}`);
    await page.locator('.frame').waitFor();
  } else {
    await page.evaluate(
      (hash) =>
        new Promise((resolve) => {
          location.hash = hash;
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
        }),
      `#${fragment}`,
    );
  }
  if (k % 20 === 0 && (await page.locator('.frame').count()) !== 1) fail('the page is gone');
}
console.log(`${failed} failed in ${((performance.now() - begin) / 1000).toFixed(1)} s`);
await browser.close();
await server.close();
rmSync(outDir, { recursive: true, force: true });
process.exit(failed > 0 ? 1 : 0);
