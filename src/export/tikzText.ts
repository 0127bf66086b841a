import type { DisplayName } from '../engine/graph/displayNames.ts';
import { formatNumber, latexOfText } from '../format/number.ts';
import { plainText } from './plainText.ts';

/** Lower-case Greek letters in the order of Unicode; omicron is the Latin o. */
const GREEK =
  'alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi o pi rho varsigma sigma tau upsilon varphi chi psi omega'.split(
    ' ',
  );
const FIRST_GREEK = 0x3b1;
const OTHERS: Readonly<Record<string, string>> = {
  Γ: '\\Gamma ',
  Δ: '\\Delta ',
  Θ: '\\Theta ',
  Λ: '\\Lambda ',
  Ξ: '\\Xi ',
  Π: '\\Pi ',
  Σ: '\\Sigma ',
  Φ: '\\Phi ',
  Ψ: '\\Psi ',
  Ω: '\\Omega ',
  ℓ: '\\ell ',
};

/** Signs of op symbols in math mode, where LaTeX has another than Unicode. */
const SIGNS: Readonly<Record<string, string>> = {
  '×': '\\times ',
  '÷': '\\div ',
  '−': '-',
  '·': '\\cdot ',
  '√': '\\surd ',
  ᵀ: '^{\\mathsf T}',
  ' ': '\\ ',
};

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** The ten signs that LaTeX reads itself, as they may stand in math mode. */
function escapedMath(text: string): string {
  return text.replace(/[\\{}$&#^_%~]/gu, (sign) => MATH_ESCAPES[sign] ?? `\\${sign}`);
}
const MATH_ESCAPES: Readonly<Record<string, string>> = { '\\': '\\backslash ', '^': '\\wedge ', '~': '\\sim ' };

/** The same as text. */
export function escapedText(text: string): string {
  return plainText(text).replace(/[\\{}$&#^_%~]/gu, (sign) =>
    sign === '\\' ? '\\textbackslash{}' : sign === '^' || sign === '~' ? `\\${sign}{}` : `\\${sign}`,
  );
}

/** A letter that LaTeX has as a command of math mode. */
function command(letter: string): string | undefined {
  const name = GREEK[(letter.codePointAt(0) as number) - FIRST_GREEK];
  return name === undefined ? OTHERS[letter] : name === 'o' ? 'o' : `\\${name} `;
}

/** Whether a text has letters that LaTeX's own fonts lack, as Hangul: it needs XeLaTeX or LuaLaTeX and a font for them. */
export function needsUnicode(text: string): boolean {
  return [...text.replace(/(?<=[^₀-₉])[₀-₉]+$/u, '')].some(
    (sign) => /[^\u0020-\u007e]/u.test(sign) && command(sign) === undefined,
  );
}

/**
 * A name as math italics: `x`, `W_{1}`, `\mathit{apple\_count}`, Greek letters by their commands, c₀ with its index, and an
 * element of a tensor with its place as index. A name that LaTeX's fonts lack is `\gradstepname{사과}{n_{3}}`: as it is in
 * XeLaTeX and LuaLaTeX, by its node's number in pdfLaTeX (see `definitions` of tikz.ts).
 */
export function tikzName(name: string, node: number): string {
  const text = plainText(name);
  const element = /^(.+)\[([\d, ]*)\]$/u.exec(text);
  // The tensor's name as it was typed, so that W1[0] is not read as the name W10.
  if (element !== null && !needsUnicode(element[1] ?? '')) {
    return `\\mathit{${mathLetters(element[1] ?? '')}}_{${(element[2] ?? '').replaceAll(' ', '')}}`;
  }
  if (needsUnicode(text)) return `\\gradstepname{${escapedText(text)}}{n_{${node}}}`;
  const lowered = /^([^₀-₉]+)([₀-₉]+)$/u.exec(text);
  if (lowered !== null) {
    const digits = [...(lowered[2] ?? '')].map((sign) => SUBSCRIPTS.indexOf(sign)).join('');
    return `\\mathit{${mathLetters(lowered[1] ?? '')}}_{${digits}}`;
  }
  const letter = /^(\p{L})_?(\d*)$/u.exec(text);
  if (letter?.[1] !== undefined) {
    const sign = command(letter[1])?.trimEnd() ?? letter[1];
    return letter[2] === '' ? sign : `${sign}_{${letter[2]}}`;
  }
  return `\\mathit{${mathLetters(text)}}`;
}

function mathLetters(text: string): string {
  return [...text].map((sign) => (sign === ' ' ? '\\ ' : (command(sign) ?? escapedMath(sign)))).join('');
}

/** A number as the graph shows it, in math mode: a real minus, powers of ten, `\infty`, NaN upright. */
export function tikzNumber(value: number): string {
  return tikzWritten(formatNumber(value));
}

/** The same of a text that `formatNumber` wrote, or the dots of a grid. */
export function tikzWritten(text: string): string {
  return `$${latexOfText(text).replace('\\text{NaN}', '\\mathrm{NaN}').replaceAll('⋯', '\\cdots')}$`;
}

/** An op's symbol in math mode: words upright, signs as LaTeX has them, `( )²` with its power raised. */
export function tikzSymbol(symbol: string): string {
  const parts = plainText(symbol).match(/[a-z][a-z\d ]*|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|\^[\d.-]+|./giu) ?? [];
  return `$${parts.map(symbolPart).join('')}$`;
}

function symbolPart(part: string): string {
  if (/^[a-z]/iu.test(part)) return `\\mathrm{${part.replaceAll(' ', '\\ ')}}`;
  if (part.length > 1 && part.startsWith('^')) return `^{${part.slice(1)}}`;
  if (/^[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]/u.test(part)) {
    return `^{${[...part].map((sign) => (sign === '⁻' ? '-' : SUPERSCRIPTS.indexOf(sign))).join('')}}`;
  }
  return SIGNS[part] ?? command(part) ?? (needsUnicode(part) ? `\\gradstepname{${part}}{?}` : escapedMath(part));
}

/** Letters of a name that a drawing has room for. */
const LONGEST = 18;

/** A shown name in math mode, cut where it is longer than its room; nothing for a node without one. */
export function shortName(name: DisplayName | null, node: number): string {
  if (name === null || name.text === '') return '';
  const letters = [...name.text];
  if (letters.length <= LONGEST) return `$${tikzName(name.text, node)}$`;
  return `$${tikzName(letters.slice(0, LONGEST - 1).join(''), node)}\\ldots$`;
}
