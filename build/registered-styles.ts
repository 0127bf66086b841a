import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

const MARK = '?registered';

/**
 * For builds that draw into shadow roots: every `import './x.css'` of a component becomes a call of `registerStyles`
 * (`registrar`, a file) with the text of the sheet, in the order of the imports. No CSS file is written, and a chunk that is
 * loaded later brings its own sheets.
 */
export function registeredStyles(registrar: string): Plugin {
  return {
    name: 'gradstep:registered-styles',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!source.endsWith('.css') || importer === undefined) return null;
      return `${resolve(dirname(importer.replace(/\?.*$/, '')), source)}.ts${MARK}`;
    },
    load(id) {
      if (!id.endsWith(`.css.ts${MARK}`)) return null;
      const css = id.slice(0, -`.ts${MARK}`.length);
      return {
        code: `import text from ${JSON.stringify(`${css}?inline`)};
import { registerStyles } from ${JSON.stringify(registrar)};
registerStyles(text);
`,
        moduleSideEffects: true,
      };
    },
  };
}
