import { expect, it } from 'vitest';
import { normalName, superscriptValue } from './characters.ts';
import { tokenize } from './tokenizer.ts';
import { TOKEN } from './tokens.ts';

const NAMES = new Map<number, string>(Object.entries(TOKEN).map(([name, kind]) => [kind, name]));

function tokens(source: string): string[] {
  const { kinds, starts, ends } = tokenize(source);
  return kinds.slice(0, -1).map((kind, i) => `${NAMES.get(kind)} ${source.slice(starts[i], ends[i])}`.trim());
}

it.each<[string, string[]]>([
  ['.5 5. 1e-3 2E+4', ['number .5', 'number 5.', 'number 1e-3', 'number 2E+4']],
  ['2e3x', ['number 2e3', 'name x']],
  ['2e', ['number 2', 'name e']],
  ['2e+x', ['number 2', 'name e', 'plus +', 'name x']],
  ['5.T + A.Ta', ['number 5', 'transpose .T', 'plus +', 'name A', 'unknown .', 'name Ta']],
  ['x² y⁻¹⁰', ['name x', 'superscript ²', 'name y', 'superscript ⁻¹⁰']],
  ['2πr×θ_1', ['number 2', 'pi π', 'name r', 'times ×', 'name θ_1']],
  ['a÷b − c·d', ['name a', 'divide ÷', 'name b', 'minus −', 'name c', 'times ·', 'name d']],
  ['Wᵀ@W', ['name W', 'transpose ᵀ', 'at @', 'name W']],
  ['x**2 # no ^', ['name x', 'power **', 'number 2']],
  [
    '(a\n+b)\n@output y',
    ['openRound (', 'name a', 'plus +', 'name b', 'closeRound )', 'newline', 'directive @output', 'name y'],
  ],
  [
    'f(a,\n axis=1)',
    ['name f', 'openRound (', 'name a', 'comma ,', 'name axis', 'equals =', 'number 1', 'closeRound )'],
  ],
  ['(a\nb = 1', ['openRound (', 'name a', 'newline', 'name b', 'equals =', 'number 1']],
  ['（x＋１', ['openRound （', 'name x', 'plus ＋', 'unknown １']],
])('splits %j', (source, expected) => {
  expect(tokens(source)).toEqual(expected);
});

it('compares names in normal form', () => {
  expect(normalName('x₁')).toBe('x1');
  expect(normalName('𝑥')).toBe('x');
  expect(normalName('π')).toBe('pi');
  expect(normalName('\u1109\u1161\u1100\u116a')).toBe('사과');
  expect(normalName('__proto__')).toBe('__proto__');
});

it('reads superscripts', () => {
  expect(superscriptValue('²')).toBe(2);
  expect(superscriptValue('⁻¹⁰')).toBe(-10);
});
