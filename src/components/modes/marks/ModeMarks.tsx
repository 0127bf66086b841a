import type { Panel } from '../../../lessons/modes.ts';
import { useGradstep } from '../../useGradstep.ts';
import { useDerivativeMarks } from '../derivative/useDerivativeMarks.ts';
import { useExplainMarks } from '../explain/useExplainMarks.ts';
import { useFindBugMarks } from '../findBug/useFindBugMarks.ts';
import { useForwardModeMarks } from '../forwardMode/useForwardModeMarks.ts';
import { useGradientCheckMarks } from '../gradientCheck/useGradientCheckMarks.ts';
import { usePredictMarks } from '../predict/usePredictMarks.ts';
import { useWhyGroupMarks } from '../whyGroup/useWhyGroupMarks.ts';
import { MarksLayer, type MarksPlace } from './MarksLayer.tsx';
import type { Marks } from './marks.ts';

type Mode = Exclude<Panel, 'step'>;

const USE_MARKS: Readonly<Record<Mode, () => Marks | null>> = {
  predict: usePredictMarks,
  explain: useExplainMarks,
  gradientCheck: useGradientCheckMarks,
  findBug: useFindBugMarks,
  forwardMode: useForwardModeMarks,
  derivative: useDerivativeMarks,
  whyGroup: useWhyGroupMarks,
};

/** What the mode that is on draws on the graph. */
export function ModeMarks(place: MarksPlace) {
  const panel = useGradstep((state) => state.panel);
  return panel === 'step' ? null : <MarksOf key={panel} mode={panel} {...place} />;
}

/** One mode for as long as it is mounted: which hook it calls never changes. */
function MarksOf({ mode, ...place }: MarksPlace & { readonly mode: Mode }) {
  const useMarks = USE_MARKS[mode];
  const marks = useMarks();
  return marks === null ? null : <MarksLayer {...place} marks={marks} />;
}
