import type { KeyboardEvent } from 'react';
import { useGradstep } from '../useGradstep.ts';
import './menus.css';

/** The lessons in their menu; ↑ ↓ Home End walk along them. */
export function LessonsList({ onOpen }: { readonly onOpen: (lesson: string) => void }) {
  const language = useGradstep((state) => state.language);
  const current = useGradstep((state) => state.document.lesson);
  const lessons = useGradstep((state) => state.lessons);
  return (
    <ol>
      {lessons.map((lesson) => (
        <li key={lesson.id}>
          <button
            type="button"
            className="frame-lesson-entry"
            aria-current={lesson.id === current || undefined}
            onKeyDown={walk}
            onClick={() => onOpen(lesson.id)}
          >
            <strong>{lesson.title[language]}</strong>
            <span>{lesson.point[language]}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** Arrow keys from button to button; they are used up, so that the page does not step under the open menu. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...(event.currentTarget.closest('ol')?.querySelectorAll('button') ?? [])];
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
