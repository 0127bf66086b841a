import {
  CLASS,
  classes,
  endOfName,
  endOfNumber,
  endOfSuperscript,
  foreignClass,
  isLetter,
  isNewline,
  isTransposeAt,
} from './characters.ts';
import { TOKEN, type Tokens } from './tokens.ts';

const EQUALS = 61;

/** What a line begins with when it is a statement of its own even though a bracket is still open. */
const STATEMENT_AHEAD = /[ \t]*(?:[\p{L}_][\p{L}\p{N}_]*[ \t]*[-+*/]?=(?!=)|@(?:output|seed|backward|zero_grad)\b)/uy;

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

function statementAhead(source: string, at: number): boolean {
  STATEMENT_AHEAD.lastIndex = at;
  return STATEMENT_AHEAD.test(source);
}
