/**
 * Kinds of token. The order matters in one place: everything up to `end` closes a statement.
 * A newline inside brackets is no token; a comment is kept aside, for the editor only.
 */
export const TOKEN = {
  newline: 0,
  semicolon: 1,
  end: 2,
  number: 3,
  badNumber: 4,
  name: 5,
  /** π by itself: a name that multiplies what follows, as a number does (`2πr`). */
  pi: 6,
  /** A raised number: `²`, `⁻¹`. */
  superscript: 7,
  /** `.T` or `ᵀ`. */
  transpose: 8,
  openRound: 9,
  closeRound: 10,
  openSquare: 11,
  closeSquare: 12,
  comma: 13,
  /** `;` between the brackets of a matrix, as MATLAB writes rows: a mistake that is read as a comma. */
  rowSemicolon: 14,
  equals: 15,
  plusEquals: 16,
  minusEquals: 17,
  timesEquals: 18,
  divideEquals: 19,
  plus: 20,
  minus: 21,
  times: 22,
  divide: 23,
  at: 24,
  power: 25,
  /** `@word` at the start of a statement. */
  directive: 26,
  unknown: 27,
} as const;

/** Tokens as parallel arrays: token i is `kinds[i]`, characters `starts[i]` to `ends[i]`. The last one is `end`. */
export interface Tokens {
  readonly kinds: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Start and end of each comment, in turn. */
  readonly comments: readonly number[];
}

/** What the ASCII characters are: a TOKEN kind where one character is a whole token, or one of these. */
const CLASS = {
  unknown: 40,
  space: 41,
  newline: 42,
  semicolon: 43,
  digit: 44,
  dot: 45,
  letter: 46,
  comment: 47,
  at: 48,
};

const classes = new Uint8Array(128).fill(CLASS.unknown);
for (const [characters, kind] of [
  [' \t\r\v\f', CLASS.space],
  ['\n', CLASS.newline],
  [';', CLASS.semicolon],
  ['0123456789', CLASS.digit],
  ['.', CLASS.dot],
  ['_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', CLASS.letter],
  ['#', CLASS.comment],
  ['@', CLASS.at],
  ['(', TOKEN.openRound],
  [')', TOKEN.closeRound],
  ['[', TOKEN.openSquare],
  [']', TOKEN.closeSquare],
  [',', TOKEN.comma],
  ['=', TOKEN.equals],
  ['+', TOKEN.plus],
  ['-', TOKEN.minus],
  ['*', TOKEN.times],
  ['/', TOKEN.divide],
  ['^', TOKEN.power],
] as const) {
  for (const character of characters) classes[character.charCodeAt(0)] = kind;
}

/** Operators and brackets as slides, textbooks and Korean or Chinese keyboards write them. */
const FOREIGN: ReadonlyMap<string, number> = new Map([
  ...[...'×·⋅∙•∗⊙＊'].map((character) => [character, TOKEN.times] as const),
  ...[...'÷∕／'].map((character) => [character, TOKEN.divide] as const),
  ...[...'−–－'].map((character) => [character, TOKEN.minus] as const),
  ['＋', TOKEN.plus],
  ['＝', TOKEN.equals],
  ['＾', TOKEN.power],
  ['（', TOKEN.openRound],
  ['）', TOKEN.closeRound],
  ['［', TOKEN.openSquare],
  ['］', TOKEN.closeSquare],
  ['，', TOKEN.comma],
  ['ᵀ', TOKEN.transpose],
  ['π', TOKEN.pi],
]);

const SUPERSCRIPT_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const SUPERSCRIPT_SIGNS = '⁺⁻';
const FOREIGN_SPACE = /[\s\u200b\u200c\u2060\ufeff]/u;
/** Letters of any script; raised letters (U+1D2C–U+1D61, ⁱ, ⁿ) are no letters here, as `xⁿ` is not the name `xn`. */
const FOREIGN_LETTER = /(?![π\u1d2c-\u1d61\u2071\u207f])\p{L}/u;
const FOREIGN_LETTER_OR_DIGIT = /(?![π\u1d2c-\u1d61\u2071\u207f])[\p{L}\p{M}\u2080-\u2089]/u;
/** What a line begins with when it is a statement of its own even though a bracket is still open. */
const STATEMENT_AHEAD = /[ \t]*(?:[\p{L}_][\p{L}\p{N}_]*[ \t]*[-+*/]?=(?!=)|@(?:output|seed|backward|zero_grad)\b)/uy;

