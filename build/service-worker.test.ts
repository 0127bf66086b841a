import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { releaseOf } from './service-worker.ts';

const PAGE = '<script type="module" crossorigin src="./assets/index-abcdefgh.js"></script>';
let directory = '';

function write(name: string, text: string): void {
  const path = join(directory, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'gradstep-release-'));
  write('index.html', PAGE);
  write('assets/index-abcdefgh.js', 'a');
  write('figure/deep/b.js', 'b');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('every file of the folder is kept, but the worker, maps, and what is meant for the server', () => {
  for (const name of ['sw.js', '.htaccess', '_headers', 'assets/index-abcdefgh.js.map']) write(name, 'x');
  const { files, proof } = releaseOf(directory, '');
  const digest = (text: string) => createHash('sha256').update(text).digest('hex');
  expect(files).toEqual([
    { path: 'assets/index-abcdefgh.js', digest: digest('a'), hashed: true },
    { path: 'figure/deep/b.js', digest: digest('b'), hashed: false },
    { path: '', digest: null, hashed: false },
  ]);
  expect(proof).toBe('assets/index-abcdefgh.js');
});

test('the version is that of the files, of the page and of the worker itself', () => {
  const { version } = releaseOf(directory, 'worker');
  expect(releaseOf(directory, 'worker').version).toBe(version);
  expect(releaseOf(directory, 'another').version).not.toBe(version);
  write('index.html', `${PAGE} `);
  const other = releaseOf(directory, 'worker').version;
  expect(other).not.toBe(version);
  write('figure/deep/b.js', 'c');
  expect(releaseOf(directory, 'worker').version).not.toBe(other);
});

test('a page without a script of its own is refused', () => {
  write('index.html', '<p>');
  expect(() => releaseOf(directory, '')).toThrow('module script');
});
