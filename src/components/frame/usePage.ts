import { useEffect } from 'react';
import type { Lesson } from '../../lessons/lesson.ts';
import { useGradstep } from '../useGradstep.ts';
import { useMedia } from './useMedia.ts';

/** The lesson that is open; `null` when none is. */
export function useLesson(): Lesson | null {
  const id = useGradstep((state) => state.document.lesson);
  const lessons = useGradstep((state) => state.lessons);
  return lessons.find((lesson) => lesson.id === id) ?? null;
}

/** The theme that is shown: the chosen one, or the system's, also when that changes. */
export function useShownTheme(): 'light' | 'dark' {
  const theme = useGradstep((state) => state.theme);
  const dark = useMedia('(prefers-color-scheme: dark)');
  if (theme !== 'auto') return theme;
  return dark ? 'dark' : 'light';
}

/** Tells the document its language, its theme (for what lies outside the frame: scrollbars, overscroll) and its title. */
export function useDocument(theme: 'light' | 'dark'): void {
  const language = useGradstep((state) => state.language);
  const lesson = useLesson();
  const title = lesson === null ? 'Gradstep' : `${lesson.title[language]} · Gradstep`;
  useEffect(() => {
    const { documentElement } = document;
    documentElement.lang = language;
    documentElement.dataset.theme = theme;
    document.title = title;
    // The bars of a phone's browser are drawn in this colour; the two in index.html only know the system's theme.
    const paper = getComputedStyle(documentElement).getPropertyValue('--paper').trim();
    if (paper === '') return;
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.setAttribute('content', paper);
  }, [language, theme, title]);
}
