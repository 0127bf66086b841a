import { lazy, Suspense } from 'react';
import { arriving } from './arriving.ts';

// Only a phone has it: a page with room shows everything that is in it.
const LoadedMore = lazy(() => arriving(import('./MoreMenu.tsx').then(({ MoreMenu }) => MoreMenu)));

/** ⋯ on a phone. */
export function MoreMenu(props: { readonly openKeys: () => void }) {
  return (
    <Suspense fallback={null}>
      <LoadedMore {...props} />
    </Suspense>
  );
}
