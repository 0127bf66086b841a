import { describe, expect, it, vi } from 'vitest';
import { LESSONS } from '../../lessons/lessons.ts';
import { makeStore } from '../store.ts';

/** A store to which the code that trains has not come yet. */
function early(source: string) {
  const store = makeStore({ document: { source, values: {} } });
  store.setState({ lessons: LESSONS });
  return store;
}

/** Until that code is there. */
const arrived = (store: ReturnType<typeof makeStore>) => store.getState().loadLearning();

describe('what is done before the code that trains has come', () => {
  it('stays: a lesson that waited for it does not open over a later one', async () => {
    const store = early('y = 1');
    store.getState().openLesson('fit-line');
    store.getState().openLesson('apple');
    await arrived(store);
    expect(store.getState().document.lesson).toBe('apple');
  });

  it('stays: nor over what was typed', async () => {
    const store = early('y = 1');
    store.getState().openLesson('fit-line');
    store.getState().setSource('p = 5\nq = p*p');
    await arrived(store);
    expect(store.getState().document).toMatchObject({ source: 'p = 5\nq = p*p' });
  });

  it('a lesson that nothing came after opens', async () => {
    const store = early('y = 1');
    store.getState().openLesson('fit-line');
    await vi.waitFor(() => expect(store.getState().document.lesson).toBe('fit-line'));
    expect(store.getState().training).not.toBeNull();
  });

  it('stays: the step that was gone to', async () => {
    const store = early('w = param(0.5); x = const(2)\ny = (w*x - 1)^2');
    store.getState().goTo({ step: 3, edge: null });
    await arrived(store);
    expect(store.getState().training).not.toBeNull();
    expect(store.getState().cursor.step).toBe(3);
  });
});
