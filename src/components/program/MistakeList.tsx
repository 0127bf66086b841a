import type { SourceRange } from '../../engine/errors.ts';
import { programTexts } from '../../texts/program.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import { Message } from './Message.tsx';
import { isWarning, type Mistake } from './mistake.ts';
import { mistakeMessage } from './mistakeMessage.ts';

/** Mistakes beyond this many are counted, not listed. */
const LISTED = 5;

interface MistakeListProps {
  readonly mistakes: readonly Mistake[];
  readonly show: (range: SourceRange) => void;
}

/** Mistakes in words, one a line; a click on one goes to its place. */
export function MistakeList({ mistakes, show }: MistakeListProps) {
  const say = useSay();
  const language = useGradstep((state) => state.language);
  const source = useGradstep((state) => state.document.source);
  return (
    <ul className="program-mistakes">
      {mistakes.slice(0, LISTED).map((mistake, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: mistakes have no identity; their order in the text is all they have
        <li key={index} className={isWarning(mistake) ? 'is-warning' : undefined}>
          <button type="button" onClick={() => show(mistake.range)}>
            <span className="program-mistake-line">{say(programTexts.line, lineOf(source, mistake.range.start))}</span>
            <span>
              <Message text={mistakeMessage(mistake, language)} />
            </span>
          </button>
        </li>
      ))}
      {mistakes.length > LISTED && <li>{say(programTexts.moreMistakes, mistakes.length - LISTED)}</li>}
    </ul>
  );
}

function lineOf(source: string, position: number): number {
  let line = 1;
  for (let at = source.indexOf('\n'); at >= 0 && at < position; at = source.indexOf('\n', at + 1)) line++;
  return line;
}
