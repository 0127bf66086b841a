import { useId, useRef } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import { panelTexts } from '../../texts/panels.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { Icon } from './Icon.tsx';
import { NoteText } from './NoteText.tsx';
import { iterationFor } from './placedNotes.ts';
import { useNotes } from './useNotes.ts';
import { useScrollCue } from './useScrollCue.ts';
import './lessonNote.css';

/**
 * The note of an open lesson that belongs to this step, and the way to the others. Its room is that of the lesson's longest
 * note, as far as there is space (lessonNote.css), so that what stands below it does not move from note to note.
 */
export function LessonNote({ lesson }: { lesson: Lesson }) {
  const say = useSay();
  const store = useStoreApi();
  const title = useId();
  const language = useGradstep((state) => state.language);
  const { notes, index } = useNotes(lesson);
  const scroller = useRef<HTMLDivElement>(null);
  const text = (notes[index]?.note.text ?? lesson.point)[language];
  useScrollCue(scroller, text);
  const goTo = (to: number) => {
    const placed = notes[to];
    if (placed === undefined) return;
    const { iteration: shown, goTo: goToStep, goToIteration } = store.getState();
    const iteration = iterationFor(notes, to, shown);
    const cursor = { step: placed.step, edge: null };
    if (iteration === shown) goToStep(cursor);
    else goToIteration(iteration, cursor);
  };
  const move = (label: string, icon: 'left' | 'right', to: number) => (
    <button
      type="button"
      className="frame-plain"
      aria-label={label}
      title={label}
      aria-disabled={notes[to] === undefined}
      onClick={() => goTo(to)}
    >
      <Icon name={icon} />
    </button>
  );
  const close = say(panelTexts.closeLesson);
  return (
    <section className="frame-lesson" aria-labelledby={title}>
      <header>
        <h2 id={title}>{lesson.title[language]}</h2>
        <button
          type="button"
          className="frame-plain"
          aria-label={close}
          title={close}
          onClick={() => store.getState().closeLesson()}
        >
          <Icon name="close" />
        </button>
      </header>
      <div className="frame-note-room">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long note scrolls, and must do so by keyboard too */}
        <div ref={scroller} className="frame-note" aria-live="polite" tabIndex={0}>
          {notes.length === 0 ? say(panelTexts.noNote) : <NoteText text={text} />}
        </div>
        {notes.map(({ note, iteration, step }) => (
          <div key={`${iteration} ${step}`} className="frame-note-size" aria-hidden="true">
            <NoteText text={note.text[language]} />
          </div>
        ))}
      </div>
      <div className="frame-note-moves">
        {move(say(panelTexts.previousNote), 'left', index - 1)}
        <span>{say(panelTexts.noteOf, { index: index + 1, count: notes.length })}</span>
        {move(say(panelTexts.nextNote), 'right', index + 1)}
      </div>
    </section>
  );
}
