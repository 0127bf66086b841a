import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** A package that is in a bundle. */
export interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** The text that has to go with copies of it. */
  readonly text: string;
}

/** Folders of the packages that have a module in the bundle, each once, in the order of their names. */
export function bundledFolders(bundle: Rolldown.OutputBundle): string[] {
  const folders = new Set<string>();
  for (const file of Object.values(bundle)) {
    if (file.type !== 'chunk') continue;
    for (const id of file.moduleIds) {
      const [, folder] = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id.replace(/^\0/, '')) ?? [];
      if (folder !== undefined) folders.add(folder);
    }
  }
  return [...folders].sort();
}

/** Reads what a package says of its license. @throws when it says nothing: then it cannot be shipped. */
export function bundledAt(folder: string): Bundled {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (typeof license !== 'string') throw new Error(`${name} does not say its license`);
  const file = readdirSync(folder).find((one) => /^(licen[cs]e|copying)(\.\w+)?$/i.test(one));
  const path = file === undefined ? null : join(folder, file);
  return { name, version, license, text: path !== null && existsSync(path) ? readFileSync(path, 'utf8').trim() : '' };
}

/** Writes which packages are in the bundle, with their licenses, as MIT, ISC and BSD ask for. */
export function thirdParty(fileName: string): Plugin {
  return {
    name: 'gradstep:third-party',
    apply: 'build',
    generateBundle(_options, bundle) {
      const packages = bundledFolders(bundle).map(bundledAt);
      const parts = packages.map(
        ({ name, version, license, text }) => `## ${name} ${version} (${license})\n\n${indented(text || license)}\n`,
      );
      this.emitFile({
        type: 'asset',
        fileName,
        source: `# What is bundled here\n\nThis code contains the packages below.\n\n${parts.join('\n')}`,
      });
    },
  };
}

/** As a block of code in Markdown, so that nothing in it is markup. */
function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : `    ${line.trimEnd()}`))
    .join('\n');
}
