import type { ProgramError, SourceRange } from '../engine/errors.ts';
import { errorMessage } from '../texts/errors.ts';
import type { Language } from '../texts/text.ts';

/** Letters that a terminal draws two columns wide: Hangul, kana, ideographs, full-width forms. */
const WIDE = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/u;
/** Longer lines are shown around the mistake only. */
const LONGEST = 100;

/** Mistakes of a program as a compiler writes them: place, message, the line, and a caret under what is meant. */
export function mistakesText(
  errors: readonly ProgramError[],
  source: string,
  file: string,
  language: Language,
): string {
  return errors.map((error) => mistakeText(error, source, file, language)).join('\n');
}

function mistakeText(error: ProgramError, source: string, file: string, language: Language): string {
  const { start } = error.range;
  const before = source.slice(0, start);
  const from = before.lastIndexOf('\n') + 1;
  const line = before.split('\n').length;
  const end = source.indexOf('\n', from);
  const text = source.slice(from, end < 0 ? source.length : end).replace(/\r$/, '');
  const place = `${file}:${line}:${[...source.slice(from, start)].length + 1}`;
  const number = String(line);
  const { shown, carets } = marked(text, rangesOf(error), from);
  return `${place}: ${errorMessage(error, language)}\n  ${number} | ${shown}\n  ${' '.repeat(number.length)} | ${carets}\n`;
}

/** What a mistake is about: of two operands that do not fit, both. */
function rangesOf(error: ProgramError): readonly SourceRange[] {
  return 'operands' in error.data ? error.data.operands : [error.range];
}

function marked(line: string, ranges: readonly SourceRange[], from: number) {
  const marks = Array.from({ length: line.length + 1 }, () => false);
  for (const { start, end } of ranges) {
    for (let at = Math.max(0, start - from); at < Math.min(marks.length, Math.max(end, start + 1) - from); at++)
      marks[at] = true;
  }
  const first = marks.indexOf(true);
  const cut = line.length <= LONGEST ? 0 : Math.max(0, first - LONGEST / 2);
  const last = cut + LONGEST;
  let shown = cut > 0 ? '…' : '';
  let carets = cut > 0 ? ' ' : '';
  let at = cut;
  for (const letter of line.slice(cut, last)) {
    const columns = WIDE.test(letter) ? 2 : 1;
    // A tab is as wide as the terminal says: it stands in both lines.
    carets += letter === '\t' ? '\t' : (marks[at] ? '^' : ' ').repeat(columns);
    shown += letter;
    at += letter.length;
  }
  if (marks[line.length] && last >= line.length) carets += '^';
  return { shown: line.length > last ? `${shown}…` : shown, carets: carets.trimEnd() };
}
