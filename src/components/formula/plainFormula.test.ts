import { describe, expect, it } from 'vitest';
import { bareLatex, latexName, tagged } from './notation.ts';
import { plainFormula } from './plainFormula.ts';

describe('plainFormula', () => {
  it.each([
    ['\\frac{\\partial y}{\\partial x} = 2 x', '∂y/∂x = 2 x'],
    ['\\frac{a - t}{N}', '(a − t)/N'],
    ['\\frac{1}{x \\cdot y}', '1/(x · y)'],
    ['\\text{orange\\_count} = 1.5 \\times 10^{-7}', 'orange_count = 1.5 × 10^−7'],
    ['X^{\\top}\\,W_{1}', 'Xᵀ W1'],
    ['\\text{W1}_{1,0} \\cdot h_{1}', 'W1[1,0] · h1'],
    ['\\sqrt{1 - \\beta_{2}} + \\sqrt{v} \\cdot \\eta \\cdot \\mu - 1', '√(1 − β2) + √v · η · μ − 1'],
    ['\\tilde{g}_{t} = -g_{t}', 'g̃t = −gt'],
    ['\\data{node=a.0,tone=value}{x}^{2}', 'x^2'],
  ])('%s reads %s', (latex, text) => {
    expect(plainFormula(latex)).toBe(text);
  });
});

describe('bareLatex', () => {
  it('takes the links off and keeps the formula', () => {
    const x = tagged('x', { key: 'k/1', tone: 'value' });
    const name = tagged('\\text{a\\_b}', { key: 'k.2' });
    expect(bareLatex(`${x}^{2} + \\frac{${name}}{${tagged('-3', { tone: 'value', chip: true })}}`)).toBe(
      'x^{2} + \\frac{{\\text{a\\_b}}}{{-3}}',
    );
    expect(bareLatex(`2 ${tagged('\\theta', { key: 'k' })}x`)).toBe('2 \\theta x');
  });
});

describe('latexName', () => {
  it.each([
    ['x', 'x'],
    ['W1', 'W_{1}'],
    ['θ', '\\theta'],
    ['θ2', '\\theta_{2}'],
    ['orange_count', '\\text{orange\\_count}'],
    ['h[0]', '\\text{h}_{0}'],
    ['W1[1, 0]', '\\text{W1}_{1,0}'],
    ['온도', '\\text{온도}'],
    ['a}b\\c', '\\text{a\\}b\\textbackslash c}'],
    ['∂y/∂x', '\\frac{\\partial y}{\\partial x}'],
    ['∂³loss/∂W1[0,1]²∂θ', '\\frac{\\partial^{3} \\text{loss}}{\\partial \\text{W1}_{0,1}^{2}\\,\\partial \\theta}'],
  ])('%s is %s', (name, latex) => {
    expect(latexName(name)).toBe(latex);
  });
});
