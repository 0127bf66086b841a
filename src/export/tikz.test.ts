import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureOf, HOSTILE, placedOf, renamed } from './figure.testkit.ts';
import { tikzNeedsUnicode, toTikz } from './tikz.ts';
import { TikzPen } from './tikzPen.ts';
import { needsUnicode, tikzName, tikzNumber, tikzSymbol } from './tikzText.ts';

const whole = (step: number) => ({ step, edge: null });
const apple = figureOf('apple = 100; count = 2; tax = 1.1\nsubtotal = apple * count\nprice = subtotal * tax');
const placed = placedOf(apple);

/** Whether every brace that LaTeX reads is closed. */
function balanced(latex: string): boolean {
  let depth = 0;
  for (const brace of latex
    .replace(/\\[\\{}%]/gu, '')
    .replace(/%.*$/gmu, '')
    .match(/[{}]/gu) ?? []) {
    depth += brace === '{' ? 1 : -1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

describe('tikzName', () => {
  it.each([
    ['x', 'x'],
    ['W1', 'W_{1}'],
    ['h_12', 'h_{12}'],
    ['orange_count', '\\mathit{orange\\_count}'],
    ['c₀', '\\mathit{c}_{0}'],
    ['θ', '\\theta'],
    ['α1', '\\alpha_{1}'],
    ['αb', '\\mathit{\\alpha b}'],
    ['W1[0, 1]', '\\mathit{W1}_{0,1}'],
    ['사과', '\\gradstepname{사과}{n_{7}}'],
    ['a%b', '\\mathit{a\\%b}'],
  ])('%s is %s', (name, latex) => {
    expect(tikzName(name, 7)).toBe(latex);
  });

  it('is balanced and has no sign of LaTeX in it that is not escaped, whatever the name', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE)), (name) => {
        const latex = tikzName(name, 3);
        expect(balanced(latex)).toBe(true);
        // What is left without the commands that the name's own signs become.
        const left = latex
          .replace(/\\(?:[{}$&#_%^~ ]|[a-zA-Z]+)/gu, '')
          .replace(/_\{[\d,]*\}|_\{n_\{3\}\}|n_\{3\}/gu, '');
        expect(left).not.toMatch(/[$&#%_^~\\\n]/u);
        const commands = new Set(latex.match(/\\[a-zA-Z]+/gu));
        for (const command of commands) {
          expect(command).toMatch(
            /^\\(?:gradstepname|mathit|textbackslash|backslash|wedge|sim|(?:var)?[a-z]{2,7}|[A-Z][a-z]{1,6})$/u,
          );
          expect(command).not.toMatch(/^\\(?:input|end|write|def|read)$/u);
        }
        if (!needsUnicode(name)) expect(latex).not.toMatch(/[^\u0020-\u007e]/u);
      }),
    );
  });
});

describe('tikzNumber and tikzSymbol', () => {
  it.each([
    [-0.5, '$-0.5$'],
    [-2.5e-9, '$-2.5 \\times 10^{-9}$'],
    [Number.NEGATIVE_INFINITY, '$-\\infty$'],
    [Number.NaN, '$\\mathrm{NaN}$'],
    [-0, '$-0$'],
  ])('%s is %s', (value, latex) => {
    expect(tikzNumber(value)).toBe(latex);
  });

  it.each([
    ['×', '$\\times $'],
    ['( )²', '$(\\ )^{2}$'],
    ['( )⁻¹²', '$(\\ )^{-12}$'],
    ['( )^2.5', '$(\\ )^{2.5}$'],
    ['^', '$\\wedge $'],
    ['( )ᵀ', '$(\\ )^{\\mathsf T}$'],
    ['softmax CE', '$\\mathrm{softmax\\ CE}$'],
    ['1/·', '$1/\\cdot $'],
    ['σ', '$\\sigma $'],
  ])('%s is %s', (symbol, latex) => {
    expect(tikzSymbol(symbol)).toBe(latex);
  });
});

describe('TikzPen', () => {
  it('follows the path data of the layout, from its own corner', () => {
    const pen = new TikzPen({ x: 10, y: -20, width: 100, height: 100 });
    pen.path('draw', 'M10,-20H30C40,-20 40,0 50,0 H60V8L70,-8Z');
    expect(pen.lines).toEqual([
      '  \\path[draw] (0,0) -- (10,0) .. controls (15,0) and (15,10) .. (20,10) -- (25,10) -- (25,14) -- (30,6) -- cycle;',
    ]);
  });

  it('makes a large figure no larger than TeX can hold', () => {
    const pen = new TikzPen({ x: 0, y: 0, width: 2e6, height: 10 });
    expect(Number(pen.length(2e6))).toBeLessThanOrEqual(14_000);
  });
});

describe('toTikz', () => {
  it('has no gradient before the backward phase, and each from its own step on', () => {
    const back = (step: number) => (toTikz(apple, whole(step), placed).match(/text=gs-grad\b/gu) ?? []).length;
    expect([0, 1, 2, 3, 4, 5].map(back)).toEqual([0, 0, 0, 1, 3, 5]);
  });

  it('shows a value as soon as it is computed, and no earlier', () => {
    const values = (step: number) => (toTikz(apple, whole(step), placed).match(/text=gs-value\b/gu) ?? []).length;
    expect([0, 1, 2].map(values)).toEqual([3, 4, 5]);
    expect(toTikz(apple, whole(2), placed)).toContain('{$220$};');
  });

  it('is a document of its own, or a picture without a preamble', () => {
    expect(toTikz(apple, whole(5), placed)).toMatch(
      /\\documentclass.*\\begin\{document\}[\s\S]*\\end\{document\}\n$/su,
    );
    const picture = toTikz(apple, whole(5), placed, { standalone: false });
    expect(picture).not.toContain('\\documentclass');
    expect(picture).toMatch(/\\begingroup[\s\S]*\\end\{tikzpicture\}%\n\\endgroup\n$/u);
  });

  it('is as many commands with any name, each closed', () => {
    const commands = toTikz(apple, whole(5), placed).split('\n').length;
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom(...HOSTILE)), (name) => {
        const latex = toTikz(renamed(apple, name), whole(5), placed);
        expect(balanced(latex)).toBe(true);
        const foreign = latex.includes('% Some names need') ? 1 : 0;
        expect(latex.split('\n').length).toBe(commands + foreign);
      }),
      { numRuns: 60 },
    );
  });

  it('says that names beyond LaTeX’s own fonts need another engine', () => {
    expect(tikzNeedsUnicode(apple)).toBe(false);
    const korean = figureOf('사과 = 100\n값 = 사과 * 2');
    expect(tikzNeedsUnicode(korean)).toBe(true);
    expect(toTikz(korean, whole(0), placedOf(korean))).toContain('% Some names need XeLaTeX');
  });
});
