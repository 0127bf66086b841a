import { useEffect, useId, useRef, useState } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import { lessonTexts } from '../../texts/lessons.ts';
import { panelTexts } from '../../texts/panels.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { Icon } from './Icon.tsx';
import { LessonQuestion } from './LessonQuestion.tsx';
import { LessonsBefore, LessonsNext } from './LessonWays.tsx';
import { markAnswered, markRead, progressOf } from './lessonProgress.ts';
import { NoteText } from './NoteText.tsx';
import { iterationFor } from './placedNotes.ts';
import { useArrangement } from './useMedia.ts';
import { seesAs, useNotes } from './useNotes.ts';
import { useScrollCue } from './useScrollCue.ts';
import './lessonNote.css';

/**
 * The note of an open lesson that belongs to this step with its question, and the ways to the other notes and lessons. Its room is that of the lesson's longest
 * note, as far as there is space (lessonNote.css), so that what stands below it does not move from note to note.
 */
export function LessonNote({ lesson }: { lesson: Lesson }) {
  const say = useSay();
  const store = useStoreApi();
  const title = useId();
  const language = useGradstep((state) => state.language);
  const { notes, index } = useNotes(lesson);
  const isItsRun = useGradstep((state) => seesAs(lesson, state.lens));
  const scroller = useRef<HTMLDivElement>(null);
  const shown = notes[index];
  const text = (shown?.note.text ?? lesson.point)[language];
  useScrollCue(scroller, text);
  const isEnd = useGradstep(({ figure, cursor }) => figure !== null && cursor.step === figure.timeline.length);
  const isRead = isEnd || (notes.length > 0 && index === notes.length - 1);
  useEffect(() => {
    if (isRead) markRead(progressOf(store), lesson.id);
  }, [isRead, store, lesson.id]);
  const goTo = (to: number) => {
    const placed = notes[to];
    if (placed === undefined) return;
    const { iteration: now, goTo: goToStep, goToIteration } = store.getState();
    const iteration = iterationFor(notes, to, now);
    const cursor = { step: placed.step, edge: null };
    if (iteration === now) goToStep(cursor);
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
  // Nothing below the note moves by itself: a question opens when it is asked for, and from then on with each note. In a
  // tab of its own the note has nothing below it.
  const [asks, setAsks] = useState(useArrangement() !== 'wide');
  const question = shown?.note.question;
  const isLast = (at: number) => notes[at + 1]?.iteration !== notes[at]?.iteration;
  const ways = (at: number) => (
    <>
      {at === 0 && <LessonsBefore needs={lesson.needs} />}
      {isLast(at) && <LessonsNext next={lesson.next} />}
    </>
  );
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
          {notes.length === 0 ? (
            say(isItsRun ? panelTexts.noNote : panelTexts.otherRun)
          ) : (
            <NoteText text={text} step={shown?.step ?? 0} />
          )}
          {shown !== undefined && ways(index)}
        </div>
        {notes.map(({ note, iteration, step }, at) => (
          <div key={`${iteration} ${step}`} className="frame-note-size" aria-hidden="true">
            <NoteText text={note.text[language]} step={step} />
            {ways(at)}
          </div>
        ))}
      </div>
      <div className="frame-note-moves">
        {move(say(panelTexts.previousNote), 'left', index - 1)}
        <span>{say(panelTexts.noteOf, { index: index + 1, count: notes.length })}</span>
        {move(say(panelTexts.nextNote), 'right', index + 1)}
        {question !== undefined && (
          <button type="button" className="frame-note-asks" aria-expanded={asks} onClick={() => setAsks(!asks)}>
            {say(lessonTexts.question)} <Icon name={asks ? 'down' : 'right'} />
          </button>
        )}
      </div>
      {asks && question !== undefined && shown !== undefined && (
        <LessonQuestion
          key={`${lesson.id} ${index}`}
          question={question}
          step={shown.step}
          onAnswered={() => markAnswered(progressOf(store), lesson.id, lesson.notes.indexOf(shown.note))}
        />
      )}
    </section>
  );
}
