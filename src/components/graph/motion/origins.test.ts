import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../store/figure.ts';
import { makeStore } from '../../../store/store.ts';
import { learning } from '../../../store/training/learning.ts';
import { LayoutKeeper } from '../LayoutKeeper.ts';
import { WIDE } from '../style.ts';
import { originsOf } from './origins.ts';

const SOURCE = 'X = [[1, 2], [3, 4]]; W = [[1, 0], [0, 1]]\nY = sigmoid(X @ W)\ny = sum(Y * Y)';

/** The figure laid out at each of these levels. */
function placedAt(...levels: readonly (1 | 2 | 3)[]) {
  const store = makeStore({ document: { source: SOURCE, values: {} } }, learning);
  return levels.map((level) => {
    store.getState().setLevel(level);
    return new LayoutKeeper().place(store.getState().figure as Figure, WIDE);
  });
}

const at = (placed: ReturnType<typeof placedAt>[0], key: string) =>
  placed?.layout.nodes[placed.input.nodes.findIndex((node) => node.key === key)];

describe('originsOf', () => {
  it('lets elements come out of their tensor, and the tensor out of the middle of its elements', () => {
    const [tensors, scalars] = placedAt(1, 3);
    if (tensors === undefined || scalars === undefined) throw new Error('two levels');
    const key = tensors.input.nodes[0]?.key as string;
    const there = originsOf(tensors, scalars);
    const elements = scalars.input.nodes.filter((node) => node.key.startsWith(`${key}[`));
    expect(elements).toHaveLength(4);
    for (const element of elements) expect(there?.get(element.key)).toEqual(at(tensors, key));
    const back = originsOf(scalars, tensors);
    const middle = elements.reduce((sum, element) => sum + (at(scalars, element.key)?.y ?? 0), 0) / 4;
    expect(back?.get(key)?.y).toBeCloseTo(middle);
  });

  it('lets what is inside an open composite come from its room', () => {
    const [ops, scalars] = placedAt(2, 3);
    if (ops === undefined || scalars === undefined) throw new Error('two levels');
    const room = ops.input.groups[0];
    const box = ops.layout.groups[0];
    const origin = originsOf(ops, scalars)?.get(`${room?.closedKey}[0]`);
    expect(origin?.x).toBeCloseTo((box?.x ?? 0) + (box?.width ?? 0) / 2);
  });

  it('knows no way between two programs', () => {
    const [one] = placedAt(1);
    const store = makeStore({ document: { source: 'p = 2\nq = exp(p)', values: {} } });
    const two = new LayoutKeeper().place(store.getState().figure as Figure, WIDE);
    expect(one === undefined ? null : originsOf(one, two)).toBeNull();
  });
});
