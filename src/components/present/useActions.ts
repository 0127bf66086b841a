import { type RefObject, useMemo } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import { presentTexts } from '../../texts/present.ts';
import type { Text } from '../../texts/text.ts';
import { requestFit } from '../graph/fit.ts';
import type { LectureActions } from '../keys/lectureTable.ts';
import { trainOrPause } from '../training/trainOrPause.ts';
import { useStoreApi } from '../useGradstep.ts';
import { enterFullScreen, leaveFullScreen } from './fullScreen.ts';
import { type Lecture, toggle } from './lecture.ts';
import type { Partner } from './useConnection.ts';
import { usePointerKey } from './usePointerKey.ts';
import { openWindow } from './windows.ts';

/** What keys and buttons of a lecture do. `onTrouble` hears why there is no speaker window, `null` when there is one. */
export function useActions(
  lecture: StoreApi<Lecture>,
  keys: RefObject<HTMLDialogElement | null>,
  { state, lecture: id }: Partner,
  onTrouble: (why: Text | null) => void = nobody,
): LectureActions {
  const store = useStoreApi();
  const point = usePointerKey(lecture);
  return useMemo(() => {
    const isFull = () => document.fullscreenElement != null;
    const leave = () => {
      leaveFullScreen();
      store.getState().setView('app');
    };
    return {
      openLessons: () => {},
      openKeys: () => keys.current?.showModal(),
      fit: () => requestFit(store),
      train: () => trainOrPause(store),
      toggle: (name) => toggle(lecture, name),
      point,
      openSpeaker: () => {
        if (state === 'impossible') onTrouble(presentTexts.noChannel);
        else if (id !== null) onTrouble(openWindow('speaker', id) ? null : presentTexts.noWindow);
      },
      fullScreen: () => (isFull() ? leaveFullScreen() : enterFullScreen()),
      start: () => (isFull() ? leave() : enterFullScreen()),
      leave,
    };
  }, [store, lecture, keys, state, id, point, onTrouble]);
}

function nobody(): void {}
