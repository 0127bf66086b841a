import { describe, expect, it } from 'vitest';
import type { Figure } from '../../store/figure.ts';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import { plainText } from '../../texts/sentence.ts';
import type { Language } from '../../texts/text.ts';
import { stepView } from './stepView.ts';
import type { View } from './view.ts';

interface Shown {
  readonly samples?: number | null;
  readonly cell?: number;
  readonly language?: Language;
  readonly level?: 3;
}

function figureOf(source: string, { level }: Shown): Figure {
  const store = makeStore({ document: { source, values: {} }, language: 'en' }, learning);
  if (level !== undefined) store.getState().setLevel(level);
  const { figure } = store.getState();
  if (figure === null) throw new Error('no figure');
  return figure;
}

/** The view of the step that computes a node, or of the one in which it sends. */
function viewOf(source: string, name: string, pass: 'forward' | 'backward', more: Shown = {}): View {
  const figure = figureOf(source, more);
  const { graph, timeline } = figure;
  const node = [...graph.names].find(([, one]) => one === name)?.[0] ?? -1;
  const step =
    pass === 'forward'
      ? (timeline.forwardStep[node] as number)
      : timeline.forward.length + 1 + timeline.schedule.acts.lastIndexOf(node);
  const { cell = 0, language = 'en', samples = null } = more;
  return stepView({ figure, cursor: { step, edge: null }, selected: null, cell, language, iteration: 0, samples });
}

const labels = (view: View) =>
  view.blocks.flatMap((block) =>
    block.kind === 'terms' ? [block.rows.map(({ label }) => plainText(label)).join(' ')] : [],
  );

const DATA = 'x = const([[1, 2], [3, 4], [5, 6]])\nW = param([[1], [2]])\nb = param([0])';
const LAYER = `${DATA}\ny = affine(x, W, b)\nloss = sum(y)`;
const LINE = 'x = const([[1], [2], [3]])\nw = param(1)\nb = param(0)\na = w*x\ny = a + b\nloss = sum(y)';

describe('what the summands of an entry are called', () => {
  it('is the sample where they add up over the batch', () => {
    expect(labels(viewOf(LAYER, 'y', 'backward', { samples: 3 }))).toEqual([
      'sample 0 sample 1 sample 2 sum',
      'sample 0 sample 1 sample 2 sum',
    ]);
    expect(labels(viewOf(LINE, 'y', 'backward', { samples: 3 }))).toEqual(['sample 0 sample 1 sample 2 sum']);
    expect(labels(viewOf(LINE, 'a', 'backward', { samples: 3, language: 'ko' }))).toEqual(['표본 0 표본 1 표본 2 합']);
  });

  it('counts from 0, as rows and columns do, where it is not known', () => {
    expect(labels(viewOf(LAYER, 'y', 'backward'))).toEqual(['0 1 2 sum', '0 1 2 sum']);
    expect(labels(viewOf(LINE, 'y', 'backward'))).toEqual(['0 1 2 sum']);
  });

  it('calls no rows samples that come from parameters alone', () => {
    const product =
      'x = const([1, 2, 3])\nA = param([[1, 2], [3, 4], [5, 6]])\nB = param([[1], [2]])\nC = A @ B\nloss = sum(C)';
    expect(labels(viewOf(product, 'C', 'backward', { samples: 3 }))).toEqual(['0 1 2 sum']);
  });

  it('says which entry of a matrix, where an input was stretched over all of it or all of it is added', () => {
    const both = 'a = [[1, 2], [3, 4]]\nb = 1\ny = a + b\nloss = sum(y)';
    expect(labels(viewOf(both, 'y', 'backward'))).toEqual(['[0, 0] [0, 1] [1, 0] [1, 1] sum']);
    expect(labels(viewOf(both, 'loss', 'forward'))).toEqual(['[0, 0] [0, 1] [1, 0] [1, 1] sum']);
    const columns = 'a = [[1, 2], [3, 4]]\nb = [[1], [2]]\ny = a + b\nloss = sum(y)';
    expect(labels(viewOf(columns, 'y', 'backward', { cell: 1 }))).toEqual(['0 1 sum']);
  });

  it('calls a bias by its name', () => {
    expect(labels(viewOf(LAYER, 'y', 'forward', { samples: 3 }))).toEqual(['0 1 b sum']);
  });
});

describe('rules between plain numbers', () => {
  it('have no shapes beside them, and a heading without shapes', () => {
    const shown = (more: Shown) =>
      viewOf(`${DATA}\ny = affine(x, W, b)\nloss = mse(y, const([[1], [2], [3]]))`, 'y', 'backward', more).blocks.find(
        (block) => block.kind === 'formulas',
      );
    const scalar = shown({ level: 3 });
    if (scalar?.kind !== 'formulas') throw new Error('no rules');
    expect(plainText(scalar.heading)).toBe('Rules');
    expect(scalar.lines.every(({ aside }) => aside === undefined)).toBe(true);
    const tensor = shown({});
    if (tensor?.kind !== 'formulas') throw new Error('no rules');
    expect(plainText(tensor.heading)).toContain('shapes tell you');
    expect(tensor.lines.map(({ aside }) => aside)).toEqual(['(2, 1) = (2, 3) · (3, 1)', '(1,) ← (3, 1)']);
  });
});
