import { type KeyboardEvent, type RefObject, type ToggleEvent, useId } from 'react';
import { frameTexts } from '../../texts/frame.ts';
import { leaveToGraph } from '../leaveToGraph.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { Icon } from './Icon.tsx';
import './menus.css';

/**
 * The menu of lessons, a native popover: Escape and a click elsewhere close it, and focus goes back to the button.
 * Opened, the focus is on the lesson that is open (or the first); ↑ ↓ Home End walk along the list.
 */
export function LessonsMenu({ menu, icon = false }: { menu: RefObject<HTMLElement | null>; icon?: boolean }) {
  const say = useSay();
  const store = useStoreApi();
  const id = useId();
  const language = useGradstep((state) => state.language);
  const current = useGradstep((state) => state.document.lesson);
  const lessons = useGradstep((state) => state.lessons);
  const open = (lesson: string) => {
    menu.current?.hidePopover();
    store.getState().openLesson(lesson);
    // Not the button that opened the menu: → and Space are the lesson's now.
    leaveToGraph(menu.current);
  };
  const onToggle = (event: ToggleEvent<HTMLElement>) => {
    if (event.newState === 'open') focusInside(event.currentTarget);
  };
  return (
    <>
      <button
        type="button"
        className={icon ? 'frame-plain' : 'frame-menu-button'}
        popoverTarget={id}
        aria-label={icon ? say(frameTexts.lessons) : undefined}
      >
        {icon ? (
          <Icon name="menu" />
        ) : (
          <>
            {say(frameTexts.lessons)} <Icon name="down" />
          </>
        )}
      </button>
      <nav
        ref={menu}
        id={id}
        popover="auto"
        className="frame-lessons"
        aria-label={say(frameTexts.lessons)}
        onToggle={onToggle}
        onKeyDown={walk}
      >
        <ol>
          {lessons.map((lesson) => (
            <li key={lesson.id}>
              <button
                type="button"
                className="frame-lesson-entry"
                aria-current={lesson.id === current || undefined}
                onClick={() => open(lesson.id)}
              >
                <strong>{lesson.title[language]}</strong>
                <span>{lesson.point[language]}</span>
              </button>
            </li>
          ))}
        </ol>
      </nav>
    </>
  );
}

/** Opens or closes the menu, for a key. The browser tells of it a moment later: the focus must not wait for that. */
export function toggleLessons(menu: HTMLElement | null): void {
  menu?.togglePopover();
  if (menu?.matches(':popover-open')) focusInside(menu);
}

/** The focus to the lesson that is open, or the first; not away from one in the list that has it already. */
function focusInside(menu: HTMLElement): void {
  if (menu.querySelector(':focus') !== null) return;
  (menu.querySelector<HTMLElement>('[aria-current]') ?? menu.querySelector('button'))?.focus();
}

/** Arrow keys from button to button; they are used up, so that the page does not step under the open menu. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
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
