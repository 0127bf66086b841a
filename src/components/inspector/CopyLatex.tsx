import { useRef, useState } from 'react';
import { inspectorTexts } from '../../texts/inspector.ts';
import { bareLatex } from '../formula/notation.ts';
import { useSay } from '../useGradstep.ts';

/** Copies the formulas of the panel. Where the clipboard is forbidden, the text is shown, selected, to be copied by hand. */
export function CopyLatex({ formulas }: { readonly formulas: readonly string[] }) {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<string | null>(null);
  const text = formulas.map(bareLatex).join('\n');

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
    } catch {
      dialog.current?.showModal?.();
      area.current?.select();
    }
  };

  return (
    <>
      <button type="button" className="inspector-small" onClick={() => void copy()}>
        {say(copied === text ? inspectorTexts.copied : inspectorTexts.copy)}
      </button>
      <span role="status" className="inspector-quiet">
        {copied === text ? say(inspectorTexts.copied) : ''}
      </span>
      <dialog ref={dialog} className="inspector-dialog" aria-label={say(inspectorTexts.copyYourself)}>
        <p>{say(inspectorTexts.copyYourself)}</p>
        <textarea ref={area} readOnly rows={6} value={text} aria-label={say(inspectorTexts.copyYourself)} />
        <form method="dialog">
          <button type="submit">{say(inspectorTexts.close)}</button>
        </form>
      </dialog>
    </>
  );
}
