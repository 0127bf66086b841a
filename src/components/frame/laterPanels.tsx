import { lazy, Suspense } from 'react';
import { arriving } from './arriving.ts';
import type { PanelsProps } from './Panels.tsx';

// Where there is one column, the panels come after the graph, too: wide pages never need them.
const LoadedPanels = lazy(() => arriving(import('./Panels.tsx').then(({ Panels }) => Panels)));

/** Inspector, program, inputs and the rest behind tabs. */
export function Panels(props: PanelsProps) {
  return (
    <Suspense fallback={null}>
      <LoadedPanels {...props} />
    </Suspense>
  );
}
