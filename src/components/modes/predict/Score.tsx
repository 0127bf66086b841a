import { useStore } from 'zustand';
import { predictTexts } from '../../../texts/predict.ts';
import { MISTAKE_TEXTS } from '../../../texts/predictMistakes.ts';
import { useSay, useStoreApi } from '../../useGradstep.ts';
import { OUTCOMES, type Outcome, reset, scoreOf } from './score.ts';

const NAMES = {
  first: predictTexts.first,
  later: predictTexts.later,
  shown: predictTexts.seen,
  skipped: predictTexts.passed,
} as const satisfies Record<Outcome, object>;

/** How many questions ended how. Nothing before the first one has. */
export function ScoreLine() {
  const say = useSay();
  const score = scoreOf(useStoreApi());
  const { outcomes } = useStore(score);
  if (outcomes.size === 0) return null;
  const counts = new Map<Outcome, number>();
  for (const outcome of outcomes.values()) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return (
    <div className="predict-score">
      <h3>{say(predictTexts.score)}</h3>
      <dl>
        {OUTCOMES.map((outcome) => (
          <div key={outcome}>
            <dt>{say(NAMES[outcome])}</dt>
            <dd>{counts.get(outcome) ?? 0}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="inspector-small" onClick={() => reset(score)}>
        {say(predictTexts.reset)}
      </button>
    </div>
  );
}

/** At the end: which kinds of mistakes were made, the most frequent first. */
export function Summary() {
  const say = useSay();
  const { mistakes, outcomes } = useStore(scoreOf(useStoreApi()));
  if (outcomes.size === 0) return null;
  const rows = [...mistakes].sort((a, b) => b[1] - a[1]);
  if (rows.length === 0) return <p>{say(predictTexts.noMistakes)}</p>;
  return (
    <>
      <h3 className="predict-summary">{say(predictTexts.summary)}</h3>
      <ul className="predict-mistakes">
        {rows.map(([name, n]) => (
          <li key={name ?? ''}>
            <span>{say(name === null ? predictTexts.unnamed : MISTAKE_TEXTS[name].title)}</span>
            <span>{say(predictTexts.times, { n })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
