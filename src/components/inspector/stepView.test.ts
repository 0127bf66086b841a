import { describe, expect, it } from 'vitest';
import type { Cursor } from '../../engine/timeline/timeline.ts';
import type { Figure } from '../../store/figure.ts';
import { makeFigure } from '../../store/figures.ts';
import { plainText } from '../../texts/sentence.ts';
import type { Language } from '../../texts/text.ts';
import { bareLatex } from '../formula/notation.ts';
import { plainFormula } from '../formula/plainFormula.ts';
import { stepView } from './stepView.ts';
import type { Block, View } from './view.ts';

function figureOf(source: string): Figure {
  const made = makeFigure(source, {}, new Set());
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  return made.figure;
}

function viewAt(
  source: string,
  cursor: Cursor,
  more: { selected?: string; cell?: number; language?: Language } = {},
): View {
  const figure = figureOf(source);
  return stepView({
    figure,
    cursor,
    selected: more.selected ?? null,
    cell: more.cell ?? 0,
    language: more.language ?? 'en',
  });
}

const at = (step: number, edge: number | null = null): Cursor => ({ step, edge });
const formulas = (view: View) =>
  view.blocks.flatMap((block) =>
    block.kind === 'formulas' ? block.lines.map((line) => plainFormula(line.latex)) : [],
  );
const ledgers = (view: View) =>
  view.blocks.filter((block): block is Extract<Block, { kind: 'ledger' }> => block.kind === 'ledger');
const rowsOf = (view: View, k = 0) =>
  ledgers(view)[k]?.rows.map((row) => [plainText(row.label), plainText(row.arithmetic), row.state]);
const notices = (view: View) =>
  view.blocks.flatMap((block) => (block.kind === 'notice' ? [plainText(block.text)] : []));
const facts = (view: View) =>
  view.blocks.flatMap((block) => (block.kind === 'fact' ? [`${block.label}: ${plainText(block.text)}`] : []));

const stepsOf = (source: string) => figureOf(source).timeline.length;

const FRUIT =
  'apple = 100; apple_count = 2\norange = 150; orange_count = 3\ntax = 1.1\napples = apple*apple_count\noranges = orange*orange_count\nsubtotal = apples + oranges\nprice = subtotal*tax';
const FAN_OUT = 'x = 3\ny = x*x + sin(x)';

describe('stepView, a chain of scalars', () => {
  it('writes a forward step: rule, input, numbers, and what is saved and why', () => {
    const view = viewAt('x = 3; y = 4\nt = x + y\nz = t^2', at(2));
    expect(view.title).toBe('Forward through ( )²');
    expect(formulas(view)).toEqual(['z = t^2', 't = 7', 'z = 7^2 = 49']);
    expect(facts(view)).toEqual(['Saved for backward: its input, t = 7']);
    const saved = view.blocks.find((block) => block.kind === 'fact');
    expect(saved?.kind === 'fact' && plainFormula(saved.because?.latex ?? '')).toBe('∂z/∂t = 2 t');
  });

  it('writes one edge of a backward step in the four parts of the design', () => {
    const view = viewAt(FRUIT, at(8, 2));
    expect(view.title).toBe('Backward through ×');
    expect(plainText(view.subtitle)).toBe('edge to orange_count · 2 of 2');
    expect(formulas(view)).toEqual([
      '∂price/∂orange_count = ∂price/∂oranges · ∂oranges/∂orange_count',
      '∂oranges/∂orange_count = orange = 150',
      '1.1 · 150 = 165',
    ]);
    expect(rowsOf(view)).toEqual([
      ['before', '0', 'done'],
      ['from ×, right input', '0 + 1.1 · 150 = 165', 'now'],
    ]);
    expect(plainText(ledgers(view)[0]?.heading ?? [])).toBe('Ledger of grad(orange_count): 1 of 1, complete');
    expect(facts(view)).toEqual(['Saved for backward: both inputs: 150, 3']);
  });

  it('says = where the digits shown are true, and gives the double in full where they are rounded', () => {
    const view = viewAt(FRUIT, at(4));
    expect(formulas(view).at(-1)).toBe('price = 650 · 1.1 = 715');
    expect(facts(view)[0]).toBe('In float64: 715.0000000000001');
    expect(formulas(viewAt('x = 3\ny = sin(x)', at(1))).at(-1)).toBe('y = sin 3 ≈ 0.141120');
  });

  it('shows every edge of a whole step in a part of its own', () => {
    const view = viewAt(FRUIT, at(8));
    expect(plainText(view.subtitle)).toBe('oranges · both edges');
    expect(view.blocks.filter((block) => block.kind === 'edge')).toHaveLength(2);
    expect(ledgers(view)).toHaveLength(2);
  });

  it('starts the way back with 1, because ∂y/∂y = 1', () => {
    expect(formulas(viewAt(FRUIT, at(5)))).toEqual(['∂price/∂price = 1']);
  });

  it('says at the start what the program is', () => {
    expect(plainText(viewAt(FRUIT, at(0)).subtitle)).toBe('5 inputs, 4 operations, output price. Next (→) starts.');
  });

  it('copies LaTeX without links', () => {
    const view = viewAt(FRUIT, at(8, 2));
    const [first] = view.blocks;
    const latex = first?.kind === 'formulas' ? bareLatex(first.lines[0]?.latex ?? '') : '';
    expect(latex).not.toContain('\\data');
    expect(latex).toContain('\\frac{\\partial {\\text{price}}}{\\partial {\\text{orange\\_count}}}');
  });
});

