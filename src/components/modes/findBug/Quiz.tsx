import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { FaultName } from '../../../engine/faults/fault.ts';
import { FAULT_TEXTS } from '../../../texts/faults.ts';
import { faultTexts } from '../../../texts/findBug.ts';
import { useGradstep, useSay } from '../../useGradstep.ts';
import { Beginning } from './Beginning.tsx';
import { Gradients } from './Gradients.tsx';
import { Instead } from './Instead.tsx';
import { Ledgers } from './Ledgers.tsx';
import { answersFor } from './quiz.ts';
import { Solution } from './Solution.tsx';
import { useFault } from './useFault.ts';
import { useOwnProgram } from './useQuestion.ts';

/** A run with one wrong rule, which the reader is to name; nothing here says it before. */
export function Quiz({ onAnother }: { readonly onAnother: () => void }) {
  const say = useSay();
  const id = useId();
  const shown = useFault();
  const training = useGradstep((state) => state.training);
  const iteration = useGradstep((state) => state.iteration);
  const own = useOwnProgram();
  const [picked, setPicked] = useState<FaultName | null>(null);
  const [answered, setAnswered] = useState<FaultName | null>(null);
  const [shownAnyway, setShownAnyway] = useState(false);
  const [asksWhere, setAsksWhere] = useState(false);
  const [checks, setChecks] = useState(false);
  // In the low sheet of a phone it would stand under the edge.
  const verdict = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answered !== null) verdict.current?.scrollIntoView?.({ block: 'nearest' });
  }, [answered]);
  const right = shown?.seen.right;
  const fault = shown?.seen.fault;
  const answers = useMemo(
    () => (right === undefined || fault === undefined ? [] : answersFor(right, { training, iteration }, fault)),
    [right, fault, training, iteration],
  );
  if (shown === null) return null;
  const { seen } = shown;
  const solved = answered === seen.fault;
  const over = solved || shownAnyway;
  return (
    <>
      <h3 className="fault-name" id={id}>
        {say(faultTexts.quizTitle)}
      </h3>
      {own !== null && (
        <p className="fault-quiet">
          {say(faultTexts.notYours)}{' '}
          <button type="button" className="fault-small" onClick={own}>
            {say(faultTexts.backToYours)}
          </button>
        </p>
      )}
      <p>{say(faultTexts.quizAbout)}</p>
      {over || asksWhere ? (
        <Beginning neutral={!over} />
      ) : (
        <button type="button" className="fault-small" onClick={() => setAsksWhere(true)}>
          {say(faultTexts.whereBegins)}
        </button>
      )}
      {!over && (
        <form
          className="fault-quiz"
          aria-labelledby={id}
          onSubmit={(event) => {
            event.preventDefault();
            setAnswered(picked);
          }}
        >
          <div className="fault-answers" role="radiogroup" aria-labelledby={id}>
            {answers.map((name) => (
              <label key={name}>
                <input type="radio" name={id} checked={picked === name} onChange={() => setPicked(name)} />
                <span>{say(FAULT_TEXTS[name].name)}</span>
              </label>
            ))}
          </div>
          <div className="fault-row">
            <button type="submit" className="fault-answer" aria-disabled={picked === null}>
              {say(faultTexts.answer)}
            </button>
            <button type="button" className="fault-small" onClick={() => setShownAnyway(true)}>
              {say(faultTexts.showMe)}
            </button>
          </div>
        </form>
      )}
      <div ref={verdict} role="status">
        {over && <Solution solved={solved} />}
        {!over && answered !== null && <Instead answer={answered} />}
      </div>
      <button type="button" className="fault-small" onClick={onAnother}>
        {say(faultTexts.anotherOne)}
      </button>
      <Ledgers neutral={!over} />
      <Gradients withCheck={checks || over} />
      {!checks && !over && (
        <button type="button" className="fault-small" onClick={() => setChecks(true)}>
          {say(faultTexts.runCheck)}
        </button>
      )}
    </>
  );
}
