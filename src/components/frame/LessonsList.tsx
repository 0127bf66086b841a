import { type KeyboardEvent, useId } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import { PARTS } from '../../lessons/parts.ts';
import { lessonTexts } from '../../texts/lessons.ts';
import { useGradstep, useSay } from '../useGradstep.ts';
import { standingOf, useProgress } from './lessonProgress.ts';
import './menus.css';

/** The course in its menu: the lessons in their parts, and which are done. ↑ ↓ Home End walk along them. */
export function LessonsList({ onOpen }: { readonly onOpen: (lesson: string) => void }) {
  const say = useSay();
  const id = useId();
  const language = useGradstep((state) => state.language);
  const lessons = useGradstep((state) => state.lessons);
  const progress = useProgress();
  const parts = PARTS.map((part) => ({ part, inside: lessons.filter((lesson) => lesson.part === part.id) }));
  return (
    <div className="frame-course">
      {parts.map(
        ({ part, inside }) =>
          inside.length > 0 && (
            <section key={part.id} aria-labelledby={`${id}-${part.id}`}>
              <header>
                <h2 id={`${id}-${part.id}`}>{part.title[language]}</h2>
                <span>{say(lessonTexts.progress, { done: inside.filter(isDone).length, count: inside.length })}</span>
              </header>
              <ol>
                {inside.map((lesson) => (
                  <Entry key={lesson.id} lesson={lesson} onOpen={onOpen} />
                ))}
              </ol>
            </section>
          ),
      )}
    </div>
  );

  function isDone(lesson: Lesson): boolean {
    return standingOf(progress, lesson) === 'done';
  }
}

interface EntryProps {
  readonly lesson: Lesson;
  readonly onOpen: (lesson: string) => void;
}

function Entry({ lesson, onOpen }: EntryProps) {
  const say = useSay();
  const language = useGradstep((state) => state.language);
  const current = useGradstep((state) => state.document.lesson === lesson.id);
  const lessons = useGradstep((state) => state.lessons);
  const standing = standingOf(useProgress(), lesson);
  const before = lesson.needs.map((id) => lessons.find((one) => one.id === id)?.title[language] ?? id).join(', ');
  return (
    <li>
      <button
        type="button"
        className="frame-lesson-entry"
        aria-current={current || undefined}
        onKeyDown={walk}
        onClick={() => onOpen(lesson.id)}
      >
        <span className="frame-lesson-title">
          <strong>{lesson.title[language]}</strong>
          {standing !== null && (
            <em>
              {standing === 'done' && '✓ '}
              {say(lessonTexts[standing])}
            </em>
          )}
        </span>
        <span>{lesson.point[language]}</span>
        {before !== '' && (
          <small>
            {say(lessonTexts.before)} {before}
          </small>
        )}
      </button>
    </li>
  );
}

/** Arrow keys from button to button; they are used up, so that the page does not step under the open menu. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...(event.currentTarget.closest('.frame-course')?.querySelectorAll('button') ?? [])];
  const at = buttons.indexOf(event.currentTarget as HTMLButtonElement);
  const to = {
    ArrowDown: at + 1,
    ArrowRight: at + 1,
    ArrowUp: at - 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: buttons.length - 1,
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons[Math.min(Math.max(0, to), buttons.length - 1)]?.focus();
}