describe('stepView at a fan-out', () => {
  it('adds three contributions into one x, one line each', () => {
    const view = viewAt(FAN_OUT, at(7, 1));
    expect(plainText(view.subtitle)).toBe('edge to x (left input) · 1 of 2');
    expect(formulas(view).slice(0, 4)).toEqual([
      'contribution = ∂y/∂a · ∂a/∂xleft',
      'a = x · x',
      '∂a/∂xleft = xright = 3',
      '1 · 3 = 3',
    ]);
    expect(rowsOf(view)).toEqual([
      ['before', '0', 'done'],
      ['from sin', '0 + 1 · (−0.98999) = −0.98999', 'done'],
      ['from ×, left', '−0.98999 + 1 · 3 = 2.01001', 'now'],
      ['from ×, right', '2.01001 + …', 'later'],
    ]);
    expect(plainText(ledgers(view)[0]?.heading ?? [])).toBe('Ledger of grad(x): 2 of 3, incomplete');
    expect(ledgers(view)[0]?.exactly).toBe('2.010007503399555');
  });

  it('is complete at the end, with 3 + 3 + cos 3', () => {
    const view = viewAt(FAN_OUT, at(7));
    expect(rowsOf(view, 1)?.at(-1)).toEqual(['from ×, right', '2.01001 + 1 · 3 = 5.01001', 'now']);
    expect(ledgers(view).at(-1)?.exactly).toBe('5.010007503399555');
  });

  it('counts up to the line that is lit: of two edges in one step the first part is not complete yet', () => {
    const view = viewAt(FAN_OUT, at(7));
    expect(ledgers(view).map((ledger) => plainText(ledger.heading))).toEqual([
      'Ledger of grad(x): 2 of 3, incomplete',
      'Ledger of grad(x): 3 of 3, complete',
    ]);
    expect(rowsOf(view, 0)?.map(([, , state]) => state)).toEqual(['done', 'done', 'now', 'later']);
  });

  it('says of what a contribution is one, and what a letter stands for', () => {
    const [rule] = viewAt(FAN_OUT, at(7, 1)).blocks;
    expect(rule?.kind === 'formulas' && plainText(rule.heading)).toBe('Rule: one of 3 contributions to x');
    expect(rule?.kind === 'formulas' && rule.lines[1]?.lead).toBe('where');
  });

  it('does not tell totals of lines that are still to come', () => {
    expect(rowsOf(viewAt(FAN_OUT, at(6)))?.map(([, arithmetic]) => arithmetic)).toEqual([
      '0',
      '0 + 1 · (−0.98999) = −0.98999',
      '−0.98999 + …',
      '…',
    ]);
  });

  it('writes one number with the same digits in formula, product and ledger', () => {
    const view = viewAt('a = 2; b = 3\ny = (a*b + sin(a))^2', at(stepsOf('a = 2; b = 3\ny = (a*b + sin(a))^2')));
    const text = JSON.stringify(view.blocks);
    const found = new Set(text.match(/13\.81\d*/gu));
    expect(found.size).toBe(1);
  });

  it('uses left and right where one node stands in both places, forwards as backwards', () => {
    const saved = viewAt('x = 3\ny = x*x', at(1)).blocks.find((block) => block.kind === 'fact');
    expect(saved?.kind === 'fact' && plainFormula(saved.because?.latex ?? '')).toBe('∂y/∂xleft = xright');
  });

  it('chooses the note about a difference by the side, and names nodes that would read the same', () => {
    const source = 'a = 5; b = 2\nc = a - b\nd = a - 1\ny = c*d';
    const headings = (step: number) =>
      viewAt(source, at(step)).blocks.flatMap((block) => (block.kind === 'formulas' ? [plainText(block.heading)] : []));
    expect(headings(6)).toContain('Local derivative — the left input keeps its sign');
    expect(headings(6)).not.toContain('Local derivative — the right input turns the sign');
    expect(headings(7)).toContain('Local derivative — the right input turns the sign');
    expect(rowsOf(viewAt(source, at(7)))?.map(([label]) => label)).toEqual([
      'before',
      'from − (d)',
      'from − (c), left input',
    ]);
  });

  it('says the result at the very end, and only there', () => {
    const result = (step: number) =>
      viewAt('a = 2; b = 3\ny = a*b', at(step)).blocks.flatMap((block) =>
        block.kind === 'result' ? block.lines.map((line) => plainFormula(line.latex)) : [],
      );
    expect(result(3)).toEqual(['∂y/∂a = 3', '∂y/∂b = 2']);
    expect(result(2)).toEqual([]);
  });

  it('keeps a long ledger short', () => {
    const view = viewAt(`x = 1\ny = ${Array.from({ length: 300 }, () => 'x').join(' + ')}`, at(600));
    expect(ledgers(view)[0]?.rows.length).toBeLessThan(30);
    expect(rowsOf(view)?.some(([label]) => /more$/u.test(label ?? ''))).toBe(true);
  });
});

