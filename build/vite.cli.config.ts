import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { graphRules } from './graph-rules.ts';
import { thirdParty } from './third-party.ts';

/**
 * The command line: one file for Node with everything in it, so that `npx gradstep` installs nothing else. It is built beside
 * the library, into the same folder.
 */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [react(), graphRules(), thirdParty('THIRD-PARTY-CLI.md')],
  // What a browser would load is no part of it.
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'src/cli/bin.ts',
    outDir: 'dist-lib',
    emptyOutDir: false,
    target: 'node20',
    minify: true,
    rolldownOptions: {
      output: {
        format: 'es',
        entryFileNames: 'cli.js',
        banner: '#!/usr/bin/env node',
        codeSplitting: false,
      },
    },
  },
});
