import { useEffect, useMemo, useRef, useState } from 'react';
import type { Pairs } from '../../store/link/fragment.ts';
import type { State } from '../../store/state.ts';
import { headerButtons } from '../../texts/headerButtons.ts';
import { shareTexts } from '../../texts/share.ts';
import { useSay } from '../useGradstep.ts';
import { CopyButton } from './CopyButton.tsx';
import { Dialog } from './Dialog.tsx';
import { LookChoices } from './LookChoices.tsx';
import { isTooLongForQr, lessonPairs, type ShareOptions, sharedPairs, withoutFragment } from './links.ts';
import { QrCode } from './QrCode.tsx';
import { useAddress } from './useAddress.ts';

interface Props {
  /** What was on screen when the dialog was opened. */
  readonly state: State;
  readonly options: ShareOptions;
  readonly onOptions: (change: Partial<ShareOptions>) => void;
  readonly onClose: () => void;
}

/** The link of what is on screen, and its QR code. */
export function ShareDialog({ state, options, onOptions, onClose }: Props) {
  const say = useSay();
  const field = useRef<HTMLTextAreaElement>(null);
  const [large, setLarge] = useState(false);
  const page = withoutFragment(location.href);
  const pairs = useMemo(() => sharedPairs(state, options), [state, options]);
  const link = useAddress(page, pairs);
  const shortPairs = useLessonPairs(state, pairs);
  const short = useAddress(page, shortPairs ?? null);
  const isLong = link !== null && isTooLongForQr(link);
  // A code that flips to another one while somebody scans it is worse than one that comes a moment later.
  const isComing = link === null || shortPairs === undefined || (shortPairs !== null && short === null);
  const isShort = !isComing && short !== null && short.length < link.length && !isTooLongForQr(short);
  const coded = isComing ? null : isShort ? short : isLong ? null : link;
  return (
    <Dialog title={say(headerButtons.share)} className={large ? 'share-link is-large' : 'share-link'} onClose={onClose}>
      <div className="share-link-columns">
        <div className="share-code">
          {isComing && <div className="share-qr" />}
          {coded !== null && <QrCode link={coded} />}
          {coded !== null && (
            <button type="button" aria-pressed={large} onClick={() => setLarge(!large)}>
              {say(shareTexts.large)}
            </button>
          )}
          {!isComing && (isShort || isLong) && (
            <p className="share-note" role="status">
              {say(isShort ? shareTexts.codeOfLesson : shareTexts.tooLong)}
            </p>
          )}
        </div>
        <div className="share-link-words">
          <label className="share-field">
            <span>{say(shareTexts.linkOf)}</span>
            <textarea
              ref={field}
              readOnly
              rows={4}
              spellCheck={false}
              value={link ?? ''}
              onFocus={(event) => event.target.select()}
            />
          </label>
          <div className="share-actions">
            <CopyButton first text={link ?? ''} source={field} />
            {'share' in navigator && link !== null && (
              <button type="button" onClick={() => void handOn(link)}>
                {say(shareTexts.handOn)}
              </button>
            )}
          </div>
          <fieldset className="share-options">
            <legend>{say(shareTexts.opens)}</legend>
            <label className="share-check">
              <input
                type="checkbox"
                checked={options.here}
                onChange={(event) => onOptions({ here: event.target.checked })}
              />
              {say(shareTexts.here)}
            </label>
            <LookChoices look={options} onLook={onOptions} />
          </fieldset>
        </div>
      </div>
    </Dialog>
  );
}

/**
 * The pairs with the lesson's name in place of its program, for a code that is easy to scan; `null` where that would open
 * something else, `undefined` until it is known.
 */
function useLessonPairs(state: State, pairs: Pairs): Pairs | null | undefined {
  const [short, setShort] = useState<{ readonly of: Pairs; readonly pairs: Pairs | null } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const answer = (made: Pairs | null) => isWanted && setShort({ of: pairs, pairs: made });
    lessonPairs(state, pairs).then(answer, () => answer(null));
    return () => {
      isWanted = false;
    };
  }, [state, pairs]);
  return short?.of === pairs ? short.pairs : undefined;
}

/** The system's own way to hand a link on. */
async function handOn(url: string): Promise<void> {
  try {
    await navigator.share({ title: document.title, url });
  } catch {
    // Whoever closes that list has decided against it.
  }
}
