import { type RefObject, useState } from 'react';
import type { DialogName } from '../share/Dialogs.tsx';
import { useGradstep, useStoreApi } from '../useGradstep.ts';
import { LessonsMenu } from './LessonsMenu.tsx';
import { Dialogs, HeaderEnd, HeaderTools, LanguageSwitch } from './later.tsx';
import { MoreMenu } from './laterMore.tsx';
import { type Arrangement, useMedia } from './useMedia.ts';
import { useLesson } from './usePage.ts';
import './header.css';

interface Props {
  readonly arrangement: Arrangement;
  readonly lessons: RefObject<HTMLElement | null>;
  readonly openKeys: () => void;
}

/**
 * The bar on top: lessons, what is open, undo and redo, what leads out of the page, language, theme, keys; where there is
 * little room most of them are in a menu.
 */
export function Header({ arrangement, lessons, openKeys }: Props) {
  const lesson = useLesson();
  const narrow = arrangement === 'narrow';
  // A phone held sideways and a small tablet have two columns, and no room for words in the header.
  const roomy = useMedia('(min-width: 860px)');
  const tight = narrow || (arrangement === 'medium' && !roomy);
  const language = useGradstep((state) => state.language);
  const title = lesson?.title[language] ?? null;
  const store = useStoreApi();
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const present = () => store.getState().setView('present');
  return (
    <header className="frame-header">
      {narrow && <LessonsMenu menu={lessons} icon />}
      <h1 className={narrow ? 'frame-title' : 'frame-name'}>{narrow && title !== null ? title : 'Gradstep'}</h1>
      {!narrow && <LessonsMenu menu={lessons} />}
      {!narrow && <p className="frame-lesson-name">{title}</p>}
      <span className="frame-gap" />
      {!tight && <HeaderTools openDialog={setDialog} present={present} />}
      <LanguageSwitch />
      {tight ? (
        <MoreMenu openKeys={openKeys} openDialog={setDialog} present={present} />
      ) : (
        <HeaderEnd openKeys={openKeys} />
      )}
      <Dialogs name={dialog} onClose={() => setDialog(null)} />
    </header>
  );
}
