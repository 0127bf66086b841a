import { predictTexts, questionSentences } from '../../texts/predict.ts';
import { useQuestion } from '../modes/predict/useQuestion.ts';
import { askedOf } from '../modes/predict/words.ts';
import { Words } from '../sentence/Words.tsx';
import { useGradstep, useSay } from '../useGradstep.ts';

/** What is asked of the audience in predict mode, in the room of the step's formula. */
export function AskedWords() {
  const say = useSay();
  const language = useGradstep((state) => state.language);
  const asking = useQuestion();
  return (
    <div className="present-formula is-words">
      <div className="sentence">
        <p className="sentence-words">
          {asking === null ? (
            say(predictTexts.nothing)
          ) : asking.question === null ? (
            say(predictTexts.end)
          ) : (
            <Words
              words={questionSentences[asking.question.kind][language](askedOf(asking.figure, asking.question))}
              graph={asking.figure.graph}
            />
          )}
        </p>
      </div>
    </div>
  );
}
