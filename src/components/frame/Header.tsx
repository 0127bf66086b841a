import type { RefObject } from 'react';
import { frameTexts } from '../../texts/frame.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { Icon } from './Icon.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { LessonsMenu } from './LessonsMenu.tsx';
import { MoreMenu } from './laterMore.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import type { Arrangement } from './useMedia.ts';
import { useLesson } from './usePage.ts';
import './header.css';

interface Props {
  readonly arrangement: Arrangement;
  readonly lessons: RefObject<HTMLElement | null>;
  readonly openKeys: () => void;
}

/** The bar on top: lessons, what is open, undo and redo, language, theme, keys; on a phone the last ones are in a menu. */
export function Header({ arrangement, lessons, openKeys }: Props) {
  const say = useSay();
  const lesson = useLesson();
  const narrow = arrangement === 'narrow';
  const language = useGradstep((state) => state.language);
  const title = lesson?.title[language] ?? null;
  return (
    <header className="frame-header">
      {narrow && <LessonsMenu menu={lessons} icon />}
      <h1 className={narrow ? 'frame-title' : 'frame-name'}>{narrow && title !== null ? title : 'Gradstep'}</h1>
      {!narrow && <LessonsMenu menu={lessons} />}
      {!narrow && <p className="frame-lesson-name">{title}</p>}
      <span className="frame-gap" />
      {!narrow && <UndoRedo />}
      <LanguageSwitch />
      {narrow ? (
        <MoreMenu openKeys={openKeys} />
      ) : (
        <>
          <ThemeSwitch />
          <button
            type="button"
            className="frame-plain"
            aria-label={say(frameTexts.keys)}
            title={say(frameTexts.keys)}
            onClick={openKeys}
          >
            ?
          </button>
        </>
      )}
    </header>
  );
}

function UndoRedo() {
  const say = useSay();
  const store = useStoreApi();
  const past = useGradstep((state) => state.history.past.length > 0);
  const future = useGradstep((state) => state.history.future.length > 0);
  return (
    <>
      <button
        type="button"
        className="frame-plain"
        aria-label={say(frameTexts.undo)}
        title={say(frameTexts.undo)}
        aria-disabled={!past}
        onClick={() => store.getState().undo()}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="frame-plain"
        aria-label={say(frameTexts.redo)}
        title={say(frameTexts.redo)}
        aria-disabled={!future}
        onClick={() => store.getState().redo()}
      >
        <Icon name="redo" />
      </button>
    </>
  );
}
