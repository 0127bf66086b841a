import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { keepSaved } from '../store/keepSaved.ts';
import { makeStore } from '../store/store.ts';
import type { Begun } from './address/begin.ts';
import { later } from './frame/arriving.ts';
import { Frame } from './frame/Frame.tsx';
import { Safety } from './frame/Safety.tsx';
import { nextPaint } from './nextPaint.ts';
import { StoreContext } from './useGradstep.ts';

const Lecture = later(async () => (await import('./present/PresentView.tsx')).PresentView);
// After the first view: the address is written then, and what it says was read before.
const address = nextPaint().then(async () => (await import('./address/Address.tsx')).Address);
const Address = later(() => address);

/** The page: one figure with its own store, as a link says, or as the last visit left it. */
export function App() {
  const [begun, setBegun] = useState<Begun | null>(() =>
    location.hash.length > 1 ? null : { store: makeStore(), fragment: location.hash, problems: [] },
  );
  useEffect(() => {
    if (begun !== null) return;
    let isHere = true;
    void import('./address/begin.ts')
      .then(({ begin }) => begin(location.hash))
      // Without the file there is still a page.
      .catch((): Begun => ({ store: makeStore(), fragment: location.hash, problems: [] }))
      .then((made) => isHere && setBegun(made));
    return () => {
      isHere = false;
    };
  }, [begun]);
  return begun === null ? null : <Page key="page" {...begun} />;
}

function Page({ store, ...begun }: Begun) {
  const isLecture = useStore(store, ({ view }) => view === 'present' || view === 'speaker');
  useEffect(() => keepSaved(store), [store]);
  // A program that learns is shown as any other until this is there, a moment later.
  useEffect(() => void store.getState().loadLearning(), [store]);
  // Lessons come after the first view; the menu fills when they are there.
  useEffect(() => void store.getState().loadLessons(), [store]);
  return (
    <StoreContext value={store}>
      <Safety state={store.getState}>
        {isLecture ? <Lecture /> : <Frame />}
        <Address {...begun} />
      </Safety>
    </StoreContext>
  );
}
