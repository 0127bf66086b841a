import { describe, expect, it } from 'vitest';
import { TEN_PROGRAMS } from '../../tests/tenPrograms.ts';
import { stepAt } from '../engine/timeline/timeline.ts';
import { nodeValue } from '../engine/trace/trace.ts';
import { LESSONS } from '../lessons/lessons.ts';
import type { Figure } from './figure.ts';
import { makeStore } from './store.ts';
import { learning } from './training/learning.ts';

const sourceOf = ({ source, lesson }: (typeof TEN_PROGRAMS)[number]) =>
  lesson === undefined ? source : (LESSONS.find(({ id }) => id === lesson)?.program ?? '');

function opened(source: string, given = true) {
  const store = makeStore({ document: { source, values: {} } }, given ? learning : null);
  const figure = () => store.getState().figure as Figure;
  const output = () => nodeValue(figure().trace, figure().graph.output);
  return { store, state: () => store.getState(), figure, output };
}

describe('levels', () => {
  it.each(TEN_PROGRAMS.map((one) => [one.name, sourceOf(one)] as const))(
    'of %s: closed, ops and scalars have the same output, and the way back is the same moment',
    (_, source) => {
      const { state, figure, output } = opened(source);
      const value = [...output()];
      const middle = Math.ceil(figure().timeline.length / 2);
      state().goTo({ step: middle, edge: null });
      for (const level of [2, 3] as const) {
        state().setLevel(level);
        const { refusal, training } = state();
        if (refusal !== null) expect(refusal.reason).toBe('output');
        // Of a training, scalars are those of one sample with what the others add: the loss is the same.
        output().forEach((number, k) => {
          expect(number).toBeCloseTo(value[k] as number, training === null ? 12 : 9);
        });
        state().setLevel(1);
        expect(state().cursor.step).toBe(middle);
      }
    },
  );

  it('takes one node of tensors apart, open, and puts it together again at the same moment with the same selection', () => {
    const { state, figure } = opened('X = [[1, 2], [3, 4]]; W = [[1, 0], [0, 1]]\nY = X @ W\ny = sum(Y * Y)');
    const { keys } = figure().graph;
    const product = figure().program.names.get('Y') as number;
    const key = keys[product] as string;
    state().runTo(product);
    const before = state().cursor;
    state().select(key);
    state().takeApart(key);
    expect(state().level).toBe(3);
    expect(figure().graph.groups.map((room) => room.key)).toEqual([`${key}[0]`]);
    expect(state().selected?.startsWith(key)).toBe(true);
    const at = figure().graph.keys[stepAt(figure().timeline, state().cursor.step).node] as string;
    expect(at.startsWith(key)).toBe(true);
    state().takeApart(null);
    expect(state().level).toBe(1);
    expect(state().cursor).toEqual(before);
    expect(state().selected).toBe(key);
  });

  it('comes back to the composites that were open', () => {
    const { state, figure } = opened('x = [1, -1]\ny = sum(sigmoid(x))');
    const room = figure().graph.keys.find(
      (_, node) => figure().graph.palette[figure().graph.codes[node] ?? 0]?.op.opens,
    );
    state().toggleOpen(room as string);
    expect(figure().graph.groups).toHaveLength(1);
    state().takeApart(room as string);
    state().takeApart(null);
    expect(figure().graph.groups.map(({ key }) => key)).toEqual([room]);
  });

  it('keeps the moment when scalars are asked for before the rest of the store has come', async () => {
    const { state, figure } = opened('x = [1, -1]\ny = sum(x * x)', false);
    state().goTo({ step: 2, edge: null });
    state().setLevel(3);
    await state().loadLearning();
    expect(figure().graph.scalar).toBe(true);
    expect(state().level).toBe(3);
    expect(figure().timeline.forward[state().cursor.step - 1]).toBe(figure().graph.output);
  });
});
