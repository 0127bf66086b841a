import type { ProgramError, SourceRange } from '../../engine/errors.ts';
import { errorMessage } from '../../texts/errors.ts';
import { programTexts } from '../../texts/program.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import { Message } from './Message.tsx';

/** Mistakes beyond this many are counted, not listed. */
const LISTED = 5;

interface MistakeListProps {
  readonly errors: readonly ProgramError[];
  readonly show: (range: SourceRange) => void;
}

/** Mistakes in words, one a line; a click on one goes to its place. */
export function MistakeList({ errors, show }: MistakeListProps) {
  const say = useSay();
  const language = useGradstep((state) => state.language);
  const source = useGradstep((state) => state.document.source);
  return (
    <ul className="program-mistakes">
      {errors.slice(0, LISTED).map((error, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: mistakes have no identity; their order in the text is all they have
        <li key={index}>
          <button type="button" onClick={() => show(error.range)}>
            <span className="program-mistake-line">{say(programTexts.line, lineOf(source, error.range.start))}</span>
            <span>
              <Message text={errorMessage(error, language)} />
            </span>
          </button>
        </li>
      ))}
      {errors.length > LISTED && <li>{say(programTexts.moreMistakes, errors.length - LISTED)}</li>}
    </ul>
  );
}

function lineOf(source: string, position: number): number {
  let line = 1;
  for (let at = source.indexOf('\n'); at >= 0 && at < position; at = source.indexOf('\n', at + 1)) line++;
  return line;
}
