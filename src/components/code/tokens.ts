export interface Token {
  readonly kind: 'plain' | 'word' | 'text' | 'comment';
  readonly text: string;
}

/** Strings (a docstring is one of a line), comments, and the words of Python that the exports use. */
const PIECE =
  /(""".*?"""|"(?:[^"\\]|\\.)*")|(#.*$)|\b(def|class|return|for|in|if|while|import|as|is|not|None|True|False)\b/g;

/** A line of exported Python in runs of one tone. */
export function tokensOf(line: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const match of line.matchAll(PIECE)) {
    if (match.index > at) tokens.push({ kind: 'plain', text: line.slice(at, match.index) });
    const [text, string, comment] = match;
    tokens.push({ kind: string !== undefined ? 'text' : comment !== undefined ? 'comment' : 'word', text });
    at = match.index + text.length;
  }
  if (at < line.length) tokens.push({ kind: 'plain', text: line.slice(at) });
  return tokens;
}
