/** Commands that are one sign, or nothing, in plain text. */
const SIGNS: Readonly<Record<string, string>> = {
  partial: '∂',
  cdot: '·',
  odot: '⊙',
  times: '×',
  approx: '≈',
  sum: 'Σ',
  le: '≤',
  infty: '∞',
  top: 'ᵀ',
  mathbf: '',
  text: '',
  operatorname: '',
  mathrm: '',
  left: '',
  right: '',
  begin: '',
  end: '',
  displaystyle: '',
  sqrt: '√',
  sigma: 'σ',
  Phi: 'Φ',
  varphi: 'φ',
  theta: 'θ',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  lambda: 'λ',
  mu: 'μ',
  pi: 'π',
  omega: 'ω',
  rho: 'ρ',
  tau: 'τ',
  eta: 'η',
  varepsilon: 'ε',
  epsilon: 'ε',
};

/** What stands over a letter, as the combining sign after it. */
const OVER: Readonly<Record<string, string>> = { tilde: '\u0303', bar: '\u0304', hat: '\u0302', dot: '\u0307' };

/** Signs that keep the space after them. */
const SPACED = new Set(['cdot', 'odot', 'times', 'approx', 'le']);

type Half = 'upper' | 'lower' | 'root' | null;

/** Whether a sign that keeps its spaces, or a plus or minus, comes after the space at `at`. */
function beforeOperator(latex: string, at: number): boolean {
  return /^ (?:[-+=]|\\(?:cdot|odot|times|approx|le)\b)/u.test(latex.slice(at, at + 10));
}

/** Stands for an underscore of a name while the others, which lower an index, go. A character of no text. */
const UNDERSCORE = '\uE000';

/**
 * A formula as plain text, for the moment before the typesetter has come, and for labels: `\frac{\partial y}{\partial x} =
 * 2x` is `∂y/∂x = 2x`. One pass over the text; what it does not know stands as it is.
 */
export function plainFormula(latex: string): string {
  const bare = latex
    .replace(/\\data\{[^}]*\}/gu, '')
    .replace(/\\(begin|end)\{cases\}/gu, (_all, side: string) => (side === 'begin' ? '{ ' : ' }'))
    .replace(/\\\\/gu, ', ')
    .replace(/&/gu, ' if ')
    .replace(/\\[,;! ]/gu, ' ')
    .replace(/\\_/gu, UNDERSCORE)
    // An element is an index of a name that stands upright (notation.ts).
    .replace(/\\text\{([^{}]*)\}_\{([\d,]+)\}/gu, '$1[$2]')
    .replace(/\\(tilde|bar|hat)\{([^{}]*)\}/gu, (_all, over: string, of: string) => `${of}${OVER[over] ?? ''}`);
  let out = '';
  let at = 0;
  /** For every open group where it began, and whether it is the upper or lower half of a fraction, or under a root. */
  const open: { readonly from: number; readonly half: Half }[] = [];
  let half: Half = null;
  while (at < bare.length) {
    const command = /^\\([a-zA-Z]+)/u.exec(bare.slice(at, at + 30));
    if (command?.[1] !== undefined) {
      if (command[1] === 'sqrt') half = 'root';
      if (command[1] === 'frac') half = 'upper';
      else out += SIGNS[command[1]] ?? command[1];
      at += command[0].length;
      if (!SPACED.has(command[1]) && SIGNS[command[1]] !== undefined && bare[at] === ' ' && !beforeOperator(bare, at))
        at++;
      continue;
    }
    const sign = bare[at++] as string;
    if (sign === '{') {
      open.push({ from: out.length, half });
      half = null;
    } else if (sign === '}') {
      const group = open.pop();
      if (group?.half == null) continue;
      const inner = out.slice(group.from);
      // A sum or product above or below the line needs its brackets once the line is a slash, and under a root.
      out = out.slice(0, group.from) + (/ [+−·⊙-] /u.test(inner.replace(/√\([^()]*\)/gu, '√')) ? `(${inner})` : inner);
      if (group.half === 'upper') out += '/';
      half = group.half === 'upper' ? 'lower' : null;
    } else if (sign === '^' || sign === '_') out += sign === '^' && !bare.startsWith('{\\top', at) ? '^' : '';
    else out += sign === '-' ? '−' : sign;
  }
  return out.replaceAll(UNDERSCORE, '_').replace(/ {2,}/gu, ' ').trim();
}
