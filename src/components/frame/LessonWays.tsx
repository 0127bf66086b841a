import type { NextLesson } from '../../lessons/lesson.ts';
import { lessonTexts } from '../../texts/lessons.ts';
import { leaveToGraph } from '../leaveToGraph.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';

/** The lessons that a lesson builds on, at its beginning. */
export function LessonsBefore({ needs }: { readonly needs: readonly string[] }) {
  const say = useSay();
  if (needs.length === 0) return null;
  return (
    <p className="frame-ways">
      {say(lessonTexts.before)}{' '}
      {needs.map((id, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <LessonLink id={id} />
        </span>
      ))}
    </p>
  );
}

/** The lessons to go on with, at its end, each with a few words why. */
export function LessonsNext({ next }: { readonly next: readonly NextLesson[] }) {
  const say = useSay();
  const language = useGradstep((state) => state.language);
  if (next.length === 0) return null;
  return (
    <nav className="frame-ways" aria-label={say(lessonTexts.next)}>
      {say(lessonTexts.next)}
      <ul>
        {next.map(({ lesson, why }) => (
          <li key={lesson}>
            <LessonLink id={lesson} /> {why[language]}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Opens a lesson; → is then the lesson's, so that one reads on without the mouse. */
function LessonLink({ id }: { readonly id: string }) {
  const store = useStoreApi();
  const language = useGradstep((state) => state.language);
  const lesson = useGradstep((state) => state.lessons.find((one) => one.id === id));
  if (lesson === undefined) return null;
  const title = lesson.title[language];
  return (
    <button
      type="button"
      data-asks={title.endsWith('?') || undefined}
      onClick={(event) => {
        const from = event.currentTarget;
        store.getState().openLesson(id);
        // The new note is at the top of the column or the sheet that these words were scrolled to the end of.
        from.closest('.frame-program, .frame-panel')?.scrollTo({ top: 0 });
        leaveToGraph(from);
      }}
    >
      {title}
    </button>
  );
}