const DOT = 46;
const CAPITAL_T = 84;
const EQUALS = 61;
const UNDERSCORE = 95;

/**
 * Splits a program into tokens in one pass, linear in its length. It never fails: a character that the language does
 * not know becomes a token `unknown`, `1..2` one of kind `badNumber`, and the parser words the mistake.
 */
export function tokenize(source: string): Tokens {
  const kinds: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const comments: number[] = [];
  const length = source.length;
  /** Open brackets, innermost last. */
  const open: number[] = [];
  let at = 0;
  while (at < length) {
    const start = at;
    const code = source.charCodeAt(at);
    let kind = code < 128 ? (classes[code] as number) : foreignClass(source, at);
    switch (kind) {
      case CLASS.space:
        at += 1;
        continue;
      case CLASS.letter:
        at = endOfName(source, at);
        kind = TOKEN.name;
        break;
      case CLASS.digit:
        at = endOfNumber(source, at);
        kind = at < 0 ? TOKEN.badNumber : TOKEN.number;
        if (at < 0) at = -at;
        break;
      case CLASS.newline:
        at += 1;
        if (open.length > 0) {
          const before = kinds[kinds.length - 1];
          if (before === TOKEN.comma || before === TOKEN.openRound || !statementAhead(source, at)) continue;
          open.length = 0;
        }
        kind = TOKEN.newline;
        break;
      case CLASS.semicolon:
        at += 1;
        kind = TOKEN.semicolon;
        if (open.length === 0) break;
        if (open[open.length - 1] === TOKEN.openSquare && !statementAhead(source, at)) kind = TOKEN.rowSemicolon;
        else open.length = 0;
        break;
      case CLASS.comment:
        while (at < length && !isNewline(source.charCodeAt(at))) at += 1;
        comments.push(start, at);
        continue;
      case CLASS.dot: {
        const next = source.charCodeAt(at + 1);
        if (next >= 48 && next <= 57) {
          at = endOfNumber(source, at);
          kind = at < 0 ? TOKEN.badNumber : TOKEN.number;
          if (at < 0) at = -at;
        } else if (isTransposeAt(source, at)) {
          at += 2;
          kind = TOKEN.transpose;
        } else {
          at += 1;
          kind = TOKEN.unknown;
        }
        break;
      }
      case CLASS.at: {
        const before = kinds.length === 0 ? TOKEN.newline : (kinds[kinds.length - 1] as number);
        kind = TOKEN.at;
        at += 1;
        if (before <= TOKEN.end && isLetter(source, at)) {
          at = endOfName(source, at);
          kind = TOKEN.directive;
        }
        break;
      }
      case TOKEN.openRound:
      case TOKEN.openSquare:
        open.push(kind);
        at += 1;
        break;
      case TOKEN.closeRound:
      case TOKEN.closeSquare:
        open.pop();
        at += 1;
        break;
      case TOKEN.superscript:
        at = endOfSuperscript(source, at);
        break;
      case TOKEN.plus:
      case TOKEN.minus:
      case TOKEN.divide:
      case TOKEN.times:
        at += 1;
        if (kind === TOKEN.times && code === 42 && source.charCodeAt(at) === 42) {
          at += 1;
          kind = TOKEN.power;
        } else if (source.charCodeAt(at) === EQUALS) {
          at += 1;
          kind += TOKEN.plusEquals - TOKEN.plus;
        }
        break;
      case CLASS.unknown:
        at += code >= 0xd800 && code < 0xdc00 && at + 1 < length ? 2 : 1;
        kind = TOKEN.unknown;
        break;
      default:
        at += 1;
    }
    kinds.push(kind);
    starts.push(start);
    ends.push(at);
  }
  kinds.push(TOKEN.end);
  starts.push(length);
  ends.push(length);
  return { kinds, starts, ends, comments };
}

function isNewline(code: number): boolean {
  return code === 10 || code === 0x2028 || code === 0x2029;
}

