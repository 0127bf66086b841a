import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentSecurityPolicy } from './build/content-security-policy.ts';
import { fieldWords } from './build/field-words.ts';
import { figureFiles } from './build/figure-files.ts';
import { oneChunk } from './build/first-figure.ts';
import { firstViewBudget } from './build/first-view-budget.ts';
import { graphRules } from './build/graph-rules.ts';
import { opCode } from './build/op-code.ts';
import { serviceWorker } from './build/service-worker.ts';

/** JavaScript and CSS of the first view, bytes after gzip (issue 2, section 3). */
const FIRST_VIEW_LIMIT = 170_000;
/** The same of an embedded figure, with everything that it asks for by itself (issue 4). */
const FIGURE_LIMIT = 120_000;
/** What comes after the first paint, by itself: the editor, typesetting, gestures and motion. */
const LATER = ['@codemirror/', '@lezer/', 'temml', 'd3-'];

/** The first script, and the helpers with which it loads the others. */
const FIRST = fileURLToPath(new URL('src/boot.ts', import.meta.url));
const BOOT = /\/src\/boot\.ts$|preload-helper|rolldown.runtime/;
/** The whole page. */
const MAIN = fileURLToPath(new URL('src/main.tsx', import.meta.url));

export default defineConfig({
  // Relative addresses: the built page works in any folder of any server.
  base: './',
  plugins: [
    react(),
    graphRules(),
    opCode(),
    fieldWords(),
    contentSecurityPolicy(),
    firstViewBudget(FIRST_VIEW_LIMIT, LATER, [FIRST, MAIN]),
    figureFiles(FIGURE_LIMIT, FIRST),
    serviceWorker(),
  ],
  build: {
    target: 'es2022',
    // Every asset stays a file, so that no data: address has to be allowed for anything but pictures.
    assetsInlineLimit: 0,
    // The polyfill is an old-browser workaround; es2022 browsers preload modules by themselves.
    modulePreload: {
      polyfill: false,
      // What the first view consists of is there when anything else is asked for.
      resolveDependencies: (_file, needed, { hostId }) =>
        hostId.includes('boot') ? needed : needed.filter((name) => !/(?:first-view|boot|rolldown-runtime)-/.test(name)),
    },
    rolldownOptions: {
      output: {
        // The first view names every file that comes after it; a character less of each is a tenth of a kB.
        chunkFileNames: 'assets/[name]-[hash:7].js',
        assetFileNames: 'assets/[name]-[hash:7][extname]',
        // One file for all that the first view needs, however later chunks share it: fewer requests, and gzip sees it whole.
        // The boot stands before it: which page it is is known before anything of it is loaded.
        codeSplitting: { groups: [{ name: 'boot', test: BOOT, priority: 1 }, oneChunk('first-view', MAIN, FIRST)] },
      },
    },
  },
});
