import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** One file that the page loads before it can be used, with its size in bytes after gzip. */
export interface FirstViewFile {
  readonly file: string;
  readonly gzipped: number;
}

/**
 * The files of the first view: every entry chunk, what it imports statically (to any depth), and the CSS of those
 * chunks. What is behind `import()` is not followed, so a lazily loaded chunk can never count, and a lazy one that
 * became static always does.
 */
export function firstViewFiles(bundle: Rolldown.OutputBundle): FirstViewFile[] {
  return firstViewNames(bundle).flatMap((name) => {
    const file = bundle[name];
    if (file === undefined) return [];
    return [{ file: name, gzipped: gzipSync(file.type === 'chunk' ? file.code : file.source).length }];
  });
}

/** The packages that have a module in the first view, each once. */
export function firstViewPackages(bundle: Rolldown.OutputBundle): string[] {
  const packages = new Set<string>();
  for (const name of firstViewNames(bundle)) {
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

/** Names of the files of the first view. */
function firstViewNames(bundle: Rolldown.OutputBundle): string[] {
  const names = new Set<string>();
  const pending = Object.values(bundle).flatMap((file) =>
    file.type === 'chunk' && file.isEntry ? [file.fileName] : [],
  );
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const file = bundle[name];
    if (names.has(name) || file?.type !== 'chunk') continue;
    names.add(name);
    pending.push(...file.imports);
    for (const css of file.viteMetadata?.importedCss ?? []) names.add(css);
  }
  return [...names];
}

/**
 * Fails the build when the JavaScript and CSS of the first view are larger than `limit` bytes, gzipped, or when a package
 * whose name begins like one of `later` is in it; otherwise prints the sum. @throws (through Rollup's `this.error`) with
 * the files, largest first.
 */
export function firstViewBudget(limit: number, later: readonly string[] = []): Plugin {
  return {
    name: 'gradstep:first-view-budget',
    apply: 'build',
    writeBundle(_options, bundle) {
      const early = firstViewPackages(bundle).filter((name) => later.some((start) => name.startsWith(start)));
      if (early.length > 0)
        this.error(`${early.join(', ')} in the first view. Import it with import() where it is used.`);
      const files = firstViewFiles(bundle).sort((a, b) => b.gzipped - a.gzipped);
      const total = files.reduce((sum, file) => sum + file.gzipped, 0);
      const summary = `first view: ${kilobytes(total)} of ${kilobytes(limit)} gzipped`;
      if (total <= limit) return this.info(summary);
      const list = files.map(({ file, gzipped }) => `  ${kilobytes(gzipped).padStart(9)}  ${file}`).join('\n');
      this.error(`${summary}. Load later what the first view does not need.\n${list}`);
    },
  };
}

/** kB as the budget counts them: 1 kB = 1000 bytes, as Vite prints. */
function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