function foreignClass(source: string, at: number): number {
  const character = String.fromCodePoint(source.codePointAt(at) as number);
  const operator = FOREIGN.get(character);
  if (operator !== undefined) return operator;
  if (character === '；') return CLASS.semicolon;
  if (isNewline(source.charCodeAt(at))) return CLASS.newline;
  if (SUPERSCRIPT_DIGITS.includes(character)) return TOKEN.superscript;
  if (SUPERSCRIPT_SIGNS.includes(character) && isSuperscriptDigit(source[at + 1])) return TOKEN.superscript;
  if (FOREIGN_SPACE.test(character)) return CLASS.space;
  return FOREIGN_LETTER.test(character) ? CLASS.letter : CLASS.unknown;
}

function statementAhead(source: string, at: number): boolean {
  STATEMENT_AHEAD.lastIndex = at;
  return STATEMENT_AHEAD.test(source);
}

function isLetter(source: string, at: number): boolean {
  if (at >= source.length) return false;
  const code = source.charCodeAt(at);
  return code < 128 ? classes[code] === CLASS.letter : foreignClass(source, at) === CLASS.letter;
}

function isNameCharacter(code: number): boolean {
  return code < 128 && (classes[code] === CLASS.letter || classes[code] === CLASS.digit);
}

function endOfName(source: string, at: number): number {
  const length = source.length;
  for (;;) {
    while (at < length && isNameCharacter(source.charCodeAt(at))) at += 1;
    if (at >= length || source.charCodeAt(at) < 128) return at;
    const character = String.fromCodePoint(source.codePointAt(at) as number);
    if (!FOREIGN_LETTER_OR_DIGIT.test(character)) return at;
    at += character.length;
  }
}

/** The end of a number; negative when it is malformed (`1..2`, `1.2.3`, `1_000`). `2e` is 2 and then a name. */
function endOfNumber(source: string, at: number): number {
  at = endOfDigits(source, at);
  if (source.charCodeAt(at) === DOT && !isTransposeAt(source, at)) at = endOfDigits(source, at + 1);
  const code = source.charCodeAt(at);
  if (code === 101 || code === 69) {
    const sign = source.charCodeAt(at + 1);
    const digits = sign === 43 || sign === 45 ? at + 2 : at + 1;
    const end = endOfDigits(source, digits);
    if (end > digits) at = end;
  }
  if (source.charCodeAt(at) === DOT && !isTransposeAt(source, at)) {
    do at = endOfDigits(source, at + 1);
    while (source.charCodeAt(at) === DOT);
    return -at;
  }
  return source.charCodeAt(at) === UNDERSCORE ? -endOfName(source, at) : at;
}

function endOfDigits(source: string, at: number): number {
  let code = source.charCodeAt(at);
  while (code >= 48 && code <= 57) {
    at += 1;
    code = source.charCodeAt(at);
  }
  return at;
}

function isTransposeAt(source: string, dot: number): boolean {
  return source.charCodeAt(dot + 1) === CAPITAL_T && endOfName(source, dot + 1) === dot + 2;
}

function isSuperscriptDigit(character: string | undefined): boolean {
  return character !== undefined && SUPERSCRIPT_DIGITS.includes(character);
}

function endOfSuperscript(source: string, at: number): number {
  at += 1;
  while (isSuperscriptDigit(source[at])) at += 1;
  return at;
}

/** The number that a superscript means: `⁻¹⁰` is −10. */
export function superscriptValue(text: string): number {
  let value = 0;
  for (const character of text) {
    const digit = SUPERSCRIPT_DIGITS.indexOf(character);
    if (digit >= 0) value = value * 10 + digit;
  }
  return text.startsWith('⁻') ? -value : value;
}

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u;

/**
 * The name that a token's text means. Names are compared in normal form NFKC, as Python does: `x₁` is `x1`, an italic 𝑥
 * copied from a paper is `x`, composed and decomposed Hangul are one. π is `pi`.
 */
export function normalName(text: string): string {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < 128) continue;
    const normal = text.normalize('NFKC');
    if (normal === 'π') return 'pi';
    return PLAIN_NAME.test(normal) ? normal : text;
  }
  return text;
}
