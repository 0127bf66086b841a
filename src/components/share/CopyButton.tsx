import { type RefObject, useState } from 'react';
import { shareTexts } from '../../texts/share.ts';
import { useSay } from '../useGradstep.ts';

interface Props {
  readonly text: string;
  /** Where the text stands, to be selected when the clipboard is forbidden. */
  readonly source: RefObject<HTMLTextAreaElement | null>;
  /** What is copied, for those who hear the button by itself. */
  readonly what?: string;
  readonly first?: boolean;
}

/** Copies a text. Where the clipboard is forbidden, the text is selected, to be copied by hand, and that is said. */
export function CopyButton({ text, source, what, first }: Props) {
  const say = useSay();
  const [done, setDone] = useState<{ readonly text: string; readonly how: 'copied' | 'selected' } | null>(null);
  const how = done?.text === text ? done.how : null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setDone({ text, how: 'copied' });
    } catch {
      source.current?.focus();
      source.current?.select();
      setDone({ text, how: 'selected' });
    }
  };
  return (
    <>
      <button
        type="button"
        data-first={first === true ? '' : undefined}
        aria-label={what === undefined ? undefined : say(shareTexts.copyOf, what)}
        onClick={() => void copy()}
      >
        {say(how === 'copied' ? shareTexts.copied : shareTexts.copy)}
      </button>
      <span role="status" className={how === 'selected' ? 'share-note' : 'share-heard'}>
        {how === 'copied' && say(shareTexts.copied)}
        {how === 'selected' && say(shareTexts.copyYourself)}
      </span>
    </>
  );
}
