import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** What the declarations of the package say besides the types of src/figure/api.ts. */
const DECLARATIONS = `
/** Puts a figure at the end of an element. */
export declare const mount: Mount;
`;

/**
 * Besides the code: the types, which are the file `api` as it stands, since it imports nothing. Chunks of an earlier build are
 * removed, as the folder is not emptied (another build writes there, too).
 */
export function libraryFiles(api: string): Plugin {
  return {
    name: 'gradstep:library-files',
    apply: 'build',
    generateBundle(options, _bundle, isWrite) {
      if (isWrite && options.dir !== undefined) rmSync(join(options.dir, 'chunks'), { recursive: true, force: true });
      const types = readFileSync(api, 'utf8');
      if (/^import /m.test(types)) this.error(`${api} is shipped as it stands: it may import nothing.`);
      this.emitFile({ type: 'asset', fileName: 'index.d.ts', source: types + DECLARATIONS });
    },
  };
}
