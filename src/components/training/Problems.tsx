import { useMemo } from 'react';
import { trainingProblems } from '../../engine/training/trainable.ts';
import { trainingTexts } from '../../texts/training.ts';
import { trainingProblemMessage } from '../../texts/trainingProblems.ts';
import { Message } from '../program/Message.tsx';
import { useGradstep, useSay } from '../useGradstep.ts';

/** Why a program with parameters can't be trained, in one line. */
export function Problems() {
  const say = useSay();
  const language = useGradstep((state) => state.language);
  const program = useGradstep(({ figure }) => figure?.program ?? null);
  const fatal = useMemo(
    () => (program === null ? undefined : trainingProblems(program).find((problem) => problem.fatal)),
    [program],
  );
  return (
    <p className="training-off" role="status">
      <strong>{say(trainingTexts.noTraining)}</strong>{' '}
      {fatal !== undefined && <Message text={trainingProblemMessage(fatal, language)} />}
    </p>
  );
}
