import { presentTexts } from '../../texts/present.ts';
import { goNext, goPrevious } from '../present/stops.ts';
import { type Binding, KEY_TABLE, type PageActions } from './keyTable.ts';

/** What a key can do in a lecture beside the page's own actions. */
export interface LectureActions extends PageActions {
  toggle(name: 'blank' | 'words' | 'charts'): void;
  /** The key of the pointer went down. */
  point(): void;
  openSpeaker(): void;
  fullScreen(): void;
  /** The start button of a clicker: full screen, then out. */
  start(): void;
  leave(): void;
}

const AUDIENCE = ['present'] as const;

/**
 * The keys of a lecture, in both of its windows: its own, as clickers send them, then those of the page that make sense
 * there. It is loaded with the lecture.
 */
export const LECTURE_TABLE: readonly Binding<LectureActions>[] = [
  {
    keys: ['ArrowRight', 'PageDown'],
    everywhere: ['PageDown'],
    group: 'time',
    label: presentTexts.keyNext,
    act: goNext,
  },
  {
    keys: ['ArrowLeft', 'PageUp'],
    everywhere: ['PageUp'],
    group: 'time',
    label: presentTexts.keyPrevious,
    act: goPrevious,
  },
  { keys: ['b', '.'], group: 'lecture', label: presentTexts.keyBlank, act: (_, on) => on.toggle('blank'), once: true },
  { keys: ['l'], group: 'lecture', label: presentTexts.keyPointer, act: (_, on) => on.point(), once: true },
  { keys: ['w'], group: 'lecture', label: presentTexts.keyWords, act: (_, on) => on.toggle('words'), once: true },
  {
    keys: ['c'],
    needs: 'training',
    group: 'lecture',
    label: presentTexts.keyCharts,
    act: (_, on) => on.toggle('charts'),
    once: true,
  },
  {
    keys: ['m'],
    group: 'lecture',
    label: presentTexts.keyStop,
    act: (store) => store.toggleStop(store.cursor.step),
    once: true,
  },
  {
    keys: ['s'],
    views: AUDIENCE,
    group: 'lecture',
    label: presentTexts.keySpeaker,
    act: (_, on) => on.openSpeaker(),
    once: true,
  },
  {
    keys: ['f'],
    views: AUDIENCE,
    group: 'lecture',
    label: presentTexts.keyFullScreen,
    act: (_, on) => on.fullScreen(),
    once: true,
  },
  {
    keys: ['F5', 'Shift+F5'],
    everywhere: ['F5', 'Shift+F5'],
    views: AUDIENCE,
    group: 'lecture',
    label: presentTexts.keyStart,
    act: (_, on) => on.start(),
    once: true,
  },
  {
    keys: ['Escape'],
    views: AUDIENCE,
    group: 'lecture',
    label: presentTexts.keyLeave,
    act: (_, on) => on.leave(),
    once: true,
  },
  ...KEY_TABLE.filter(({ views }) => views === undefined),
];
