import { describe, expect, it } from 'vitest';
import { TEN_PROGRAMS } from '../../../tests/tenPrograms.ts';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import { spokenNode } from '../../texts/spoken/node.ts';
import type { Language } from '../../texts/text.ts';
import { Board } from './Board.ts';

/** What a screen reader would spell, skip or mangle; the rest is letters, digits and stops. */
const GLYPHS = /[^\p{L}\p{M}\p{N} .,:_-]|undefined|NaN|null/u;

function boardOf(source: string, language: Language = 'en', move: 'first' | 'last' = 'last') {
  const store = makeStore({ document: { source, values: {} }, language }, learning);
  store.getState()[move]();
  const board = new Board(store);
  board.follow();
  const keys = store.getState().figure?.graph.keys ?? [];
  return { store, board, keys, labels: () => keys.map((key) => board.node(key)?.label ?? '') };
}

function spokenLabels(source: string, language: Language = 'en', move: 'first' | 'last' = 'last') {
  const { board, labels } = boardOf(source, language, move);
  board.speak(spokenNode);
  return labels();
}

describe('names of nodes, when the words to be heard have come', () => {
  it('tell every node that they differ for, and keep what the last move has changed', () => {
    const { store, board, keys, labels } = boardOf('a = 2; b = -3\nc = a * b');
    expect(labels().at(-1)).toBe('× named c: value −6, gradient 1');
    store.getState().previous();
    const { changed } = board;
    const told: string[] = [];
    for (const key of keys) board.onNode(key, () => told.push(key));
    board.speak(spokenNode);
    expect(labels().at(-1)).toBe('multiply named c: value minus 6, gradient 1');
    // The leaf a says the same in both.
    expect(told).toEqual(keys.slice(1));
    expect(board.changed).toBe(changed);
  });

  it('say op, exponent, sign and power of ten in words, in both languages', () => {
    expect(spokenLabels('x = -0.00001\ny = x^3\nz = 1 / y')).toEqual([
      'input x: value minus 1 times 10 to the minus 5, gradient minus 3.000 times 10 to the 20',
      'power 3 named y: value minus 1.000 times 10 to the minus 15, gradient minus 1.000 times 10 to the 30',
      'reciprocal named z: value minus 1.000 times 10 to the 15, gradient 1',
    ]);
    const korean = spokenLabels('x = 3\ny = x^3 - x', 'ko');
    expect(korean).toContain('빼기, 이름 y: 값 24, 기울기 1');
    expect(korean.join('\n')).toContain('3제곱, 이름 a: 값 27');
  });

  it('say the shape of a tensor, and of data with their name', () => {
    const labels = spokenLabels('X = const([[1, 2], [3, 4], [5, 6]]); w = param([[1], [2]])\ns = sum(X @ w)');
    expect(labels).toContain('constant X, 3 by 2, no gradient');
    expect(labels).toContain('parameter w: value 2 by 1, gradient 2 by 1');
    expect(labels.join('\n')).toContain('matrix product named a: value 3 by 1');
  });

  it('say a tangent without its letter', () => {
    const { store, board, labels } = boardOf('bias = 2\ny = bias * bias');
    store.getState().setPanel('forwardMode');
    expect(store.getState().figure?.seen?.kind).toBe('tangent');
    store.getState().last();
    board.speak(spokenNode);
    expect(labels()).toEqual(['input bias: value 2, tangent 1', 'multiply named y: value 4, tangent 4']);
  });

  it('have no sign in them in any of the programs that the modes are tried on', () => {
    let seen = 0;
    for (const { source } of TEN_PROGRAMS) {
      for (const language of ['en', 'ko'] as const) {
        for (const move of ['first', 'last'] as const) {
          for (const label of spokenLabels(source, language, move)) {
            expect(label).not.toMatch(GLYPHS);
            seen++;
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(150);
  });
});
