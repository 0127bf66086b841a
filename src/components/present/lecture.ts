import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { startedAt, type Timer } from './timer.ts';

/** What a lecture is besides its figure; both windows have the same. It is no part of the link. */
export interface Lecture {
  /** Nothing is shown. */
  readonly blank: boolean;
  /** A large dot follows the mouse, a pen or a finger. */
  readonly pointer: boolean;
  /** The step is told by its sentence instead of its formula. */
  readonly words: boolean;
  /** The charts of a training stand there instead. */
  readonly charts: boolean;
  readonly timer: Timer;
}

/** A lecture that begins now. */
export function makeLecture(): StoreApi<Lecture> {
  return createStore<Lecture>(() => ({
    blank: false,
    pointer: false,
    words: false,
    charts: false,
    timer: startedAt(Date.now()),
  }));
}

/** The lecture that a component belongs to. */
export const LectureContext = createContext<StoreApi<Lecture> | null>(null);

/** The lecture itself, to act on. Throws outside of a LectureContext. */
export function useLectureApi(): StoreApi<Lecture> {
  const lecture = useContext(LectureContext);
  if (lecture === null) throw new Error('useLectureApi needs a LectureContext around it');
  return lecture;
}

/** One stable part of it. */
export function useLecture<Selected>(select: (lecture: Lecture) => Selected): Selected {
  return useStore(useLectureApi(), select);
}

/** Switches one of its switches. */
export function toggle(lecture: StoreApi<Lecture>, name: 'blank' | 'pointer' | 'words' | 'charts'): void {
  lecture.setState((now) => ({ [name]: !now[name] }));
}
