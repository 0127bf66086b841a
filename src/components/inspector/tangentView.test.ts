import { describe, expect, it } from 'vitest';
import { CLOSED } from '../../store/figure.ts';
import { makeFigure } from '../../store/figures.ts';
import { tangentFigure } from '../../store/lens/tangentFigure.ts';
import { bareLatex } from '../formula/notation.ts';
import { stepView } from './stepView.ts';
import { formulasOf, type View } from './view.ts';

function viewAt(source: string, step: number, ofOutput = false): View {
  const made = makeFigure(source, {}, CLOSED.opened);
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  const figure = tangentFigure(made.figure, { kind: 'tangent', of: null });
  const selected = ofOutput ? (figure.graph.keys[figure.graph.output] as string) : null;
  return stepView({ figure, cursor: { step, edge: null }, selected, cell: 0, language: 'en' });
}

const latex = (view: View) => formulasOf(view).map(bareLatex);
const rows = (view: View) =>
  view.blocks.flatMap((block) =>
    block.kind === 'terms' ? block.rows.map(({ arithmetic }) => arithmetic.map(({ text }) => text).join('')) : [],
  );

describe('the inspector in forward mode', () => {
  it('writes the rule, the local derivative and the product of one edge', () => {
    const view = viewAt('x = 3\ny = x*x + sin(x)', 6);
    expect(view.title).toBe('Tangent through sin');
    expect(latex(view)[0]).toBe('\\dot{b} = \\frac{\\partial b}{\\partial x} \\cdot \\dot{x}');
    expect(latex(view).at(-1)).toBe('1 \\cdot ({-0.98999}) = {-0.98999}');
  });

  it('adds up what several edges bring', () => {
    const view = viewAt('x = 3\ny = x*x + sin(x)', 7);
    expect(rows(view)).toEqual(['6 · 1', '−0.98999 · 1', '= 5.01001']);
    expect(rows(viewAt('x = 3\ny = x*x', 3))).toEqual(['1 · 3', '1 · 3', '= 6']);
  });

  it('writes a linear op with the tangent in the place of its input', () => {
    const view = viewAt('X = [[1, 2]]; W = [[1], [2]]; b = [1]\nY = affine(X, W, b)', 3);
    expect(latex(view)[0]).toBe('\\dot{Y} = \\dot{X}\\,W');
  });

  it('begins a pass with 1 for its input and 0 for the others', () => {
    const view = viewAt('a = 2; b = 3\ny = a * b', 2);
    expect(view.title).toBe('The pass of a begins');
    expect(latex(view)).toEqual(['\\dot{a} = 1', '\\dot{b} = 0']);
  });

  it('shows a node with its tangent, and no gradient', () => {
    const view = viewAt('a = 2; b = 3\ny = a * b', 3, true);
    const facts = view.blocks.flatMap((block) => (block.kind === 'fact' ? [block.label] : []));
    expect(facts).toContain('Tangent');
    expect(facts).not.toContain('Gradient');
  });

  it('says where 0 · ∞ arises, and why the reverse pass has a number there', () => {
    const notices = (source: string, step: number) =>
      viewAt(source, step).blocks.flatMap((block) =>
        block.kind === 'notice' ? [block.text.map(({ text }) => text).join('')] : [],
      );
    expect(notices('x = -1\ny = sqrt(relu(x))', 5)).toEqual([
      '0 · ∞ has no value: the tangent 0 that leaves the closed ReLU meets the infinite slope of √, and NaN goes on from here. In reverse mode ReLU comes after √ and sends exactly 0.',
    ]);
    // Both ways are NaN.
    expect(notices('x = 0\ny = sqrt(x*x)', 5)).toEqual([
      '0 · ∞ has no value: a tangent of 0 meets the infinite slope of √, and NaN goes on from here.',
    ]);
    expect(notices('x = -1\ny = sqrt(relu(x))', 4)).toEqual([]);
    expect(notices('x = 4\ny = sqrt(relu(x))', 5)).toEqual([]);
  });
});
