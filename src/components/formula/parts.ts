/**
 * A formula's LaTeX in parts, for a column that is narrower than the formula: each begins with the plus or minus between
 * two terms of its right side, and the first has the left side and the first term. Joined they are the formula again, but
 * for an empty `{}` that keeps a part's first sign a sign between two (TeX spaces a sign that comes first as a sign of its
 * number).
 * @param latex a line of our own: brackets are closed, and a sign between two terms stands between spaces.
 */
export function partsOf(latex: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  let isRight = false;
  for (let at = 0; at < latex.length; at++) {
    const sign = latex[at] as string;
    if (sign === '\\') at++;
    else if ('({['.includes(sign)) depth++;
    else if (')}]'.includes(sign)) depth--;
    else if (depth > 0) continue;
    else if (sign === '=') isRight = true;
    else if (isRight && latex[at - 1] === ' ' && latex[at + 1] === ' ' && (sign === '+' || sign === '-')) {
      parts.push(latex.slice(start, at - 1));
      start = at;
    }
  }
  parts.push(latex.slice(start));
  return parts.map((part, k) => (k === 0 ? part : `{} ${part}`));
}
