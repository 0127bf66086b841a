import { displayNames } from '../../engine/graph/displayNames.ts';
import type { Graph } from '../../engine/graph/graph.ts';
import { latexOfText } from '../../format/number.ts';

/** How a run of a formula is coloured: as a value, as a gradient, or as the rest. */
export type Tone = 'value' | 'gradient' | 'ink';

/**
 * LaTeX with its links: `\data{node=…,tone=…,chip=…}{…}` around whatever belongs to a node or is a number. `Formula`
 * turns these into attributes of MathML elements; `bareLatex` takes them off for copying.
 */
export function tagged(
  latex: string,
  tag: { readonly key?: string; readonly tone?: Tone; readonly chip?: boolean },
): string {
  const fields: string[] = [];
  if (tag.key !== undefined) fields.push(`node=${tag.key}`);
  if (tag.tone !== undefined && tag.tone !== 'ink') fields.push(`tone=${tag.tone}`);
  if (tag.chip === true) fields.push('chip=yes');
  return fields.length === 0 ? latex : `\\data{${fields.join(',')}}{${latex}}`;
}

/** The LaTeX without the links, as it is copied: `\data{…}{x}` becomes `x`, or `{x}` where it is more than one sign. */
export function bareLatex(latex: string): string {
  let out = '';
  let at = 0;
  // For every open brace, whether it belongs to a \data and is dropped. The stack is as deep as the op table nests.
  const dropped: boolean[] = [];
  while (at < latex.length) {
    if (latex.startsWith('\\data{', at)) {
      at = latex.indexOf('}', at) + 2;
      const single = latex[at + 1] === '}' || /^\\[a-zA-Z]+\}/u.test(latex.slice(at));
      dropped.push(single);
      if (!single) out += '{';
      continue;
    }
    const character = latex[at] as string;
    const escaped = latex[at - 1] === '\\';
    if (character === '{' && !escaped) dropped.push(false);
    if (character === '}' && !escaped && dropped.pop() === true) {
      at++;
      // `\theta` before a letter needs its space back.
      if (/\\[a-zA-Z]+$/u.test(out) && /[a-zA-Z]/u.test(latex[at] ?? '')) out += ' ';
      continue;
    }
    out += character;
    at++;
  }
  return out;
}

const GREEK: Readonly<Record<string, string>> = {
  α: '\\alpha',
  β: '\\beta',
  γ: '\\gamma',
  δ: '\\delta',
  ε: '\\varepsilon',
  ζ: '\\zeta',
  η: '\\eta',
  θ: '\\theta',
  ι: '\\iota',
  κ: '\\kappa',
  λ: '\\lambda',
  μ: '\\mu',
  ν: '\\nu',
  ξ: '\\xi',
  π: '\\pi',
  ρ: '\\rho',
  σ: '\\sigma',
  τ: '\\tau',
  υ: '\\upsilon',
  φ: '\\varphi',
  χ: '\\chi',
  ψ: '\\psi',
  ω: '\\omega',
  Γ: '\\Gamma',
  Δ: '\\Delta',
  Θ: '\\Theta',
  Λ: '\\Lambda',
  Ξ: '\\Xi',
  Π: '\\Pi',
  Σ: '\\Sigma',
  Φ: '\\Phi',
  Ψ: '\\Psi',
  Ω: '\\Omega',
};

/**
 * A name of the program as LaTeX: one letter is italic (`x`), a letter with digits has them as index (`W1` → W₁), anything
 * longer stands upright as it was typed (`orange_count`). An element of a tensor (`W1[1, 0]`) is the tensor's name as it was
 * typed with the place as index: upright, so that h[0] is not read as the name h0. Every character that LaTeX reads is
 * escaped.
 */
