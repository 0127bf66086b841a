import { fileURLToPath } from 'node:url';
import { build, mergeConfig, type Plugin, type PluginOption, type Rolldown } from 'vite';
import { oneChunk } from './first-figure.ts';
import { budgetOf, chunksOf, firstViewFiles } from './first-view-budget.ts';
import library from './vite.lib.config.ts';

function file(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** The library's files, and the page that shows one figure (`view=embed`), made of the same chunks. */
const ENTRIES = { gradstep: file('../src/figure/index.ts'), page: file('../src/figure/page.tsx') };
const FOLDER = 'figure';
/** Plugins of the library that write or judge the package and not its code. */
const PACKAGE_ONLY: ReadonlySet<string> = new Set([
  'gradstep:library-files',
  'gradstep:third-party',
  'gradstep:first-view-budget',
]);

/** What the boot (src/boot.ts) needs to know of the page's figure, as the global `FIGURE_FILES`. */
export interface FigureFiles {
  /** Address of the module with `showPage`, from the boot's own. */
  readonly page: string;
  /** What that imports at once: asked for with it instead of after it. */
  readonly preload: readonly string[];
}

/**
 * Builds the library as it is published (vite.lib.config.ts) once more into the folder `figure` of the page: hashed names for
 * the page's own figure, `figure/gradstep.js` for authors. Fails when
 * what the page loads for a figure is larger than `limit` bytes, gzipped. `boot`: the module (id) that the page begins with.
 */
export function figureFiles(limit: number, boot: string): Plugin {
  let made: Rolldown.OutputBundle = {};
  let page = '';
  return {
    name: 'gradstep:figure-files',
    apply: 'build',
    async config() {
      made = await built();
      [page = ''] = chunksOf(made, [ENTRIES.page]);
      const fromBoot = (name: string) => `../${name}`;
      const known: FigureFiles = {
        page: fromBoot(page),
        preload: firstViewFiles(made, [page])
          .map(({ file }) => file)
          .filter((name) => name !== page)
          .map(fromBoot),
      };
      return { define: { FIGURE_FILES: JSON.stringify(known) } };
    },
    generateBundle() {
      for (const file of Object.values(made)) {
        this.emitFile({
          type: 'asset',
          fileName: file.fileName,
          source: file.type === 'chunk' ? file.code : file.source,
        });
      }
    },
    writeBundle(_options, bundle) {
      const view = [...firstViewFiles(bundle, chunksOf(bundle, [boot])), ...firstViewFiles(made, [page])];
      const { summary, list, isOver } = budgetOf('embedded figure', view, limit);
      if (isOver) this.error(`${summary}. Load later what a figure's first view does not need.\n${list}`);
      this.info(summary);
    },
  };
}

async function built(): Promise<Rolldown.OutputBundle> {
  const made = await build(
    mergeConfig(
      { ...library, plugins: await own(library.plugins), build: { ...library.build, rolldownOptions: {} } },
      {
        configFile: false,
        logLevel: 'warn',
        build: {
          write: false,
          rolldownOptions: {
            input: ENTRIES,
            preserveEntrySignatures: 'exports-only',
            output: {
              format: 'es',
              codeSplitting: { groups: [oneChunk('figure', file('../src/figure/begin.tsx'), ENTRIES.gradstep)] },
              entryFileNames: ({ name }: { name: string }) =>
                name === 'gradstep' ? `${FOLDER}/gradstep.js` : `${FOLDER}/[name]-[hash].js`,
              chunkFileNames: `${FOLDER}/[name]-[hash].js`,
              assetFileNames: `${FOLDER}/[name]-[hash][extname]`,
            },
          },
        },
      },
    ),
  );
  const [output] = Array.isArray(made) ? made : [made];
  if (output === undefined || !('output' in output)) throw new Error('the library was not built');
  return Object.fromEntries(output.output.map((file) => [file.fileName, file]));
}

/** Plugins of the library without those that are about the package. */
async function own(plugins: readonly PluginOption[] = []): Promise<PluginOption[]> {
  const all = (await Promise.all(plugins.flat(2))).flat();
  return all.filter((plugin) => !plugin || !PACKAGE_ONLY.has((plugin as Plugin).name));
}
