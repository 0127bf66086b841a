/** A space that no line ends at, and nothing at all that none ends at. */
const SPACE = '\u00a0';
const JOIN = '\u2060';

/** `3 · 3`, `x − h`, `2h + 1`: what stands beside the sign is a number, a letter, a bracket, or another run of the text; no word. */
const SIGN = /(?<=^|[\d)∞²ᵀ½₀-₉]|(?<!\p{L})[a-zA-Z]) ([·×+−]) (?=$|[\d(−∞½]|[a-zA-Z](?!\p{L}))/gu;

/**
 * A text in which no line breaks inside a formula: `3 · 3`, `(2, 3)`, `(y − t)/N`, `∂z/∂t`. Between formulas, and before `=`, it
 * may. The letters stay as they are but for spaces.
 */
export function unbroken(text: string): string {
  return text
    .replace(/\([^()]{1,16}\)/g, (inside) => (/[\p{L}]{2}/u.test(inside) ? inside : inside.replaceAll(' ', SPACE)))
    .replace(SIGN, `${SPACE}$1${SPACE}`)
    .replace(/(∂[^\s∂/]*|\))\//g, `$1/${JOIN}`);
}