describe('stepView with a seed of its own', () => {
  const SEEDED = 'X = [[1, 2]]\nW = [[3], [4]]\nY = X @ W\n@seed [[2]]';
  it('writes dY instead of ∂Y/∂Y in seed, rule and ledger', () => {
    expect(formulas(viewAt(SEEDED, at(2)))).toEqual(['dY = 2']);
    const view = viewAt(SEEDED, at(3));
    expect(formulas(view).slice(0, 2)).toEqual(['dX = dY Wᵀ', 'dW = Xᵀ dY']);
    expect(plainText(ledgers(view)[0]?.heading ?? [])).toBe('Ledger of dX: 1 of 1, complete');
    expect(JSON.stringify(view.blocks)).not.toContain('partial');
  });

  it('keeps the local derivative of an elementwise op', () => {
    expect(formulas(viewAt('x = 3\ny = x^2\n@seed 5', at(3)))).toContain('dx = dy · ∂y/∂x');
  });

  it('explains ones where the output has a shape', () => {
    const view = viewAt('a = [1, 2]\ny = 2*a', at(2));
    expect(formulas(view)).toEqual(['dy = 1']);
    expect(JSON.stringify(view.blocks)).toContain('starts from ones');
  });
});

describe('stepView of several passes', () => {
  it('tells the passes apart in every line, and counts nothing for a seed', () => {
    const source = 'x = 3\ny = x^2\n@backward\n@backward';
    expect(rowsOf(viewAt(source, at(5)))?.map(([label]) => label)).toEqual([
      'before',
      'from ( )², pass 1',
      'from ( )², pass 2',
    ]);
    const seeds = viewAt(source, at(4));
    expect(plainText(ledgers(seeds)[0]?.heading ?? [])).toBe('Ledger of grad(y)');
    expect(rowsOf(seeds)?.at(-1)?.[0]).toBe('seed, pass 2');
  });
});

