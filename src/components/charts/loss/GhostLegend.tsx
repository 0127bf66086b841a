import { memo } from 'react';
import type { TrainingSettings } from '../../../engine/training/settings.ts';
import type { Ghost } from '../../../store/training/training.ts';
import { chartTexts } from '../../../texts/charts.ts';
import { useSay, useStoreApi } from '../../useGradstep.ts';
import { differencesOf } from './differences.ts';

interface Props {
  readonly ghosts: readonly Ghost[];
  readonly settings: TrainingSettings;
  /** The losses of the ghost that was pressed; its curve stays strong. */
  readonly chosen: Float64Array | null;
  readonly choose: (losses: Float64Array | null) => void;
  /** Those of the one that the pointer or the focus is on, for as long as it is. */
  readonly point: (losses: Float64Array | null) => void;
}

/** Which dashes are which earlier run, by what was different then, and the way to be rid of them. */
export const GhostLegend = memo(function GhostLegend({ ghosts, settings, chosen, choose, point }: Props) {
  const say = useSay();
  const store = useStoreApi();
  return (
    <div className="loss-legend">
      <span>{say(chartTexts.before)}</span>
      {ghosts.map((ghost, age) => {
        const name = differencesOf(ghost, settings)
          .map((one) => say(chartTexts.difference, one))
          .join(', ');
        return (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a ghost is the one of that age
            key={age}
            type="button"
            className="loss-name"
            aria-pressed={ghost.losses === chosen}
            title={`${name}: ${say(chartTexts.strengthen)}`}
            onClick={() => choose(ghost.losses === chosen ? null : ghost.losses)}
            onPointerEnter={() => point(ghost.losses)}
            onPointerLeave={() => point(null)}
            onFocus={() => point(ghost.losses)}
            onBlur={() => point(null)}
          >
            <svg width="26" height="8" aria-hidden="true">
              <path className="loss-ghost" data-age={age} d="M0,4H26" />
            </svg>
            <span>{name}</span>
          </button>
        );
      })}
      <button
        type="button"
        className="loss-clear"
        aria-label={say(chartTexts.clearGhosts)}
        onClick={() => store.getState().clearGhosts()}
      >
        {say(chartTexts.clear)}
      </button>
    </div>
  );
});
