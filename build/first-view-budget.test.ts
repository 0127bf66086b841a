import type { Rolldown } from 'vite';
import { describe, expect, test } from 'vitest';
import { budgetOf, chunksOf, firstViewFiles, firstViewPackages } from './first-view-budget.ts';

type ChunkParts = Pick<Rolldown.OutputChunk, 'imports' | 'dynamicImports' | 'isEntry' | 'code' | 'moduleIds'>;

function chunk(fileName: string, parts: Partial<ChunkParts>, css: string[] = []) {
  const base = {
    type: 'chunk',
    fileName,
    imports: [],
    dynamicImports: [],
    isEntry: false,
    code: fileName,
    moduleIds: [],
  };
  return { ...base, viteMetadata: { importedCss: new Set(css), importedAssets: new Set() }, ...parts };
}

function bundleOf(...files: { fileName: string }[]): Rolldown.OutputBundle {
  return Object.fromEntries(files.map((file) => [file.fileName, file])) as unknown as Rolldown.OutputBundle;
}

describe('the files of the first view', () => {
  const css = (fileName: string) => ({ type: 'asset', fileName, source: 'a{}' });
  const bundle = bundleOf(
    chunk('entry.js', { imports: ['shared.js'], dynamicImports: ['editor.js'] }, ['entry.css']),
    chunk('shared.js', { imports: ['deep.js', 'entry.js'] }, ['shared.css']),
    chunk('deep.js', {}),
    chunk('editor.js', { imports: ['deep.js', 'codemirror.js'] }, ['editor.css']),
    chunk('codemirror.js', {}),
    css('entry.css'),
    css('shared.css'),
    css('editor.css'),
  );
  const names = firstViewFiles(bundle, ['entry.js']).map(({ file }) => file);

  test('are the entry, its static imports to any depth, and their CSS', () => {
    expect(names.sort()).toEqual(['deep.js', 'entry.css', 'entry.js', 'shared.css', 'shared.js']);
  });

  test('are measured after gzip', () => {
    const [file] = firstViewFiles(bundleOf(chunk('entry.js', { code: 'x'.repeat(100_000) })), ['entry.js']);
    expect(file?.gzipped).toBeGreaterThan(0);
    expect(file?.gzipped).toBeLessThan(1000);
  });

  test('are made of packages, nested and scoped ones too; what comes later is not among them', () => {
    const ids = (...moduleIds: string[]) => ({ moduleIds });
    const made = bundleOf(
      chunk('entry.js', {
        imports: ['shared.js'],
        dynamicImports: ['later.js'],
        ...ids('/x/src/main.tsx', '/x/node_modules/react/index.js', '/x/node_modules/react/jsx.js'),
      }),
      chunk('shared.js', ids('/x/node_modules/a/node_modules/@scope/b/c.js', 'vite/preload-helper.js')),
      chunk('later.js', ids('/x/node_modules/temml/temml.mjs')),
    );
    expect(firstViewPackages(made, ['entry.js']).sort()).toEqual(['@scope/b', 'react']);
  });

  test('begin with the chunks that have a module, whatever they are called', () => {
    const ids = (...moduleIds: string[]) => ({ moduleIds });
    const made = bundleOf(
      chunk('a.js', ids('/x/boot.ts')),
      chunk('b.js', ids('/x/main.tsx', '/x/y.ts')),
      chunk('c.js', {}),
    );
    expect(chunksOf(made, ['/x/y.ts', '/x/boot.ts'])).toEqual(['a.js', 'b.js']);
    expect(firstViewFiles(made, chunksOf(made, ['/x/none.ts']))).toEqual([]);
  });

  test('are summed and compared with the limit', () => {
    const files = [
      { file: 'small.js', gzipped: 500 },
      { file: 'large.js', gzipped: 1500 },
    ];
    expect(budgetOf('figure', files, 2000)).toEqual({
      summary: 'figure: 2.0 kB of 2.0 kB gzipped',
      list: '     1.5 kB  large.js\n     0.5 kB  small.js',
      isOver: false,
    });
    expect(budgetOf('figure', files, 1999).isOver).toBe(true);
  });
});
