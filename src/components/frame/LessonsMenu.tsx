import { type RefObject, type ToggleEvent, useId } from 'react';
import { frameTexts } from '../../texts/frame.ts';
import { leaveToGraph } from '../leaveToGraph.ts';
import { nextPaint } from '../nextPaint.ts';
import { useSay, useStoreApi } from '../useGradstep.ts';
import { later } from './arriving.ts';
import { Icon } from './Icon.tsx';

// As the lessons themselves, after the first view.
const list = nextPaint().then(async () => (await import('./LessonsList.tsx')).LessonsList);
const LessonsList = later(() => list);

/**
 * The menu of lessons, a native popover: Escape and a click elsewhere close it, and focus goes back to the button.
 * Opened, the focus is on the lesson that is open (or the first).
 */
export function LessonsMenu({ menu, icon = false }: { menu: RefObject<HTMLElement | null>; icon?: boolean }) {
  const say = useSay();
  const store = useStoreApi();
  const id = useId();
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
      >
        <LessonsList onOpen={open} />
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
