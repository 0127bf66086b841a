import { useEffect, useState } from 'react';
import { keepSaved, makeStore } from '../store/store.ts';
import { Frame } from './frame/Frame.tsx';
import { Safety } from './frame/Safety.tsx';
import { StoreContext } from './useGradstep.ts';

/** The page: one figure with its own store, which a reload brings back. */
export function App() {
  const [store] = useState(() => makeStore());
  useEffect(() => keepSaved(store), [store]);
  // A program that learns is shown as any other until this is there, a moment later.
  useEffect(() => void store.getState().loadLearning(), [store]);
  // Lessons come after the first view; the menu fills when they are there.
  useEffect(() => void store.getState().loadLessons(), [store]);
  return (
    <StoreContext value={store}>
      <Safety state={store.getState}>
        <Frame />
      </Safety>
    </StoreContext>
  );
}
