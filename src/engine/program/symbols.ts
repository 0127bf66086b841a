import type { Op } from '../ops/define.ts';
import { DIRECTIVES } from './ast.ts';
import { normalName } from './characters.ts';
import { FUNCTION_NAMES, formsOf, isFunctionName, LEAF_WORDS, NAMED_CONSTANTS } from './functions.ts';
import { tokenize } from './tokenizer.ts';
import { TOKEN } from './tokens.ts';

/** What an editor colours a piece of a program as. */
export type HighlightKind =
  | 'number'
  | 'name'
  | 'function'
  | 'option'
  | 'operator'
  | 'bracket'
  | 'separator'
  | 'comment'
  | 'directive'
  | 'unknown';

/** One coloured piece: characters `start` to `end`. */
export interface Highlight {
  readonly kind: HighlightKind;
  readonly start: number;
  readonly end: number;
}

const KINDS: readonly HighlightKind[] = kindsByToken();

function kindsByToken(): HighlightKind[] {
  const kinds: HighlightKind[] = new Array(TOKEN.unknown + 1).fill('operator');
  for (const token of [TOKEN.number, TOKEN.superscript]) kinds[token] = 'number';
  for (const token of [TOKEN.name, TOKEN.pi]) kinds[token] = 'name';
  for (const token of [TOKEN.openRound, TOKEN.closeRound, TOKEN.openSquare, TOKEN.closeSquare])
    kinds[token] = 'bracket';
  for (const token of [TOKEN.comma, TOKEN.semicolon, TOKEN.rowSemicolon]) kinds[token] = 'separator';
  for (const token of [TOKEN.unknown, TOKEN.badNumber]) kinds[token] = 'unknown';
  kinds[TOKEN.directive] = 'directive';
  return kinds;
}

/** The pieces of a program in their order, for the editor's colours; spaces and line ends are left out. */
export function highlight(source: string): readonly Highlight[] {
  const { kinds, starts, ends, comments } = tokenize(source);
  const pieces: Highlight[] = [];
  let comment = 0;
  for (let i = 0; i < kinds.length; i++) {
    const token = kinds[i] as number;
    const start = starts[i] as number;
    const end = ends[i] as number;
    for (; comment < comments.length && (comments[comment] as number) < end; comment += 2) {
      pieces.push({ kind: 'comment', start: comments[comment] as number, end: comments[comment + 1] as number });
    }
    if (token === TOKEN.newline || token === TOKEN.end) continue;
    let kind = KINDS[token] as HighlightKind;
    if (token === TOKEN.name) {
      if (isFunctionName(normalName(source.slice(start, end)))) kind = 'function';
      else if (kinds[i + 1] === TOKEN.equals && (kinds[i - 1] === TOKEN.comma || kinds[i - 1] === TOKEN.openRound)) {
        kind = 'option';
      }
    }
    pieces.push({ kind, start, end });
  }
  for (; comment < comments.length; comment += 2) {
    pieces.push({ kind: 'comment', start: comments[comment] as number, end: comments[comment + 1] as number });
  }
  return pieces;
}

/** Something that an editor offers to complete a word to. */
export interface Completion {
  /** What is typed: a name, or `@output`. */
  readonly label: string;
  readonly kind: 'function' | 'name' | 'constant' | 'directive';
  /** How a function is called, one text a form: `max(x, y)` and `max(x, axis=, keepdims=)`. Empty for the others. */
  readonly signatures: readonly string[];
}

/** Everything that a program may name, for completion: its own names first, then functions, constants, directives. */
export function completions(source: string): readonly Completion[] {
  const { kinds, starts, ends } = tokenize(source);
  const own = new Set<string>();
  for (let i = 0; i < kinds.length; i++) {
    if (kinds[i] !== TOKEN.name) continue;
    const name = normalName(source.slice(starts[i], ends[i]));
    if (!isFunctionName(name) && kinds[i + 1] !== TOKEN.openRound) own.add(name);
  }
  return [
    ...[...own].map((label) => ({ label, kind: 'name', signatures: [] }) as const),
    ...FUNCTION_NAMES.map((label) => ({ label, kind: 'function', signatures: signaturesOf(label) }) as const),
    ...[...NAMED_CONSTANTS.keys()].flatMap((label) =>
      own.has(label) ? [] : [{ label, kind: 'constant', signatures: [] } as const],
    ),
    ...DIRECTIVES.map((word) => ({ label: `@${word}`, kind: 'directive', signatures: [] }) as const),
  ];
}

/** How a function is called, one text for each op that shares the name; empty when there is no such function. */
export function signaturesOf(name: string): readonly string[] {
  if (LEAF_WORDS.has(name)) return [`${name}(1)`];
  return (formsOf(name) ?? []).map((op) => `${name}(${parametersOf(op).join(', ')})`);
}

/** Parameters as the op's own opening names them, else x, y, z; then its options. */
function parametersOf({ call, opens, arity }: Op): readonly string[] {
  const inputs = opens?.parameters ?? ['x', 'y', 'z'].slice(0, arity);
  const shape = call?.shapeArguments === true ? ['rows', 'columns'] : [];
  return [...inputs, ...shape, ...Object.keys(call?.options ?? {}).map((option) => `${option}=`)];
}
