import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { predictTexts } from '../../../texts/predict.ts';
import { useNodeLinks } from '../../formula/useNodeLinks.ts';
import { useGradstep, useSay, useStoreApi } from '../../useGradstep.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { ScoreLine, Summary } from './Score.tsx';
import { type Outcome, scoreOf } from './score.ts';
import { followSkips } from './skips.ts';
import { placeOf, useQuestion } from './useQuestion.ts';
import './predict.css';

const LAST = {
  first: predictTexts.right,
  later: predictTexts.right,
  shown: predictTexts.shown,
  skipped: predictTexts.skipped,
} as const satisfies Record<Outcome, object>;

/** Asks for the next number, and says what was wrong with the answer. */
export function Predict() {
  const say = useSay();
  const store = useStoreApi();
  const asking = useQuestion();
  const root = useRef<HTMLDivElement>(null);
  useNodeLinks(root);
  useEffect(() => followSkips(store), [store]);
  return (
    <div ref={root} className="predict">
      <LastAnswer />
      {asking === null ? (
        <p>{say(predictTexts.nothing)}</p>
      ) : asking.question === null ? (
        <End />
      ) : (
        <AnswerForm figure={asking.figure} cursor={asking.cursor} question={asking.question} name={asking.key} />
      )}
      <ScoreLine />
    </div>
  );
}

/** What became of the question before. It stays while the cursor stands where that one led. */
function LastAnswer() {
  const say = useSay();
  const store = useStoreApi();
  const place = useGradstep(({ iteration, cursor }) => placeOf(iteration, cursor));
  const { last } = useStore(scoreOf(store));
  const isHere = last !== null && last.place === place;
  return (
    <p className="predict-last" role="status">
      {isHere && (
        <>
          <span className="predict-mark" aria-hidden="true">
            {last.outcome === 'first' || last.outcome === 'later' ? '✓' : '→'}
          </span>
          {say(LAST[last.outcome], { what: last.what })}
        </>
      )}
    </p>
  );
}

function End() {
  const say = useSay();
  const store = useStoreApi();
  const trains = useGradstep(({ training }) => training !== null);
  return (
    <div className="predict-end">
      <p className="predict-question">{say(predictTexts.end)}</p>
      <Summary />
      <p className="predict-actions">
        <button type="button" onClick={() => store.getState().first()}>
          {say(predictTexts.again)}
        </button>
        {trains && (
          <button type="button" onClick={() => store.getState().next()}>
            {say(predictTexts.nextIteration)}
          </button>
        )}
      </p>
    </div>
  );
}
