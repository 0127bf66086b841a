import { formatNumber } from '../../../format/number.ts';
import type { Training } from '../../../store/training/training.ts';
import { chartTexts } from '../../../texts/charts.ts';
import type { Say } from '../../useGradstep.ts';
import { differencesOf } from './differences.ts';
import { writtenGuess } from './guessing.ts';

/** What a loss curve shows, in sentences. */
export function lossWords({ run, count, ghosts, settings }: Training, guessing: number | null, say: Say): string {
  const { losses, stop } = run;
  const written = (i: number) => formatNumber(losses[i] as number);
  let least = -1;
  for (let i = 0; i < count; i++) {
    const loss = losses[i] as number;
    if (Number.isFinite(loss) && (least < 0 || loss < (losses[least] as number))) least = i;
  }
  const last = count - 1;
  const facts = {
    last,
    first: written(0),
    now: written(last),
    least: least < 0 ? null : { loss: written(least), iteration: least },
  };
  const sentences = [say(chartTexts.facts, facts)];
  if (stop?.reason === 'nonFinite' && stop.iteration === last) {
    sentences.push(
      Number.isFinite(losses[last])
        ? say(chartTexts.stoppedFact, last)
        : say(chartTexts.endedFact, { iteration: last, value: written(last) }),
    );
  }
  if (guessing !== null) sentences.push(say(chartTexts.guessingFact, writtenGuess(guessing)));
  for (const ghost of ghosts) {
    const words = differencesOf(ghost, settings)
      .map((one) => say(chartTexts.difference, one))
      .join(', ');
    const end = ghost.losses.length - 1;
    sentences.push(say(chartTexts.ghostFact, { words, last: end, now: formatNumber(ghost.losses[end] as number) }));
  }
  return sentences.join(' ');
}
