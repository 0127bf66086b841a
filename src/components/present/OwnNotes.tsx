import { useId, useMemo, useState } from 'react';
import { presentTexts } from '../../texts/present.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import { keepOwnNote, ownNote, programKey, stepKey } from './ownNotes.ts';

/** The teacher's own note on this step: every letter is saved as it is typed. */
export function OwnNotes() {
  const source = useGradstep((state) => state.document.source);
  const step = useGradstep(({ figure, cursor }) => (figure === null ? null : stepKey(figure.timeline, cursor.step)));
  const program = programKey(source);
  return step === null ? null : <Note program={program} step={step} />;
}

/** One field for the notes of all steps: who types while the step changes goes on typing, in the note of the new one. */
function Note({ program, step }: { readonly program: string; readonly step: string }) {
  const say = useSay();
  const id = useId();
  const kept = useMemo(() => ({ text: ownNote(program, step) }), [program, step]);
  const [typed, setTyped] = useState({ over: kept, text: kept.text });
  const [isSaved, setSaved] = useState(true);
  return (
    <section className="speaker-own">
      <label htmlFor={id}>{say(presentTexts.notes)}</label>
      <textarea
        id={id}
        value={typed.over === kept ? typed.text : kept.text}
        onChange={({ target }) => {
          setTyped({ over: kept, text: target.value });
          setSaved(keepOwnNote(program, step, target.value));
        }}
      />
      {!isSaved && <p role="alert">{say(presentTexts.notesUnsaved)}</p>}
    </section>
  );
}
