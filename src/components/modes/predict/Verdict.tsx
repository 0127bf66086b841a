import type { AnswerProblem } from '../../../engine/predict/answer.ts';
import type { Diagnosis } from '../../../engine/predict/diagnose.ts';
import type { Question } from '../../../engine/predict/question.ts';
import type { Figure } from '../../../store/figure.ts';
import { predictTexts } from '../../../texts/predict.ts';
import { MISTAKE_TEXTS } from '../../../texts/predictMistakes.ts';
import { answerMessage } from '../../../texts/predictProblems.ts';
import { aloneText, ruleTexts } from '../../../texts/predictWrong.ts';
import { Formula } from '../../formula/Formula.tsx';
import { contextOf } from '../../inspector/context.ts';
import { LedgerTable } from '../../inspector/LedgerTable.tsx';
import { Message } from '../../program/Message.tsx';
import { useGradstep, useSay } from '../../useGradstep.ts';
import { ruleHint } from './ruleHint.ts';
import { wrongOf } from './words.ts';
import { wrongLedger } from './wrongLedger.ts';

/** A wrong answer: what it is known to come from (of several ways that lead there two, as possible ones), and the lines of the ledger that show it. */
export function WrongAnswer(props: { figure: Figure; question: Question; answer: number; mistake: Diagnosis | null }) {
  const { figure, question, answer, mistake } = props;
  const say = useSay();
  const cursor = useGradstep((state) => state.cursor);
  const language = useGradstep((state) => state.language);
  const iteration = useGradstep((state) => (state.training === null ? null : state.iteration));
  const wrong = wrongOf(figure, question, answer, mistake);
  const texts = mistake === null ? null : MISTAKE_TEXTS[mistake.name];
  const [second] = mistake?.others ?? [];
  const named = texts === null ? '' : say(texts.title);
  const title = second === undefined ? named : say(predictTexts.oneWay, { answer: wrong.answer, title: named });
  const context = contextOf({ figure, cursor, selected: null, cell: question.element, language, iteration });
  const formulas = texts === null ? ruleHint(context, question) : [];
  const rows = wrongLedger(context, figure, question, mistake);
  return (
    <>
      <p className="predict-head">
        <span className="predict-cross" aria-hidden="true">
          ✕
        </span>
        {/* The cross stands before words: before a number it would be a sign of multiplication. */}
        <span>
          {say(predictTexts.notYet)} {title}
        </span>
      </p>
      <p>
        {texts === null ? say(ruleTexts[question.kind], wrong) : say(texts.why, wrong)}
        {mistake?.alone === true && ` ${say(aloneText, wrong)}`}
      </p>
      {second !== undefined && (
        <p className="predict-other">
          {say(predictTexts.otherWay, { title: say(MISTAKE_TEXTS[second.name].title) })}{' '}
          {say(MISTAKE_TEXTS[second.name].why, wrongOf(figure, question, answer, second))}
          {second.alone === true && ` ${say(aloneText, wrong)}`}
        </p>
      )}
      {formulas.map((latex) => (
        <p key={latex} className="predict-rule">
          <Formula latex={latex} />
        </p>
      ))}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section className="predict-ledger" tabIndex={0} aria-label={say(predictTexts.ledger)}>
          <LedgerTable rows={rows} graph={figure.graph} />
        </section>
      )}
    </>
  );
}

/** What was typed and cannot be read, with the place marked. */
export function UnreadAnswer({ typed, problem }: { readonly typed: string; readonly problem: AnswerProblem }) {
  const language = useGradstep((state) => state.language);
  const { start, end } = problem.range;
  const isPart = problem.code !== 'empty' && problem.code !== 'long' && end > start && end - start < typed.length;
  return (
    <>
      {isPart && (
        <p className="predict-typed">
          <code>
            {typed.slice(0, start)}
            <mark>{typed.slice(start, end)}</mark>
            {typed.slice(end)}
          </code>
        </p>
      )}
      <p>
        <Message text={answerMessage(problem, language)} />
      </p>
    </>
  );
}
