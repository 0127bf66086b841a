import { defineConfig, mergeConfig } from 'vitest/config';
import viteConfig from './vite.config.ts';

const PURE = ['engine', 'layout', 'format', 'texts', 'export', 'lessons'];

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            environment: 'node',
            // Properties and fuzzing take seconds on a loaded machine; no test asserts a time.
            testTimeout: 60_000,
            include: [`src/{${PURE}}/**/*.test.ts`, '{build,bench,tests,src/offline,src/cli}/**/*.test.ts'],
          },
        },
        {
          extends: true,
          test: {
            name: 'dom',
            environment: 'jsdom',
            testTimeout: 60_000,
            include: ['src/{store,components,figure}/**/*.test.{ts,tsx}'],
            setupFiles: ['./tests/dom-setup.ts'],
          },
        },
      ],
      passWithNoTests: true,
      restoreMocks: true,
      coverage: { provider: 'v8', include: ['src/**/*.{ts,tsx}'], exclude: ['src/**/*.test.{ts,tsx}'] },
    },
  }),
);
