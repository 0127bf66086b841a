import { TOKEN } from './tokens.ts';

/** What the ASCII characters are: a TOKEN kind where one character is a whole token, or one of these. */
export const CLASS = {
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

export const classes = new Uint8Array(128).fill(CLASS.unknown);
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
const DOT = 46;
const CAPITAL_T = 84;
const UNDERSCORE = 95;

/** Line feed, and the two that Unicode adds. */
export function isNewline(code: number): boolean {
  return code === 10 || code === 0x2028 || code === 0x2029;
}

/** The class of a character beyond ASCII. */
export function foreignClass(source: string, at: number): number {
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

/** Whether a name can begin at a place. */
export function isLetter(source: string, at: number): boolean {
  if (at >= source.length) return false;
  const code = source.charCodeAt(at);
  return code < 128 ? classes[code] === CLASS.letter : foreignClass(source, at) === CLASS.letter;
}

function isNameCharacter(code: number): boolean {
  return code < 128 && (classes[code] === CLASS.letter || classes[code] === CLASS.digit);
}

/** Where the name that begins at a place ends. */
export function endOfName(source: string, at: number): number {
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
export function endOfNumber(source: string, at: number): number {
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

/** Whether `.T` stands at a place, and not the beginning of a longer name. */
export function isTransposeAt(source: string, dot: number): boolean {
  return source.charCodeAt(dot + 1) === CAPITAL_T && endOfName(source, dot + 1) === dot + 2;
}

function isSuperscriptDigit(character: string | undefined): boolean {
  return character !== undefined && SUPERSCRIPT_DIGITS.includes(character);
}

/** Where the superscript that begins at a place ends. */
export function endOfSuperscript(source: string, at: number): number {
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
