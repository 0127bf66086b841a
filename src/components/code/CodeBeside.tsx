import { type ReactNode, useEffect, useRef } from 'react';
import { DIALECTS, type Dialect } from '../../engine/program/dialects.ts';
import { stepAt } from '../../engine/timeline/timeline.ts';
import type { Printed } from '../../export/code/codeResult.ts';
import { refusalMessage } from '../../export/code/refusalWords.ts';
import type { RunningLines } from '../../export/code/running.ts';
import { codeBesideTexts } from '../../texts/codeBeside.ts';
import { Icon } from '../frame/Icon.tsx';
import { CopyButton } from '../share/CopyButton.tsx';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { CodeLines } from './CodeLines.tsx';
import { Inside } from './Inside.tsx';
import { useCode } from './useCode.ts';
import './code.css';

/** The program as code in one of three dialects, its running line lit; a line goes to its step. */
export function CodeBeside() {
  const dialect = useGradstep((state) => state.code);
  return dialect === null ? null : <Code dialect={dialect} />;
}

function Code({ dialect }: { readonly dialect: Dialect }) {
  const say = useSay();
  const language = useGradstep((state) => state.language);
  const shown = useCode(dialect);
  const name = say(codeBesideTexts[`${dialect}About`]);
  const room = useRef<HTMLElement>(null);
  useEffect(() => bringToTop(room.current), []);
  if (shown === null) return null;
  const { result, running } = shown;
  return (
    <section ref={room} className="code" aria-label={say(codeBesideTexts.heading)}>
      <Head dialect={dialect} text={result.ok ? result.code : null} />
      {result.ok && running !== null ? (
        <>
          <About running={running} />
          <CodeLines code={result.code} running={running} name={name} />
          <Inside code={result.code} running={running} />
          <Prints printed={result.printed} />
        </>
      ) : (
        <p className="code-refused">{result.ok ? null : plain(refusalMessage(result.reason, language))}</p>
      )}
    </section>
  );
}

function Head({ dialect, text }: { readonly dialect: Dialect; readonly text: string | null }) {
  const say = useSay();
  const store = useStoreApi();
  const source = useRef<HTMLTextAreaElement>(null);
  return (
    <header className="code-head">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend that a row of buttons needs not */}
      <div className="code-dialects" role="group" aria-label={say(codeBesideTexts.dialects)}>
        {DIALECTS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === dialect}
            title={say(codeBesideTexts[`${one}About`])}
            onClick={() => store.getState().setCode(one)}
          >
            {say(codeBesideTexts[one])}
          </button>
        ))}
      </div>
      {text !== null && (
        <>
          <textarea
            ref={source}
            className="code-quiet"
            aria-label={say(codeBesideTexts.asText)}
            tabIndex={-1}
            readOnly
            value={text}
          />
          <CopyButton text={text} source={source} what={say(codeBesideTexts.what)} />
        </>
      )}
      <button
        type="button"
        className="frame-plain"
        aria-label={say(codeBesideTexts.close)}
        title={say(codeBesideTexts.close)}
        onClick={() => store.getState().setCode(null)}
      >
        <Icon name="close" />
      </button>
    </header>
  );
}

/** Whose code it is where something else is looked at, and why no line is lit. */
function About({ running }: { readonly running: RunningLines }) {
  const say = useSay();
  const seen = useGradstep(({ figure }) => figure?.seen?.kind ?? 'refused');
  const step = useGradstep(({ cursor }) => cursor.step);
  const kind = useGradstep(({ figure, cursor }) =>
    figure === null ? 'start' : stepAt(figure.timeline, cursor.step).kind,
  );
  const lines: ReactNode[] = seen === 'refused' ? [] : [say(codeBesideTexts[seen])];
  if (kind !== 'start' && seen !== 'tangent' && running.at(step).lines.length === 0) {
    const why = kind === 'zeroGrad' ? 'nothingToClear' : kind === 'update' ? 'beforeUpdate' : 'noLine';
    lines.push(say(codeBesideTexts[why]));
  }
  return lines.length === 0 ? null : <p className="code-about">{lines.join(' ')}</p>;
}

/** What Python prints. While one predicts, that would be the answer. */
function Prints({ printed }: { readonly printed: readonly Printed[] }) {
  const say = useSay();
  const predicting = useGradstep(({ panel }) => panel === 'predict');
  if (predicting) return <p className="code-about">{say(codeBesideTexts.hidden)}</p>;
  return (
    <details className="code-prints">
      <summary>{say(codeBesideTexts.prints)}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard */}
      <section tabIndex={0} aria-label={say(codeBesideTexts.printed)}>
        <pre>{printed.map(({ label, text }) => `${label} = ${text}\n`)}</pre>
      </section>
      <p>{say(codeBesideTexts.lastDigit)}</p>
    </details>
  );
}

/** In a panel behind a tab it stands under the step: who asks for it sees it. Nothing but that panel scrolls. */
function bringToTop(room: HTMLElement | null): void {
  const panel = room?.closest<HTMLElement>('.frame-panel');
  if (room === null || panel == null) return;
  panel.scrollTop += room.getBoundingClientRect().top - panel.getBoundingClientRect().top;
}

/** Messages mark what is code; here all of it is. */
function plain(message: string): string {
  return message.replaceAll('`', '');
}
