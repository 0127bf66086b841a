import { useEffect, useMemo, useRef, useState } from 'react';
import { shareTexts } from '../../texts/share.ts';
import { download } from '../export/download.ts';
import type { Exported, ExportFormat } from '../export/exports.ts';
import { useSay, useStoreApi } from '../useGradstep.ts';
import { CopyButton } from './CopyButton.tsx';
import { ExportOptionFields } from './ExportOptionFields.tsx';
import type { ExportChoice } from './exportChoice.ts';

interface Props {
  readonly format: ExportFormat;
  readonly choice: ExportChoice;
  readonly onChoice: (change: Partial<ExportChoice>) => void;
}

/** Whoever walks through the list with the arrow keys does not wait for each of its formats, ms. */
const REST = 120;
/** Characters of a text that are shown; the whole is copied and saved. */
const MOST_SHOWN = 100_000;

/** What a format makes of the figure: options, preview, copy, download; or why it cannot be made. */
export function ExportResult({ format, choice, onChoice }: Props) {
  const say = useSay();
  const made = useMade(format, choice);
  const area = useRef<HTMLTextAreaElement>(null);
  const ready = made?.ok === true ? made : null;
  const text = typeof ready?.content === 'string' ? ready.content : null;
  const picture = usePicture(ready === null || !isPicture(format) ? null : ready.content, format.mime);
  return (
    <section className="share-export-result" aria-label={say(format.label)}>
      <ExportOptionFields asks={format.asks} choice={choice} onChoice={onChoice} />
      <div className="share-actions">
        <button
          type="button"
          aria-disabled={ready === null}
          onClick={() => ready !== null && download(ready.content, ready.name, format.mime)}
        >
          {say(shareTexts.download)}
        </button>
        {text !== null && <CopyButton text={text} source={area} />}
        <span role="status" className="share-note">
          {made === null ? say(shareTexts.making) : made.ok ? '' : made.why}
        </span>
      </div>
      {ready?.notes.map((note) => (
        <p key={note} className="share-note">
          {note}
        </p>
      ))}
      {picture !== null && (
        <div className={`share-export-picture${choice.theme === 'dark' && !choice.background ? ' is-dark' : ''}`}>
          <img src={picture} alt={say(shareTexts.result)} />
        </div>
      )}
      {text !== null && (
        <textarea
          ref={area}
          className={picture === null ? 'share-export-text' : 'share-export-text is-source'}
          readOnly
          rows={picture === null ? 20 : 3}
          spellCheck={false}
          translate="no"
          wrap="off"
          aria-label={say(shareTexts.result)}
          value={text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}\n…`}
        />
      )}
    </section>
  );
}

function isPicture({ mime }: ExportFormat): boolean {
  return mime.startsWith('image/');
}

/** What came of it with these options; `null` while it is being made. */
function useMade(format: ExportFormat, choice: ExportChoice): Exported | null {
  const store = useStoreApi();
  const say = useSay();
  const failed = say(shareTexts.notMade);
  const { theme, background, legend, scale, seconds } = choice;
  const asked = useMemo(
    () => ({ format, options: { theme, background, legend, scale, seconds } }),
    [format, theme, background, legend, scale, seconds],
  );
  const [made, setMade] = useState<{ readonly of: object; readonly exported: Exported } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      void asked.format
        .make(store, asked.options)
        .catch((): Exported => ({ ok: false, why: failed }))
        .then((exported) => isWanted && setMade({ of: asked, exported }));
    }, REST);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [store, asked, failed]);
  return made?.of === asked ? made.exported : null;
}

/** The address of a picture in memory, for as long as it is shown. */
function usePicture(content: Blob | string | null, mime: string): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (content === null) return setAddress(null);
    const made = URL.createObjectURL(new Blob([content], { type: mime }));
    setAddress(made);
    // A picture or a download that has just begun still reads it.
    return () => void setTimeout(() => URL.revokeObjectURL(made), KEPT);
  }, [content, mime]);
  return address;
}

/** Milliseconds that the address of a file outlives what shows it. */
const KEPT = 60_000;
