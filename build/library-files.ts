import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** An import of one of the shipped files from another. */
const OWN_IMPORT = /^import type \{[^}]*\} from '\.\.?\/(?:protocol\/)?(?:api|messages)\.ts';\n/gm;

/** What the declarations of the package say besides the types of src/figure/api.ts. */
const DECLARATIONS = `
/** Puts a figure at the end of an element. */
export declare const mount: Mount;
/** Connects a page to a figure in one of its iframes. */
export declare const gradstepFrame: ConnectFrame;
`;

/**
 * Besides the code: the types, which are these files one after the other as they stand, since they import only each other. Chunks of
 * an earlier build are removed, as the folder is not emptied (another build writes there, too).
 */
export function libraryFiles(...parts: readonly string[]): Plugin {
  return {
    name: 'gradstep:library-files',
    apply: 'build',
    generateBundle(options, _bundle, isWrite) {
      if (isWrite && options.dir !== undefined) rmSync(join(options.dir, 'chunks'), { recursive: true, force: true });
      const types = parts.map((part) => readFileSync(part, 'utf8').replaceAll(OWN_IMPORT, '')).join('\n');
      if (/^import /m.test(types))
        this.error(`${parts.join(', ')} are shipped as they stand: they may import only each other.`);
      this.emitFile({ type: 'asset', fileName: 'index.d.ts', source: types + DECLARATIONS });
    },
  };
}
