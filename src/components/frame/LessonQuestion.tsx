import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { formatNumber } from '../../format/number.ts';
import type { ChoiceQuestion, NumberQuestion, Question } from '../../lessons/lesson.ts';
import { notedNumber } from '../../store/notedNumber.ts';
import { lessonTexts } from '../../texts/lessons.ts';
import type { Text } from '../../texts/text.ts';
import { leaveToGraph } from '../leaveToGraph.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { judgeAnswer, type Verdict } from './judgeAnswer.ts';
import { NoteText } from './NoteText.tsx';
import './lessonQuestion.css';

interface QuestionProps<Asked> {
  readonly question: Asked;
  /** The step it is asked at. */
  readonly step: number;
  readonly onAnswered: () => void;
}

/** The question under a note: a number to type, or one of several answers to choose, and what is to be said of it. */
export function LessonQuestion({ question, step, onAnswered }: QuestionProps<Question>) {
  return question.kind === 'number' ? (
    <AskNumber question={question} step={step} onAnswered={onAnswered} />
  ) : (
    <AskChoice question={question} step={step} onAnswered={onAnswered} />
  );
}

function AskNumber({ question, step, onAnswered }: QuestionProps<NumberQuestion>) {
  const say = useSay();
  const store = useStoreApi();
  const language = useGradstep((state) => state.language);
  const figure = useGradstep((state) => state.figure);
  const field = useId();
  const [typed, setTyped] = useState('');
  const [verdict, setVerdict] = useState<Verdict | { readonly kind: 'shown' } | null>(null);
  const cursor = { step, edge: null };
  const isOver = verdict?.kind === 'right' || verdict?.kind === 'shown';
  const goOn = useGoOn();
  const input = useRef<HTMLInputElement>(null);
  const right = figure === null ? null : notedNumber(question.answer, figure, cursor);
  // An edited program may no longer have what is asked for.
  if (figure === null || right === null) return null;
  const check = (event: FormEvent) => {
    event.preventDefault();
    if (isOver) return goOn(event.currentTarget);
    const now = store.getState().figure;
    const judged = now === null ? null : judgeAnswer(question, typed, now, cursor);
    setVerdict(judged);
    if (judged?.kind === 'right') onAnswered();
  };
  const show = () => {
    setVerdict({ kind: 'shown' });
    // The button that had the focus is gone.
    input.current?.focus();
  };
  return (
    <form className="frame-question" onSubmit={check}>
      <label htmlFor={field}>
        <NoteText text={question.text[language]} step={step} />
      </label>
      <div className="frame-question-answer">
        <input
          ref={input}
          id={field}
          type="text"
          inputMode="text"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          aria-invalid={verdict?.kind === 'unreadable' || undefined}
          onChange={(event) => {
            setTyped(event.target.value);
            setVerdict(null);
          }}
        />
        <button type="submit">{say(isOver ? lessonTexts.nextStep : lessonTexts.check)}</button>
      </div>
      <Said mark={verdict === null ? null : verdict.kind === 'right' ? '✓' : verdict.kind === 'wrong' ? '✕' : null}>
        {isOver && (
          <>
            {say(verdict.kind === 'right' ? lessonTexts.right : lessonTexts.shown)} {formatNumber(right.value)}.{' '}
            <NoteText text={question.why[language]} step={step} />
          </>
        )}
        {verdict?.kind === 'unreadable' && say(lessonTexts.unreadable)}
        {verdict?.kind === 'wrong' &&
          (verdict.why === null ? (
            say(lessonTexts.wrongNumber)
          ) : (
            <>
              {say(lessonTexts.wrong)} <NoteText text={verdict.why[language]} step={step} />
            </>
          ))}
      </Said>
      {verdict?.kind === 'wrong' && (
        <button type="button" className="frame-question-show" onClick={show}>
          {say(lessonTexts.show)}
        </button>
      )}
    </form>
  );
}

function AskChoice({ question, step, onAnswered }: QuestionProps<ChoiceQuestion>) {
  const say = useSay();
  const language = useGradstep((state) => state.language);
  const group = useId();
  const [chosen, setChosen] = useState<number | null>(null);
  const [said, setSaid] = useState<{
    readonly mark: string | null;
    readonly first: Text | null;
    readonly why: Text;
  } | null>(null);
  const isOver = said?.mark === '✓';
  const goOn = useGoOn();
  const check = (event: FormEvent) => {
    event.preventDefault();
    if (isOver) return goOn(event.currentTarget);
    const option = chosen === null ? undefined : question.options[chosen];
    if (option === undefined) setSaid({ mark: null, first: null, why: lessonTexts.choose });
    else if (option.right === true) {
      setSaid({ mark: '✓', first: null, why: option.why });
      onAnswered();
    } else setSaid({ mark: '✕', first: lessonTexts.wrong, why: option.why });
  };
  return (
    <form className="frame-question" onSubmit={check}>
      <fieldset onKeyDown={keepArrows}>
        <legend>
          <NoteText text={question.text[language]} step={step} />
        </legend>
        {question.options.map(({ text }, at) => (
          <label key={text.en} className="frame-question-option">
            <input
              type="radio"
              name={group}
              checked={chosen === at}
              onChange={() => {
                setChosen(at);
                setSaid(null);
              }}
            />
            <span>
              <NoteText text={text[language]} step={step} />
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit">{say(isOver ? lessonTexts.nextStep : lessonTexts.check)}</button>
      <Said mark={said?.mark ?? null}>
        {said !== null && (
          <>
            {said.first !== null && `${say(said.first)} `}
            <NoteText text={said.why[language]} step={step} />
          </>
        )}
      </Said>
    </form>
  );
}

/** The next step, with → on it: whoever has answered reads on without leaving the keyboard. */
function useGoOn(): (from: Element) => void {
  const store = useStoreApi();
  return (from) => {
    store.getState().next();
    leaveToGraph(from);
  };
}

/** What is said of an answer; a screen reader hears it when it comes. */
function Said({ mark, children }: { readonly mark: string | null; readonly children: ReactNode }) {
  return (
    <p className="frame-question-said" role="status">
      {mark !== null && <span className="frame-question-mark">{mark}</span>}
      {children}
    </p>
  );
}

/** Arrows choose among the radio buttons; the page must not step at them. */
function keepArrows(event: KeyboardEvent): void {
  if (event.key.startsWith('Arrow')) event.stopPropagation();
}
