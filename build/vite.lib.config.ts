import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { fieldWords } from './field-words.ts';
import { oneChunk } from './first-figure.ts';
import { firstViewBudget } from './first-view-budget.ts';
import { libraryFiles } from './library-files.ts';
import { opCode } from './op-code.ts';
import { registeredStyles } from './registered-styles.ts';
import { thirdParty } from './third-party.ts';

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const ENTRY = file('../src/figure/index.ts');
const BEGIN = file('../src/figure/begin.tsx');

/** Everything that a figure loads until it stands there, bytes after gzip (issue 4). */
const LIMIT = 120_000;
/** What comes when an author asks for it, or the reader turns to the figure; and what Preact stands for. */
const LATER = ['@codemirror/', '@lezer/', 'temml', 'd3-', 'react'];

/** Vite leaves the white space in libraries, for whoever bundles them again; ours are also read as they are. */
function minified(): Plugin {
  return { name: 'gradstep:minified', outputOptions: (options) => ({ ...options, minify: true }) };
}

/**
 * The library: `<grad-step>` and `mount()` as ES modules with everything bundled, for npm and for `view=embed` of the page.
 * React's place is taken by Preact (4 kB instead of 57), so that a figure stays small in somebody's page.
 */
export default defineConfig({
  root: file('..'),
  base: './',
  publicDir: false,
  plugins: [
    react(),
    registeredStyles(file('../src/figure/styles.ts')),
    opCode(),
    fieldWords(),
    minified(),
    libraryFiles(file('../src/figure/api.ts'), file('../src/figure/protocol/messages.ts')),
    thirdParty('THIRD-PARTY.md'),
    firstViewBudget(LIMIT, LATER, BEGIN),
  ],
  // In a library Vite leaves this to whoever bundles it; ours is not to be bundled again.
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: {
    alias: [
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react(-dom)?$/, replacement: 'preact/compat' },
      { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
    ],
  },
  build: {
    target: 'es2022',
    outDir: 'dist-lib',
    // The command line's build writes beside it.
    emptyOutDir: false,
    // A library: without the helper that Vite puts before every import(), which the entry and the figure would share.
    lib: { entry: ENTRY, formats: ['es'] },
    rolldownOptions: {
      input: { gradstep: ENTRY },
      preserveEntrySignatures: 'exports-only',
      output: {
        format: 'es',
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        codeSplitting: { groups: [oneChunk('figure', BEGIN, ENTRY)] },
      },
    },
  },
});
