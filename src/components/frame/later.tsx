import { lazy, Suspense } from 'react';

const LoadedInspector = lazy(async () => ({ default: (await import('../inspector/Inspector.tsx')).Inspector }));

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
