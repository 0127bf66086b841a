import { useEffect, useState } from 'react';
import type { SourceRange } from '../../engine/errors.ts';
import { programTexts } from '../../texts/program.ts';
import { nextPaint } from '../nextPaint.ts';
import { useSay } from '../useGradstep.ts';
import { useSettledMistakes } from './settledMistakes.ts';

type List = typeof import('./MistakeList.tsx')['MistakeList'];

/** The program's mistakes under its text. Their words, in two languages, are no part of the first view of the page. */
export function Mistakes({ show }: { readonly show: (range: SourceRange) => void }) {
  const say = useSay();
  const mistakes = useSettledMistakes();
  const [MistakeList, setList] = useState<List | null>(null);
  useEffect(() => {
    let isHere = true;
    nextPaint()
      .then(() => import('./MistakeList.tsx'))
      .then(
        (module) => isHere && setList(() => module.MistakeList),
        () => undefined,
      );
    return () => {
      isHere = false;
    };
  }, []);
  return (
    // The region stands from the beginning: a screen reader announces only what changes inside one that it knows.
    <div className="program-mistakes-room" role="alert" aria-live="polite" aria-label={say(programTexts.mistakes)}>
      {MistakeList !== null && mistakes.length > 0 && <MistakeList mistakes={mistakes} show={show} />}
    </div>
  );
}
