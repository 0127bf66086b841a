import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { type AnswerProblem, readAnswer } from '../../../engine/predict/answer.ts';
import { type Diagnosis, diagnose } from '../../../engine/predict/diagnose.ts';
import { isRight } from '../../../engine/predict/judge.ts';
import type { Question } from '../../../engine/predict/question.ts';
import { scaleOf } from '../../../engine/predict/scale.ts';
import type { Cursor } from '../../../engine/timeline/timeline.ts';
import type { Figure } from '../../../store/figure.ts';
import type { Store } from '../../../store/state.ts';
import { predictTexts, questionSentences } from '../../../texts/predict.ts';
import { leaveToGraph } from '../../leaveToGraph.ts';
import { Words } from '../../sentence/Words.tsx';
import { useGradstep, useSay, useStoreApi } from '../../useGradstep.ts';
import { miss, scoreOf, settle } from './score.ts';
import { placeOf } from './useQuestion.ts';
import { UnreadAnswer, WrongAnswer } from './Verdict.tsx';
import { askedOf, resultOf } from './words.ts';

/** What was said of an answer: it belongs to one question with its numbers, and ends with them. */
type Checked = { readonly question: Question; readonly typed: string } & (
  | { readonly problem: AnswerProblem }
  | { readonly answer: number; readonly mistake: Diagnosis | null }
);

interface Props {
  readonly figure: Figure;
  readonly cursor: Cursor;
  readonly question: Question;
  /** The same while it is the same question. */
  readonly name: string;
}

/** The question, the field for its answer, and what is said of that. One element for all questions: it keeps the focus. */
export function AnswerForm({ figure, cursor, question, name }: Props) {
  const say = useSay();
  const store = useStoreApi();
  const language = useGradstep((state) => state.language);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const [answered, setAnswered] = useState<{ readonly name: string; readonly typed: string }>({ name, typed: '' });
  const [checked, setChecked] = useState<Checked | null>(null);
  const typed = answered.name === name ? answered.typed : '';
  const said = checked?.question === question ? checked : null;
  // Opened by a key or a click, not by a link: the answer can be typed at once. A touch keyboard would hide the graph.
  useEffect(() => {
    if (isAskedFor(store) && !isTouch()) field.current?.focus({ preventScroll: true });
  }, [store]);

  // In the low sheet of a phone what is said stands under its edge, and what is asked stays above it (predict.css).
  const ask = useRef<HTMLDivElement>(null);
  const verdict = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (said === null || verdict.current === null) return;
    verdict.current.style.scrollMarginTop = `${ask.current?.offsetHeight ?? 0}px`;
    verdict.current.scrollIntoView?.({ block: 'nearest' });
  }, [said]);

  const goOn = (how: 'right' | 'shown' | 'skipped') => {
    const score = scoreOf(store);
    const { iteration } = store.getState();
    const outcome = settle(score, name, how);
    score.setState({
      last: {
        outcome: how === 'right' ? (outcome === 'first' ? 'first' : 'later') : how,
        what: resultOf(figure, question),
        place: placeOf(iteration, question.at),
        settling: name,
      },
    });
    store.getState().next();
    if (!isTouch() || how === 'right') field.current?.focus({ preventScroll: true });
  };
  const check = (event: FormEvent) => {
    event.preventDefault();
    const { timeline, trace } = figure;
    const read = readAnswer(typed, timeline, trace, cursor);
    if (!read.ok) {
      setChecked({ question, typed, problem: read.problem });
      field.current?.focus({ preventScroll: true });
      return;
    }
    if (isRight(read.value, question.right, scaleOf(timeline, trace, question))) return goOn('right');
    const mistake = diagnose(timeline, trace, question, read.value);
    miss(scoreOf(store), name, mistake?.name ?? null);
    setChecked({ question, typed, answer: read.value, mistake });
    field.current?.focus({ preventScroll: true });
  };
  return (
    <form className="predict-form" onSubmit={check} noValidate>
      <div ref={ask} className="predict-ask">
        <p id={`${id}q`} className="predict-question" aria-live="polite">
          <Words words={questionSentences[question.kind][language](askedOf(figure, question))} graph={figure.graph} />
        </p>
        <div className="predict-row">
          <input
            ref={field}
            className="predict-field"
            type="text"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="done"
            aria-label={say(predictTexts.field)}
            aria-describedby={`${id}q ${id}h ${id}v`}
            aria-invalid={said !== null}
            value={typed}
            onChange={(event) => setAnswered({ name, typed: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Escape') leaveToGraph(event.currentTarget);
            }}
          />
          <button type="submit" className="predict-check">
            {say(predictTexts.check)}
          </button>
        </div>
      </div>
      <p id={`${id}h`} className="predict-hint">
        {say(predictTexts.hint)}
      </p>
      <div
        ref={verdict}
        id={`${id}v`}
        className={said === null ? 'predict-verdict' : 'predict-verdict is-wrong'}
        role="status"
      >
        {said !== null &&
          ('problem' in said ? (
            <UnreadAnswer typed={said.typed} problem={said.problem} />
          ) : (
            <WrongAnswer figure={figure} question={question} answer={said.answer} mistake={said.mistake} />
          ))}
      </div>
      <p className="predict-actions">
        <button type="button" onClick={() => goOn('shown')}>
          {say(predictTexts.show)}
        </button>
        <button type="button" className="frame-plain" onClick={() => goOn('skipped')}>
          {say(predictTexts.skip)}
        </button>
      </p>
    </form>
  );
}

/** Figures that began in this mode: there a link opened it, once. */
const begun = new WeakSet<StoreApi<Store>>();

/** Whether somebody has just opened the mode by a key or a click in the page. An embedded figure never takes the focus. */
function isAskedFor(store: StoreApi<Store>): boolean {
  const linked = store.getInitialState().panel === 'predict' && !begun.has(store);
  begun.add(store);
  return !linked && store.getState().view === 'app' && globalThis.navigator?.userActivation?.isActive === true;
}

function isTouch(): boolean {
  return globalThis.matchMedia?.('(pointer: coarse)').matches === true;
}
