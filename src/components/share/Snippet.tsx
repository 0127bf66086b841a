import { useId, useRef } from 'react';
import { CopyButton } from './CopyButton.tsx';

interface Props {
  readonly name: string;
  readonly about: string;
  readonly text: string;
}

/** Rows at most before it scrolls. */
const HIGHEST = 12;

/** A piece of code to be copied. */
export function Snippet({ name, about, text }: Props) {
  const id = useId();
  const code = useRef<HTMLTextAreaElement>(null);
  return (
    <section className="share-snippet" aria-labelledby={id}>
      <div className="share-snippet-head">
        <h3 id={id}>{name}</h3>
        <CopyButton text={text} source={code} what={name} />
      </div>
      <p className="share-about">{about}</p>
      <textarea
        ref={code}
        readOnly
        rows={Math.min(HIGHEST, text.split('\n').length)}
        spellCheck={false}
        translate="no"
        aria-labelledby={id}
        value={text}
      />
    </section>
  );
}
