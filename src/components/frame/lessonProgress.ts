import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Lesson } from '../../lessons/lesson.ts';
import type { Store } from '../../store/state.ts';
import { useStoreApi } from '../useGradstep.ts';

const KEY = 'gradstep.lessons.1';

/** What the reader has done in a lesson. */
export interface LessonProgress {
  /** Its last step was seen. */
  readonly read: boolean;
  /** Indices of the notes whose questions were answered. */
  readonly answered: readonly number[];
}

/** By the lesson's id. It stays in the reader's browser. */
export type Progress = Readonly<Record<string, LessonProgress>>;

const NONE: LessonProgress = { read: false, answered: [] };

/** A page may hold several figures: each has its own, by its store. */
const kept = new WeakMap<StoreApi<Store>, StoreApi<Progress>>();

/** What was done in the lessons; changes are saved where the browser allows it, and not at all by a figure in somebody's text. */
export function progressOf(store: StoreApi<Store>): StoreApi<Progress> {
  let progress = kept.get(store);
  if (progress === undefined) {
    const isGuest = store.getState().view === 'embed';
    progress = createStore<Progress>(() => (isGuest ? {} : load()));
    if (!isGuest) progress.subscribe(save);
    kept.set(store, progress);
  }
  return progress;
}

/** All of it, live. */
export function useProgress(): Progress {
  return useStore(progressOf(useStoreApi()));
}

/** The last step of a lesson was seen. */
export function markRead(progress: StoreApi<Progress>, lesson: string): void {
  const before = done(progress.getState(), lesson);
  if (!before.read) progress.setState({ [lesson]: { ...before, read: true } });
}

/** The question of a note was answered. */
export function markAnswered(progress: StoreApi<Progress>, lesson: string, note: number): void {
  const before = done(progress.getState(), lesson);
  if (before.answered.includes(note)) return;
  progress.setState({ [lesson]: { ...before, answered: [...before.answered, note] } });
}

/** `done`: read to the end, and every question answered; `read`: a question is open; `null`: not read to the end. */
export function standingOf(progress: Progress, { id, notes }: Lesson): 'done' | 'read' | null {
  const { read, answered } = done(progress, id);
  if (!read) return null;
  return notes.every(({ question }, at) => question === undefined || answered.includes(at)) ? 'done' : 'read';
}

function done(progress: Progress, lesson: string): LessonProgress {
  // Own entries only: a link may ask for a lesson called constructor.
  return (Object.hasOwn(progress, lesson) ? progress[lesson] : undefined) ?? NONE;
}

function load(): Progress {
  try {
    const data: unknown = JSON.parse(globalThis.localStorage?.getItem(KEY) ?? 'null');
    if (typeof data !== 'object' || data === null) return {};
    return Object.fromEntries(Object.entries(data).flatMap(([id, one]) => (isProgress(one) ? [[id, one]] : [])));
  } catch {
    return {};
  }
}

function isProgress(data: unknown): data is LessonProgress {
  if (typeof data !== 'object' || data === null) return false;
  const { read, answered } = data as Readonly<Record<string, unknown>>;
  return typeof read === 'boolean' && Array.isArray(answered) && answered.every((at) => Number.isInteger(at));
}

function save(progress: Progress): void {
  try {
    globalThis.localStorage?.setItem(KEY, JSON.stringify(progress));
  } catch {
    // Private windows and sandboxed frames forbid storage; the page works without it.
  }
}
