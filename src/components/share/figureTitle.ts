import type { State } from '../../store/state.ts';

/** Longer ones are no titles. */
const MOST = 80;

/** What a screen reader calls the figure: the lesson, or the last line of the program. */
export function figureTitle({ document, lessons, language }: Pick<State, 'document' | 'lessons' | 'language'>): string {
  const lesson = lessons.find(({ id }) => id === document.lesson);
  const lines = document.source.split('\n').map((line) => line.replace(/#.*$/, '').trim());
  const written = lines.filter((line) => line !== '' && !line.startsWith('@'));
  const last = lesson?.title[language] ?? written.at(-1) ?? '';
  const short = last.length <= MOST ? last : `${last.slice(0, MOST - 1)}…`;
  return short === '' ? 'Gradstep' : `Gradstep: ${short}`;
}
