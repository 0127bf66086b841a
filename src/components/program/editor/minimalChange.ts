/** One replacement that turns a text into another: characters `from` to `to` become `insert`. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * The smallest single replacement that turns `before` into `after` (what the two share at both ends stays), so that
 * carets, scroll and decorations around it hold; `null` when they are equal. Never cuts a surrogate pair in two.
 */
export function minimalChange(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--;
  let shared = 0;
  while (
    shared < shorter - start &&
    before.charCodeAt(before.length - 1 - shared) === after.charCodeAt(after.length - 1 - shared)
  ) {
    shared++;
  }
  if (shared > 0 && isLowSurrogate(before.charCodeAt(before.length - shared))) shared--;
  return { from: start, to: before.length - shared, insert: after.slice(start, after.length - shared) };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
