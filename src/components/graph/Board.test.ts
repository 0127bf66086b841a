import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeStore } from '../../store/store.ts';
import { Board } from './Board.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Sixty sums in a row, whose numbers all change with x; what is told, in order. */
function chain() {
  const lines = Array.from({ length: 60 }, (_, i) => `x${i + 1} = x${i} + ${i}`);
  const store = makeStore({ document: { source: `x0 = 1\n${lines.join('\n')}`, values: {} } });
  store.getState().last();
  const board = new Board(store);
  board.sync();
  const keys = store.getState().figure?.graph.keys ?? [];
  const told: string[] = [];
  for (const key of keys) board.onNode(key, () => told.push(key));
  board.follow();
  const nodeNamed = (name: string) => keys[store.getState().figure?.program.names.get(name) as number] as string;
  return { store, board, keys, told, nodeNamed };
}

describe('an edit that changes every number', () => {
  it('draws what is in sight at once and the rest, each part once, when the edits rest', () => {
    const { store, board, told, nodeNamed } = chain();
    const seen = nodeNamed('x60');
    board.look({ node: (key) => key === seen, edge: () => false });
    for (const value of [2, 3, 4]) {
      store.getState().setInput('x0', null, value);
      vi.advanceTimersByTime(16);
    }
    expect(told).toEqual([seen, seen, seen]);
    expect(board.node(nodeNamed('x7'))?.label).toContain('25');
    vi.runAllTimers();
    const rest = told.slice(3);
    expect(rest).toHaveLength(60);
    expect(new Set(rest).size).toBe(60);
    expect(rest).not.toContain(seen);
  });

  it('draws at once what comes into sight meanwhile', () => {
    const { store, board, told, nodeNamed } = chain();
    board.look({ node: () => false, edge: () => false });
    store.getState().setInput('x0', null, 2);
    expect(told).toEqual([]);
    board.look({ node: (key) => key === nodeNamed('x7'), edge: () => false });
    expect(told).toEqual([nodeNamed('x7')]);
  });

  it('draws everything at once where nothing says what is in sight; a step never waits', () => {
    const { store, board, told } = chain();
    store.getState().setInput('x0', null, 2);
    expect(new Set(told).size).toBe(61);
    board.look({ node: () => false, edge: () => false });
    told.length = 0;
    store.getState().previous();
    expect(told.length).toBeGreaterThan(0);
  });
});
