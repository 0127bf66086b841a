import { type ComponentType, lazy, Suspense } from 'react';

/** Without the file the page is still a page: only the room of what is in it stays empty. */
const nothing = (): { default: ComponentType } => ({ default: () => null });

/** On its way as soon as this file runs, beside the first view, so that it is there when that has been painted. */
const arriving: Promise<{ default: ComponentType }> = import('../inspector/Inspector.tsx').then(
  ({ Inspector }) => ({ default: Inspector }),
  nothing,
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

// What belongs to training is asked for when the first program with parameters is shown, and not before.
const LoadedBar = lazy(() =>
  import('../training/TrainingControls.tsx').then(({ TrainingBar }) => ({ default: TrainingBar }), nothing),
);
const LoadedPanel = lazy(() =>
  import('../training/TrainingControls.tsx').then(({ TrainingPanel }) => ({ default: TrainingPanel }), nothing),
);
const LoadedCharts = lazy(() =>
  import('../charts/ChartsStrip.tsx').then(
    ({ ChartsStrip }): { default: ComponentType<{ readonly stacked: boolean }> } => ({ default: ChartsStrip }),
    nothing,
  ),
);

/** The training's toolbar. Its room is kept from the beginning, so that nothing jumps when it is there. */
export function TrainingBar() {
  return (
    <div className="frame-training">
      <Suspense fallback={null}>
        <LoadedBar />
      </Suspense>
    </div>
  );
}

/** The training's controls below each other. */
export function TrainingPanel() {
  return (
    <Suspense fallback={null}>
      <LoadedPanel />
    </Suspense>
  );
}

/** The charts of a training: a strip under the graph, or (`stacked`) below each other in a panel. */
export function Charts({ stacked }: { readonly stacked: boolean }) {
  return (
    <Suspense fallback={stacked ? null : <div className="charts" />}>
      <LoadedCharts stacked={stacked} />
    </Suspense>
  );
}
