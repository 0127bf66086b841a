import { type ComponentType, lazy, Suspense } from 'react';

/** On its way as soon as this file runs, beside the first view, so that it is there when that has been painted. */
const arriving: Promise<{ default: ComponentType }> = import('../inspector/Inspector.tsx').then(
  ({ Inspector }) => ({ default: Inspector }),
  // Without the file the page is still a page: only the inspector's room stays empty.
  () => ({ default: () => null }),
);

const LoadedInspector = lazy(() => arriving);

/**
 * The inspector, in a chunk of its own with the formulas it sets: header, graph, sentence and timeline are there first
 * (the budget of the first view is theirs), and the inspector follows by itself a moment later.
 */
export function Inspector() {
  return (
    <Suspense fallback={null}>
      <LoadedInspector />
    </Suspense>
  );
}
