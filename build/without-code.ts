import type { Plugin } from 'vite';

/**
 * Leaves out what each op is in Python (`code` of its entry): a build in which nothing is exported as code has no use for it,
 * and a figure in somebody's page should be small.
 */
export function withoutCode(): Plugin {
  return {
    name: 'gradstep:without-code',
    transform: {
      order: 'post',
      filter: { id: /\/src\/engine\/ops\/\w+\.ts$/ },
      handler(text) {
        const code = textWithoutCode(text, (one) => this.parse(one));
        return code === null ? null : { code, map: null };
      },
    },
  };
}

/** JavaScript without the properties called `code` of its object literals; `null` where it has none. */
export function textWithoutCode(text: string, parse: (text: string) => object): string | null {
  const cuts = text.includes('code') ? codeProperties(parse(text)) : [];
  if (cuts.length === 0) return null;
  // An empty property keeps the commas right, whatever stands around it.
  return cuts.reduceRight((rest, { start, end }) => `${rest.slice(0, start)}...{}${rest.slice(end)}`, text);
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where the outermost properties called `code` of object literals stand, in the order of the text. */
function codeProperties(program: object): Range[] {
  const found: Range[] = [];
  const pending: unknown[] = [program];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    // `const { code } = op` reads it.
    if ('type' in node && node.type === 'ObjectPattern') continue;
    if (isCode(node)) found.push(node);
    else pending.push(...Object.values(node));
  }
  return found.sort((a, b) => a.start - b.start);
}

function isCode(node: object): node is Range {
  if (!('type' in node) || node.type !== 'Property' || !('key' in node)) return false;
  const { key } = node;
  return (
    typeof key === 'object' &&
    key !== null &&
    'name' in key &&
    key.name === 'code' &&
    !('kind' in node && node.kind !== 'init')
  );
}
