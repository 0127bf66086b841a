import { type Plugin, parseAst } from 'vite';

/** The table of a link's fields, and the kinds of their values. */
const TABLE = /\/src\/store\/link\/fields?\.ts$/;
/** Functions that make a row: their third argument says what the field is about. */
const ROWS: ReadonlySet<string> = new Set(['row', 'option']);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/**
 * A field of a link is one row, with the words that docs/links.md and the command line's help have of it. No page shows them:
 * in what a browser loads, and what an embedded figure pays for, they are empty. The command line is built without this.
 */
export function fieldWords(): Plugin {
  return {
    name: 'gradstep:field-words',
    apply: 'build',
    enforce: 'pre',
    transform: {
      handler(text, id) {
        if (!TABLE.test(id.replaceAll('\\', '/'))) return null;
        return { code: withoutWords(text), map: null, moduleType: 'ts' };
      },
    },
  };
}

/** The text of the table in which what fields are about, and the types of their values in words, are empty. Every place stays. */
export function withoutWords(text: string): string {
  return wordsOf(parseAst(text, { lang: 'ts' })).reduce(
    (left, { start, end }) => `${left.slice(0, start)}''${' '.repeat(end - start - 2)}${left.slice(end)}`,
    text,
  );
}

/** Literals that are words of a row: the third argument of a call that makes one, and a kind's `type`. */
function wordsOf(tree: unknown): readonly Node[] {
  const found: Node[] = [];
  const waiting: unknown[] = [tree];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (typeof one !== 'object' || one === null) continue;
    waiting.push(...Object.values(one));
    const node = one as Node;
    const words = node.type === 'CallExpression' ? aboutOf(node) : node.type === 'Property' ? typeOf(node) : undefined;
    if (words !== undefined && isWords(words)) found.push(words);
  }
  return found;
}

function aboutOf({ callee, arguments: given }: Node): Node | undefined {
  return ROWS.has(String((callee as { name?: string }).name)) ? (given as readonly Node[])[2] : undefined;
}

function typeOf({ key, value }: Node): Node | undefined {
  return (key as { name?: string }).name === 'type' ? (value as Node) : undefined;
}

/** On one line, so that no map is needed. */
function isWords({ type, value, start, end }: Node): boolean {
  return (type === 'TemplateLiteral' || (type === 'Literal' && typeof value === 'string')) && end - start > 2;
}
