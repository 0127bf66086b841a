import { describe, expect, it } from 'vitest';
import { firstUpdate, type Timeline, updateStep } from '../../engine/timeline/timeline.ts';
import type { TrainingSettings } from '../../engine/training/settings.ts';
import type { Figure } from '../../store/figure.ts';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import { plainText } from '../../texts/sentence.ts';
import type { Language } from '../../texts/text.ts';
import { plainFormula } from '../formula/plainFormula.ts';
import { stepView } from './stepView.ts';
import { updateView } from './updateView.ts';
import type { Block, View } from './view.ts';

const LINE = 'x = [1, 2]\nt = [2, 1]\nw = param(0.5)\nb = param(1)\nloss = mse(w*x + b, t)';
const MATRIX = 'X = [[1, 2]]\nW = param([[0.5], [0.25]])\nloss = sum(X @ W)';

interface Shown {
  readonly iteration?: number;
  readonly training?: Partial<TrainingSettings>;
  readonly selected?: string;
  readonly cell?: number;
  readonly language?: Language;
  readonly level?: 3;
}

/** The figure of an iteration as the page makes it. */
function figureAt(source: string, { iteration = 0, training = {}, level }: Shown): Figure {
  const store = makeStore({ document: { source, values: {}, training }, language: 'en' }, learning);
  store.getState().goToIteration(iteration);
  if (level !== undefined) store.getState().setLevel(level);
  const { figure, iteration: there } = store.getState();
  if (figure === null || there !== iteration) throw new Error('not trained');
  return figure;
}

function viewAt(source: string, stepOf: (timeline: Timeline) => number, more: Shown = {}): View {
  const figure = figureAt(source, more);
  return stepView({
    figure,
    cursor: { step: stepOf(figure.timeline), edge: null },
    selected: more.selected === undefined ? null : (figure.graph.keys[nodeCalled(figure, more.selected)] ?? null),
    cell: more.cell ?? 0,
    language: more.language ?? 'en',
    iteration: more.iteration ?? 0,
    samples: 2,
    updateView,
  });
}

const nodeCalled = ({ graph }: Figure, name: string) => [...graph.names].find(([, one]) => one === name)?.[0] ?? -1;
const end = (timeline: Timeline) => timeline.length;
const beforeUpdates = (timeline: Timeline) => firstUpdate(timeline) - 1;
const formulas = (view: View) =>
  view.blocks.flatMap((block) =>
    block.kind === 'formulas'
      ? block.lines.map(({ latex, result }) => plainFormula(`${latex} ${result ?? ''}`).trim())
      : [],
  );
const texts = (view: View) =>
  view.blocks.flatMap((block) => (block.kind === 'text' || block.kind === 'notice' ? [plainText(block.text)] : []));
const facts = (view: View) =>
  view.blocks.flatMap((block) => (block.kind === 'fact' ? [`${block.label}: ${plainText(block.text)}`] : []));
const ledger = (view: View) =>
  view.blocks
    .filter((block): block is Extract<Block, { kind: 'ledger' }> => block.kind === 'ledger')
    .flatMap(({ rows }) => rows.map((row) => `${plainText(row.label)} | ${plainText(row.arithmetic)}`));
const grids = (view: View) =>
  view.blocks.flatMap((block) => (block.kind === 'grid' ? [`${block.grid.caption}: ${[...block.grid.elements]}`] : []));

const SGD = { optimizer: 'sgd', options: { lr: 0.1 } } as const;

describe('the view of an update step', () => {
  it('writes the rule in symbols, and with the numbers of this parameter', () => {
    // y = [1.5, 2], y − t = [−0.5, 1]; ∂loss/∂w = Σ 2(y − t)x/2 = 1.5, ∂loss/∂b = 0.5.
    const view = viewAt(LINE, firstUpdate, { training: SGD });
    expect(view.title).toBe('Update of w');
    expect(plainText(view.subtitle)).toBe('SGD, update t = 1');
    expect(formulas(view)).toEqual(['θt = θt−1 − η · gt', 'θt = 0.5 − 0.1 · 1.5 = 0.35']);
    expect(facts(view)).toEqual([
      'Change: 0.5 → 0.35 (−0.15)',
      'Kept by the optimizer: nothing: the next update sees the next gradient alone',
    ]);
    expect(formulas(viewAt(LINE, end, { training: SGD }))[1]).toBe('θt = 1 − 0.1 · 0.5 = 0.95');
  });

  it('says = only where the digits shown make it true', () => {
    const view = viewAt(LINE, firstUpdate, { training: { optimizer: 'adam', options: { lr: 0.01 } } });
    expect(formulas(view).slice(5)).toEqual([
      'mt = 0.9 · 0 + (1 − 0.9) · 1.5 = 0.15',
      'vt = 0.999 · 0 + (1 − 0.999) · 1.5^2 = 0.00225',
      'ηt = 0.01/(1 − 0.9^1) = 0.1',
      'dt = √0.00225/√(1 − 0.999^1) + 10^−8 ≈ 1.50000',
      'θt = 0.5 − (0.1 · 0.15)/1.50000 = 0.490000',
    ]);
    expect(ledger(view)).toEqual(['exp_avg | 0 → 0.15', 'exp_avg_sq | 0 → 0.00225']);
  });

  it('writes out the cell that was clicked, and shows what was, the gradient and what is', () => {
    const view = viewAt(MATRIX, firstUpdate, { training: SGD, cell: 1 });
    expect(formulas(view)[1]).toBe('θt = 0.25 − 0.1 · 2 = 0.05');
    expect(grids(view).map((grid) => grid.slice(0, 22))).toEqual([
      'Before: W (2, 1): 0.5,',
      'Gradient: W (2, 1): 1,',
      'After: W (2, 1): 0.4,0',
    ]);
    expect(view.blocks.every((block) => block.kind !== 'grid' || block.grid.cell === 1)).toBe(true);
  });

  it('says that what the optimizer was not given stays', () => {
    const view = viewAt(LINE, end, { training: { ...SGD, updates: ['w'] } });
    expect(texts(view)).toEqual([
      'b is not among the parameters that the optimizer was given: whatever its gradient, it stays as it is.',
    ]);
    expect(formulas(view)).toEqual([]);
  });

  it('says in the scalar view whose gradient it is', () => {
    const view = viewAt(LINE, end, { training: SGD, level: 3 });
    expect(formulas(view)[1]).toBe('θt = 1 − 0.1 · 0.5 = 0.95');
    expect(texts(view)).toEqual(['g is the gradient over all 2 samples; this sample’s share was −0.5.']);
  });

  it('says it in Korean', () => {
    const view = viewAt(LINE, firstUpdate, { training: SGD, language: 'ko' });
    expect(view.title).toBe('w의 갱신');
    expect(plainText(view.blocks[0]?.kind === 'formulas' ? view.blocks[0].heading : [])).toBe(
      '규칙: θ는 w며 g는 그 기울기이다',
    );
  });

  it('names the gradient that made a parameter infinite', () => {
    const view = viewAt('w = param(1e200)\nloss = (w*1e200)^2', end, { training: SGD });
    expect(texts(view)[0]).toMatch(/^−∞ arose in the update of w from w = 10²⁰⁰, grad = ∞/u);
  });
});

