import { useId, useState } from 'react';
import { presentTexts } from '../../texts/present.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import { keepOwnNote, ownNote, programKey, stepKey } from './ownNotes.ts';

/** The teacher's own note on this step: every letter is saved as it is typed. */
export function OwnNotes() {
  const source = useGradstep((state) => state.document.source);
  const step = useGradstep(({ figure, cursor }) => (figure === null ? null : stepKey(figure.timeline, cursor.step)));
  const program = programKey(source);
  if (step === null) return null;
  return <Note key={`${program} ${step}`} program={program} step={step} />;
}

function Note({ program, step }: { readonly program: string; readonly step: string }) {
  const say = useSay();
  const id = useId();
  const [text, setText] = useState(() => ownNote(program, step));
  const [isSaved, setSaved] = useState(true);
  return (
    <section className="speaker-own">
      <label htmlFor={id}>{say(presentTexts.notes)}</label>
      <textarea
        id={id}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setSaved(keepOwnNote(program, step, target.value));
        }}
      />
      {!isSaved && <p role="alert">{say(presentTexts.notesUnsaved)}</p>}
    </section>
  );
}
