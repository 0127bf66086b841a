import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentSecurityPolicy } from './build/content-security-policy.ts';
import { firstViewBudget } from './build/first-view-budget.ts';

/** JavaScript and CSS of the first view, bytes after gzip (issue 2, section 3). */
const FIRST_VIEW_LIMIT = 170_000;
/** What comes after the first paint, by itself: the editor, typesetting, gestures and motion. */
const LATER = ['@codemirror/', '@lezer/', 'temml', 'd3-'];

export default defineConfig({
  // Relative addresses: the built page works in any folder of any server.
  base: './',
  plugins: [react(), contentSecurityPolicy(), firstViewBudget(FIRST_VIEW_LIMIT, LATER)],
  build: {
    target: 'es2022',
    // Every asset stays a file, so that no data: address has to be allowed for anything but pictures.
    assetsInlineLimit: 0,
    // The polyfill is an old-browser workaround; es2022 browsers preload modules by themselves.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // One file for all that the first view needs, however later chunks share it: fewer requests, and gzip sees it whole.
        codeSplitting: { groups: [{ name: 'first-view', tags: ['$initial'] }] },
      },
    },
  },
});