export function latexName(name: string): string {
  if (name.startsWith('∂')) return derivativeLatex(name);
  const element = /^(.+)\[([\d, ]*)\]$/u.exec(name);
  if (element !== null) return `\\text{${escaped(element[1] ?? '')}}_{${(element[2] ?? '').replaceAll(' ', '')}}`;
  const letter = /^(\p{L})_?(\d*)$/u.exec(name);
  const symbol =
    letter?.[1] === undefined ? null : (GREEK[letter[1]] ?? (/[a-zA-Z]/u.test(letter[1]) ? letter[1] : null));
  if (symbol !== null) return letter?.[2] === '' ? symbol : `${symbol}_{${letter?.[2]}}`;
  return `\\text{${escaped(name)}}`;
}

/** `∂²y/∂x∂z`, as the graph of a derivative calls its nodes, as a fraction. No name of a program has this sign. */
function derivativeLatex(name: string): string {
  const [above = '', below = ''] = name
    .split('/')
    .map((side) =>
      [...side.matchAll(/∂([⁰¹²³⁴-⁹]*)([^∂⁰¹²³⁴-⁹]*)([⁰¹²³⁴-⁹]*)/gu)]
        .map(([, order = '', of = '', times = '']) => `\\partial${power(order)} ${latexName(of)}${power(times)}`)
        .join('\\,'),
    );
  return `\\frac{${above}}{${below}}`;
}

const power = (digits: string) =>
  digits === '' ? '' : `^{${digits.replace(/./gu, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)))}}`;

/** Text as it may stand in `\text{…}`. */
export function escaped(text: string): string {
  return text.replace(/[\\{}$&#^_%~]/gu, (sign) =>
    sign === '\\' ? '\\textbackslash ' : sign === '^' || sign === '~' ? `\\${sign}{}` : `\\${sign}`,
  );
}

/** A written number as LaTeX in its tone, in brackets where it is negative or has a power and stands as an operand. */
export function latexNumberText(
  text: string,
  tag: { readonly key?: string; readonly tone?: Tone; readonly chip?: boolean },
  operand = false,
): string {
  const latex = tagged(latexOfText(text), tag);
  return operand && (text.startsWith('−') || text.includes('10⁻') || text.includes('×')) ? `(${latex})` : latex;
}

/** Names of a graph's nodes in formulas. */
export interface Notation {
  /** The symbol of a node, linked to it. `index` is a word below it (left, right). */
  symbol(node: number, tone?: Tone, index?: string): string;
  /** ∂top/∂bottom, both linked. */
  partial(top: number, bottom: number, index?: string): string;
  /**
   * The gradient that arrives at a node: ∂L/∂x of the output L where the backward pass starts from ∂L/∂L = 1. Where the
   * program gives the gradient that arrives, or the output is no scalar, ∂Y/∂Y would not be what stands there: then as in
   * Deep Learning from Scratch, dX for the gradient at X of whatever comes after.
   */
  gradient(node: number, index?: string): string;
  /** Whether `gradient` writes dX. */
  readonly differential: boolean;
  /** Whether a node goes by its number: a constant without a name. */
  isNumber(node: number): boolean;
}

/** Whether the backward pass starts with something else than the 1 of ∂L/∂L: a given seed, or a gradient with a shape. */
function isSeeded(graph: Graph): boolean {
  return graph.seed.length !== 1 || graph.seed[0] !== 1;
}

/** The notation of a graph; constants without a name stand as their number, written by `constant`. */
export function notationOf(graph: Graph, constant: (node: number) => string): Notation {
  const names = displayNames(graph);
  const symbol = (node: number, tone: Tone = 'ink', index?: string) => {
    const name = names[node];
    const bare = name == null ? constant(node) : latexName(name.text);
    const whole = index === undefined ? bare : `{${bare}}_{\\text{${escaped(index)}}}`;
    return tagged(whole, { key: graph.keys[node] ?? String(node), tone });
  };
  const partial = (top: number, bottom: number, index?: string) =>
    `\\frac{\\partial ${symbol(top)}}{\\partial ${symbol(bottom, 'ink', index)}}`;
  const differential = isSeeded(graph);
  return {
    symbol,
    partial,
    differential,
    isNumber: (node) => names[node] == null,
    gradient: (node, index) =>
      differential ? `\\mathrm{d}${symbol(node, 'ink', index)}` : partial(graph.output, node, index),
  };
}
