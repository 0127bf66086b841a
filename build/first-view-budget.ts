import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** One file that the page loads before it can be used, with its size in bytes after gzip. */
export interface FirstViewFile {
  readonly file: string;
  readonly gzipped: number;
}

/**
 * The files of a first view: the chunks named in `from`, what they import statically (to any depth), and the CSS of those
 * chunks. What is behind `import()` is not followed, so a lazily loaded chunk
 * can never count, and a lazy one that became static always does.
 */
export function firstViewFiles(bundle: Rolldown.OutputBundle, from: readonly string[]): FirstViewFile[] {
  return firstViewNames(bundle, from).flatMap((name) => {
    const file = bundle[name];
    if (file === undefined) return [];
    return [{ file: name, gzipped: gzipSync(file.type === 'chunk' ? file.code : file.source).length }];
  });
}

/** The packages that have a module in the first view, each once. */
export function firstViewPackages(bundle: Rolldown.OutputBundle, from: readonly string[]): string[] {
  const packages = new Set<string>();
  for (const name of firstViewNames(bundle, from)) {
    const file = bundle[name];
    if (file?.type !== 'chunk') continue;
    for (const id of file.moduleIds) {
      const path = id.replaceAll('\\', '/').split('/node_modules/').pop();
      const found = path === undefined || path === id ? undefined : /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
      if (found !== undefined) packages.add(found);
    }
  }
  return [...packages];
}

/** Names of the files of a first view. */
function firstViewNames(bundle: Rolldown.OutputBundle, from: readonly string[]): string[] {
  const names = new Set<string>();
  const pending = [...from];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const file = bundle[name];
    if (names.has(name) || file?.type !== 'chunk') continue;
    names.add(name);
    pending.push(...file.imports);
    for (const css of file.viteMetadata?.importedCss ?? []) names.add(css);
  }
  return [...names];
}

/** The sum of a view against its limit, in words, and the files, largest first. */
export function budgetOf(view: string, files: readonly FirstViewFile[], limit: number) {
  const total = files.reduce((sum, { gzipped }) => sum + gzipped, 0);
  const list = [...files]
    .sort((a, b) => b.gzipped - a.gzipped)
    .map(({ file, gzipped }) => `  ${kilobytes(gzipped).padStart(9)}  ${file}`)
    .join('\n');
  return { summary: `${view}: ${kilobytes(total)} of ${kilobytes(limit)} gzipped`, list, isOver: total > limit };
}

/** Names of the chunks that have one of these modules (ids). */
export function chunksOf(bundle: Rolldown.OutputBundle, modules: readonly string[]): string[] {
  return Object.values(bundle).flatMap((file) =>
    file.type === 'chunk' && file.moduleIds.some((id) => modules.includes(id)) ? [file.fileName] : [],
  );
}

/**
 * Fails the build when the JavaScript and CSS of the first view are larger than `limit` bytes, gzipped, or when a package
 * whose name begins like one of `later` is in it; otherwise prints the sum. `modules`: what is loaded
 * before there is anything to see, be it with `import()`. @throws (through Rollup's `this.error`) with the files, largest first.
 */
export function firstViewBudget(limit: number, later: readonly string[], modules: string | readonly string[]): Plugin {
  return {
    name: 'gradstep:first-view-budget',
    apply: 'build',
    writeBundle(_options, bundle) {
      const from = chunksOf(bundle, [modules].flat());
      const early = firstViewPackages(bundle, from).filter((name) => later.some((start) => name.startsWith(start)));
      if (early.length > 0)
        this.error(`${early.join(', ')} in the first view. Import it with import() where it is used.`);
      const { summary, list, isOver } = budgetOf('first view', firstViewFiles(bundle, from), limit);
      if (isOver) this.error(`${summary}. Load later what the first view does not need.\n${list}`);
      this.info(summary);
    },
  };
}

/** kB as the budget counts them: 1 kB = 1000 bytes, as Vite prints. */
function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
