import { useMemo } from 'react';
import type { RunningLines } from '../../export/code/running.ts';
import { codeInsideTexts } from '../../texts/codeBeside.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import { calledBody } from './calledBody.ts';
import { PlainLine } from './PlainLine.tsx';

/** The method that the running line calls: its class stands far up in the code, and is what one came to see. */
export function Inside({ code, running }: { readonly code: string; readonly running: RunningLines }) {
  const say = useSay();
  const step = useGradstep(({ cursor }) => cursor.step);
  const called = useMemo(() => calledBody(code, running.at(step).called), [code, running, step]);
  if (called === null) return null;
  return (
    <figure className="code-inside">
      <figcaption>{say(codeInsideTexts.inside, called.name)}</figcaption>
      <pre>
        {called.lines.map((text, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text are its places
          <PlainLine key={k} text={`${text}\n`} />
        ))}
      </pre>
    </figure>
  );
}