describe('gradients that an iteration has left', () => {
  it('are what zero grad clears', () => {
    const zeroGrad = (timeline: Timeline) => timeline.forward.length + 1;
    expect(ledger(viewAt(LINE, zeroGrad, { iteration: 1, training: SGD }))).toEqual([
      'grad(w) | 1.5 → 0',
      'grad(b) | 0.5 → 0',
    ]);
    const [grid] = grids(viewAt(MATRIX, zeroGrad, { iteration: 1, training: SGD }));
    expect(grid).toBe('Gradient: W (2, 1): 1,2');
    expect(texts(viewAt(LINE, zeroGrad, { training: SGD }))).toEqual([
      'Nothing is there to clear: no backward pass came before.',
    ]);
  });

  it('are the total before, where nothing clears them', () => {
    const training = { ...SGD, zeroGrad: false };
    const view = viewAt(MATRIX, beforeUpdates, { iteration: 1, training, selected: 'W' });
    expect(ledger(view)).toEqual(['before | left by iteration 0: 1', 'from @, right input | 1 + 1 = 2']);
    const step = viewAt(MATRIX, beforeUpdates, { iteration: 1, training });
    expect(formulas(step).some((line) => line.startsWith('contribution ='))).toBe(true);
    expect(formulas(viewAt(MATRIX, beforeUpdates, { training })).some((line) => line.startsWith('∂loss/∂W ='))).toBe(
      true,
    );
  });

  it('are from all iterations before, from the second on', () => {
    const training = { ...SGD, zeroGrad: false };
    const view = viewAt(MATRIX, beforeUpdates, { iteration: 2, training, selected: 'W' });
    expect(ledger(view)[0]).toBe('before | left by the iterations before: 2');
    const cleared = viewAt(MATRIX, beforeUpdates, { iteration: 2, training: SGD, selected: 'W' });
    expect(ledger(cleared)[0]).toMatch(/left by iteration 1: /u);
  });

  it('stand in the ledger before they are cleared', () => {
    const view = viewAt(LINE, beforeUpdates, { iteration: 1, training: SGD, selected: 'b' });
    expect(ledger(view).slice(0, 2)).toEqual(['before | left by iteration 0: 0.5', 'zero grad | 0.5 → 0']);
  });
});

describe('a parameter that was clicked', () => {
  it('goes from its value to the new one at its update, and shows how long its gradient is', () => {
    const before = viewAt(LINE, beforeUpdates, { training: SGD, selected: 'w' });
    expect(facts(before)[0]).toBe('Value: 0.5');
    expect(facts(viewAt(LINE, firstUpdate, { training: SGD, selected: 'w' }))[0]).toBe('Value: 0.5 → 0.35');
    const matrix = viewAt(MATRIX, end, { training: SGD, selected: 'W' });
    expect(facts(matrix)).toContain('Norm of the gradient: ≈ 2.23607');
    expect(grids(matrix)[0]).toBe('Value before: W (2, 1): 0.5,0.25');
  });

  it('is still shown as it was used where it was used', () => {
    const figure = figureAt(LINE, { training: SGD });
    const forward = stepView({
      figure,
      cursor: { step: figure.timeline.length, edge: null },
      selected: figure.graph.keys[figure.timeline.forward[0] as number] ?? null,
      cell: 0,
      language: 'en',
      iteration: 0,
    });
    expect(formulas(forward).join(' ')).toContain('w = 0.5');
    expect(updateStep(figure.timeline, nodeCalled(figure, 'w'))).toBe(firstUpdate(figure.timeline));
  });
});

describe('the start of an iteration', () => {
  it('lists parameters apart from data', () => {
    const view = viewAt(LINE, () => 0, { training: SGD });
    expect(view.blocks.map((block) => (block.kind === 'formulas' ? plainText(block.heading) : ''))).toEqual([
      'Parameters',
      'Inputs',
    ]);
  });
});