describe('stepView of losses', () => {
  const CE = 'a = [[0.3, 2.9, 4], [1, 2, 0.5]]\nt = const([[0, 0, 1], [1, 0, 0]])\nL = softmax_cross_entropy(a, t)';
  const sums = (view: View) =>
    view.blocks.flatMap((block) =>
      block.kind === 'terms' ? block.rows.map((row) => `${plainText(row.label)} ${plainText(row.arithmetic)}`) : [],
    );

  it('writes −ln p / N for every target of a cross-entropy', () => {
    expect(sums(viewAt(CE, at(1)))).toEqual([
      '[0, 2] −ln 0.736597 / 2 ≈ 0.152857',
      '[1, 0] −ln 0.231224 / 2 ≈ 0.732184',
      'sum ≈ 0.885042',
    ]);
    expect(sums(viewAt('y = [0.5, 2]\nt = [1, 1]\nL = mse(y, t)', at(1)))).toEqual([
      '[0] (0.5 − 1)² / 2 = 0.125',
      '[1] (2 − 1)² / 2 = 0.5',
      'sum = 0.625',
    ]);
  });

  it('writes (y − t)/N on the way back, shows the softmax it saved, and names no side of the only way', () => {
    const view = viewAt(CE, at(3), { cell: 2 });
    expect(formulas(view).at(-1)).toBe('1 · (0.73660 − 1)/2 = −0.13170');
    expect(rowsOf(view)?.[1]?.[0]).toBe('from softmax_cross_entropy');
    expect(view.blocks.flatMap((block) => (block.kind === 'grid' ? [block.grid.caption] : []))).toContain(
      'y = softmax(a) (2, 3)',
    );
  });

  it('says = where the digits of a squared error are true', () => {
    const view = viewAt('y = [0.5, 2]\nt = const([1, 1])\nL = mse(y, t)', at(3));
    expect(formulas(view)).toContain('1 · (2 (0.5 − 1))/2 = −0.5');
  });
});

describe('stepView of tensors', () => {
  const AFFINE =
    'X = const([[1, 2, 3], [4, 5, 6]])\nW = param([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]])\nb = param([0.1, 0.2])\nz = affine(X, W, b)\nL = sum(z)';

  it('puts the rules of affine together, with their shapes', () => {
    const view = viewAt(AFFINE, at(5));
    const rules = view.blocks.find((block) => block.kind === 'formulas');
    const lines = rules?.kind === 'formulas' ? rules.lines : [];
    expect(lines.map((line) => line.aside)).toEqual(['(3, 2) = (3, 2) · (2, 2)', '(2,) ← (2, 2)']);
    expect(lines.map((line) => plainFormula(line.latex))).toEqual(['∂L/∂W = Xᵀ ∂L/∂z', '∂L/∂b = Σaxis=0 ∂L/∂z']);
  });

  it('writes the chosen entry out as a sum of products', () => {
    const terms = (cell: number) => {
      const block = viewAt(AFFINE, at(5), { cell }).blocks.find((one) => one.kind === 'terms');
      return block?.kind === 'terms'
        ? [plainText(block.heading), ...block.rows.map((row) => plainText(row.arithmetic))]
        : [];
    };
    expect(terms(0)).toEqual(['With numbers: entry [0, 0] of the gradient of W', '1 · 1', '1 · 4', '= 5']);
    expect(terms(4)).toEqual(['With numbers: entry [2, 0] of the gradient of W', '1 · 3', '1 · 6', '= 9']);
  });

  it('shows the whole gradient as a grid', () => {
    const grids = viewAt(AFFINE, at(5)).blocks.flatMap((block) =>
      block.kind === 'grid' ? [[block.grid.shape, [...block.grid.elements]]] : [],
    );
    expect(grids).toEqual([
      [
        [3, 2],
        [5, 5, 7, 7, 9, 9],
      ],
      [[2], [2, 2]],
    ]);
  });

  it('shows the switch of ReLU', () => {
    const view = viewAt('x = -2\ny = relu(x)', at(3));
    expect(formulas(view)[1]).toContain('= 0');
    expect(formulas(view)[2]).toBe('1 · 0 = 0');
    expect(facts(view)).toEqual(['Saved for backward: a mask: where it let through']);
  });
});

