import { memo } from 'react';
import type { TrainingSettings } from '../../../engine/training/settings.ts';
import type { Ghost } from '../../../store/training/training.ts';
import { chartTexts } from '../../../texts/charts.ts';
import { useSay, useStoreApi } from '../../useGradstep.ts';
import { differencesOf } from './differences.ts';

interface Props {
  readonly ghosts: readonly Ghost[];
  readonly settings: TrainingSettings;
}

/** One line: which dashes are which earlier run, by what was different then, and the way to be rid of them. */
export const GhostLegend = memo(function GhostLegend({ ghosts, settings }: Props) {
  const say = useSay();
  const store = useStoreApi();
  const names = ghosts.map((ghost) =>
    differencesOf(ghost, settings)
      .map((one) => say(chartTexts.difference, one))
      .join(', '),
  );
  return (
    <div className="loss-legend">
      <span>{say(chartTexts.before)}</span>
      <ul title={names.join(' · ')}>
        {names.map((name, age) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a ghost is the one of that age
          <li key={age}>
            <svg width="22" height="8" aria-hidden="true">
              <path className="loss-ghost" data-age={age} d="M0,4H22" />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <button type="button" aria-label={say(chartTexts.clearGhosts)} onClick={() => store.getState().clearGhosts()}>
        {say(chartTexts.clear)}
      </button>
    </div>
  );
});
