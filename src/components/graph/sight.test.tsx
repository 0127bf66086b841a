import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { makeStore } from '../../store/store.ts';
import { useSight } from './sight.ts';

const storeOf = (source: string) => makeStore({ document: { source, values: {} } });

it('a graph view that comes back looks where the last one of its store looked', () => {
  const store = storeOf('y = 1 + 2');
  const first = renderHook(() => useSight(store));
  const { current } = first.result;
  // One beside it, and one of another store, have their own.
  expect(renderHook(() => useSight(store)).result.current).not.toBe(current);
  first.unmount();
  expect(renderHook(() => useSight(storeOf('y = 1 + 2'))).result.current).not.toBe(current);
  expect(renderHook(() => useSight(store)).result.current).toBe(current);
  expect(renderHook(() => useSight(store)).result.current).not.toBe(current);
});