describe('stepView of a selected node', () => {
  it('shows it instead of the step, with what can be done', () => {
    const figure = figureOf('x = 0.5\ny = sigmoid(x)');
    const view = stepView({ figure, cursor: at(3), selected: figure.graph.keys[1] ?? '', cell: 0, language: 'en' });
    expect(view.title).toBe('y');
    expect(view.actions).toEqual({
      node: 1,
      toggle: { key: figure.graph.keys[1], opens: true, symbol: 'sigmoid' },
      canRun: true,
    });
    expect(facts(view)).toContain('Gradient: 1');
    expect(facts(view)).toContain('Used by: nothing: it is the output');
  });

  it('goes back to the step when the node is gone', () => {
    expect(viewAt(FRUIT, at(1), { selected: 'gone' }).actions).toBeNull();
  });
});

describe('stepView of numbers that are none', () => {
  it('tells that the gradient of 1/(1 + exp(−x)) at −1000 dies at exp: 0 · ∞', () => {
    const source = 'x = -1000\ny = 1/(1 + exp(-x))';
    const figure = figureOf(source);
    const last = stepView({ figure, cursor: at(figure.timeline.length), selected: null, cell: 0, language: 'en' });
    const [notice = ''] = notices(last);
    expect(notice).toContain('NaN arose at exp');
    expect(notice).toContain('0 · ∞');
    expect(notice).toContain('= 1000');
    expect(notices(stepView({ figure, cursor: at(2), selected: null, cell: 0, language: 'en' }))[0]).toContain(
      '∞ arose at exp',
    );
  });

  it('has nothing to tell about sigmoid', () => {
    expect(notices(viewAt('x = -1000\ny = sigmoid(x)', at(3)))).toEqual([]);
  });

  it.each([
    ['x = 0\ny = 1/x', 1, 'divides by 0'],
    ['x = 0\ny = log(x)', 1, 'logarithm of 0'],
    ['x = -1\ny = sqrt(x)', 1, 'no real number'],
    ['x = 0\ny = sqrt(x)', 3, 'local derivative is infinite'],
    ['x = 1000\ny = exp(x)', 1, 'larger than any double'],
    ['x = 1000\ny = exp(x) - exp(x)', 3, 'no definite value'],
  ])('%s at step %i: %s', (source, step, words) => {
    expect(notices(viewAt(source, at(step))).join()).toContain(words);
  });
});

describe('stepView in every state', () => {
  const PROGRAMS = [
    FRUIT,
    FAN_OUT,
    'x = 1',
    'a = [1, 2]\ny = softmax(a)',
    'x = 2\ny = relu(x) * max(x, 1) - x/3',
    'X = [[1, 2], [3, 4]]\ny = mean(X.T @ X, axis=0)',
  ];
  it.each(PROGRAMS)('has words for every step and node of %s', (source) => {
    const figure = figureOf(source);
    for (const language of ['en', 'ko'] as const) {
      for (let step = 0; step <= figure.timeline.length; step++) {
        for (const selected of [null, ...figure.graph.keys]) {
          const text = JSON.stringify(
            stepView({ figure, cursor: at(step), selected, cell: 1, language }),
            (_key, value: unknown) => (value instanceof Float64Array ? [...value] : value),
          );
          expect(text).not.toMatch(/undefined|\[object/u);
        }
      }
    }
  });
});
