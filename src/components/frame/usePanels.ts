import { useEffect, useState } from 'react';
import { useStoreApi } from '../useGradstep.ts';

export type Tab = 'step' | 'train' | 'charts' | 'program' | 'inputs' | 'lesson';

/** How much of the page the sheet of a phone takes: its head only, about half, or all over the graph. */
export type SheetSize = 'small' | 'half' | 'full';

export interface PanelState {
  readonly tab: Tab;
  readonly size: SheetSize;
  /** Brings a tab to the front, and the sheet up when only its head is seen. */
  show(tab: Tab): void;
  setSize(size: SheetSize): void;
  /** Makes room for the figure, with what is said about this step under it. */
  lookAtStep(): void;
}

/**
 * Which panel is in front where there is one column for all of them. What is asked for elsewhere (a click on a node, the
 * gradient check) comes to the front by itself, as does the note of a lesson that was opened.
 */
export function usePanels(): PanelState {
  const store = useStoreApi();
  const [tab, setTab] = useState<Tab>('step');
  // On a low screen half a sheet leaves too little of the graph, which comes first.
  const [size, setSize] = useState<SheetSize>(() => (globalThis.innerHeight < 760 ? 'small' : 'half'));
  useEffect(
    () =>
      store.subscribe((state, before) => {
        const asked = state.selected !== before.selected && state.selected !== null;
        const checked = state.panel !== before.panel && state.panel !== 'step';
        if (!asked && !checked) return;
        setTab('step');
        setSize(raised);
      }),
    [store],
  );
  return {
    tab,
    size,
    show: (to) => {
      setTab(to);
      setSize(raised);
    },
    setSize,
    lookAtStep: () => {
      setTab('step');
      setSize((now) => (now === 'full' ? 'half' : now));
    },
  };
}

function raised(size: SheetSize): SheetSize {
  return size === 'small' ? 'half' : size;
}
