import { type Plugin, parseAst } from 'vite';

/** The constructors of ops (engine/ops/define.ts), whose argument is the op's entry. */
const CONSTRUCTORS = new Set(['elementwise', 'tensor']);
/** The rooms of the op table, and the table. */
const ROOM = /\/src\/engine\/ops\/[^/]+\.ts$/;
/** The one module that asks for the code of ops. */
const READER = /\/src\/export\/code\/opCode\.ts$/;
/** Marks a module of the copy. */
const COPY = '?code';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/**
 * An op is one entry, with its Python beside its rules, but the page's first view needs the rules only. So the build has the
 * table twice: in the one that everything imports, entries have no `code`; the copy, which only src/export/code/opCode.ts
 * gets, has nothing but `name` and `code`. In a test, in Node and in the development server there is one table with both.
 */
export function opCode(): Plugin {
  return {
    name: 'gradstep:op-code',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer) {
      const from = importer === undefined ? '' : slashes(importer);
      const copies = READER.test(from) || from.endsWith(COPY);
      if (!copies || !source.startsWith('.')) return null;
      const found = await this.resolve(source, importer?.replace(COPY, ''), { skipSelf: true });
      return found !== null && ROOM.test(slashes(found.id)) ? `${found.id}${COPY}` : found;
    },
    transform: {
      handler(text, id) {
        const file = slashes(id);
        if (!ROOM.test(file.replace(COPY, ''))) return null;
        const code = file.endsWith(COPY) ? onlyCode(text) : withoutCode(text);
        // Blanks in place of what is taken out: every position stays what it was, and no map is needed.
        return code === text ? null : { code, map: null, moduleType: 'ts' };
      },
    },
  };
}

/** The text of a room in which no entry has `code`. Every character that stays keeps its place. */
export function withoutCode(text: string): string {
  return edited(text, (_call, entry) => properties(entry).filter((property) => keyOf(property) === 'code'));
}

/** The text of a room in which an entry is a plain object of `name` and `code`. Every character that stays keeps its place. */
export function onlyCode(text: string): string {
  return edited(text, (call, entry) => [
    call.callee as Node,
    ...properties(entry).filter((property) => !['name', 'code'].includes(keyOf(property) ?? '')),
  ]);
}

/** Blanks what `taken` names of each entry, with the comma after it. */
function edited(text: string, taken: (call: Node, entry: Node) => readonly Node[]): string {
  const pieces = entriesOf(text).flatMap(({ call, entry }) => taken(call, entry));
  const comments = commentsOf(text);
  return pieces.reduce((left, piece) => {
    const end = piece.type === 'Identifier' ? piece.end : endWithComma(text, piece.end, comments);
    return left.slice(0, piece.start) + left.slice(piece.start, end).replace(/[^\n\r]/g, ' ') + left.slice(end);
  }, text);
}

/** Every call of a constructor with its object literal, wherever it stands in the text. */
function entriesOf(text: string): { readonly call: Node; readonly entry: Node }[] {
  const found: { call: Node; entry: Node }[] = [];
  const waiting: unknown[] = [parseAst(text, { lang: 'ts' })];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (typeof one !== 'object' || one === null) continue;
    waiting.push(...Object.values(one));
    const call = one as Node;
    if (call.type !== 'CallExpression' || !CONSTRUCTORS.has(nameOf(call.callee))) continue;
    const [entry] = call.arguments as Node[];
    if (entry?.type === 'ObjectExpression') found.push({ call, entry });
  }
  return found;
}

function properties(entry: Node): readonly Node[] {
  return entry.properties as readonly Node[];
}

/** The name of a property; `null` for what is spread in. */
function keyOf(property: Node): string | null {
  return property.type === 'Property' && property.computed === false ? nameOf(property.key) : null;
}

function nameOf(node: unknown): string {
  const { name, value } = node as { name?: string; value?: unknown };
  return name ?? String(value);
}

/** Ranges of comments, so that a comma in one is not taken for the comma after a property. */
function commentsOf(text: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g)].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);
}

function endWithComma(text: string, end: number, comments: readonly (readonly [number, number])[]): number {
  let at = end;
  for (;;) {
    const comment = comments.find(([from, to]) => from <= at && at < to);
    if (comment !== undefined) at = comment[1];
    else if (/\s/.test(text[at] ?? '')) at += 1;
    else return text[at] === ',' ? at + 1 : end;
  }
}

function slashes(id: string): string {
  return id.replaceAll('\\', '/');
}
