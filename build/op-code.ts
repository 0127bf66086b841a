import { type Plugin, parseAst } from 'vite';

/** The constructors of ops (engine/ops/define.ts), whose argument is the op's entry. */
const CONSTRUCTORS = new Set(['elementwise', 'tensor']);
/** The rooms of the op table, and the table. */
const ROOM = /\/src\/engine\/ops\/[^/]+\.ts$/;
/** What the first view has no use for: a property of entries, the one module that asks for it, and what marks its copy. */
const LATE = [
  { property: 'code', reader: /\/src\/export\/code\/opCode\.ts$/, copy: '?code' },
  { property: 'derivative', reader: /\/src\/engine\/derivative\/rules\.ts$/, copy: '?derivative' },
] as const;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/**
 * An op is one entry, with its Python and the expressions of its derivatives beside its rules, but the page's first view needs
 * the rules only. So the build has the table three times: in the one that everything imports, entries have no `code` and no
 * `derivative`; a copy, which only src/export/code/opCode.ts gets, has nothing but `name` and `code`, and another one, for
 * src/engine/derivative/rules.ts, nothing but `name` and `derivative`. In a test, in Node and in the development server there
 * is one table with all of it.
 */
export function opCode(): Plugin {
  return {
    name: 'gradstep:op-code',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer) {
      const from = importer === undefined ? '' : slashes(importer);
      const late = LATE.find(({ reader, copy }) => reader.test(from) || from.endsWith(copy));
      if (late === undefined || !source.startsWith('.')) return null;
      const found = await this.resolve(source, importer?.replace(late.copy, ''), { skipSelf: true });
      return found !== null && ROOM.test(slashes(found.id)) ? `${found.id}${late.copy}` : found;
    },
    transform: {
      handler(text, id) {
        const file = slashes(id);
        const late = LATE.find(({ copy }) => file.endsWith(copy));
        if (!ROOM.test(file.replace(late?.copy ?? '', ''))) return null;
        const code = late === undefined ? withoutLate(text) : onlyLate(text, late.property);
        // Blanks in place of what is taken out: every position stays what it was, and no map is needed.
        return code === text ? null : { code, map: null, moduleType: 'ts' };
      },
    },
  };
}

/** The text of a room in which no entry has a late property. Every character that stays keeps its place. */
export function withoutLate(text: string): string {
  const late: readonly (string | null)[] = LATE.map(({ property }) => property);
  return edited(text, (_call, entry) => properties(entry).filter((property) => late.includes(keyOf(property))));
}

/** The text of a room in which an entry is a plain object of its name and one property. Every character that stays keeps its place. */
export function onlyLate(text: string, late: string): string {
  return edited(text, (call, entry) => [
    call.callee as Node,
    ...properties(entry).filter((property) => !['name', late].includes(keyOf(property) ?? '')),
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
