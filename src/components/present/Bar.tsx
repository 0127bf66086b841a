import type { ReactNode } from 'react';
import { presentTexts } from '../../texts/present.ts';
import type { Text } from '../../texts/text.ts';
import type { LectureActions } from '../keys/lectureTable.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { useFullScreen } from './fullScreen.ts';
import { useLecture } from './lecture.ts';
import { goNext, goPrevious } from './stops.ts';
import { useStirred } from './useStirred.ts';

interface Props {
  readonly actions: LectureActions;
  /** Why there is no speaker window. */
  readonly trouble: Text | null;
}

/** The lecture's buttons: they come when the mouse stirs, a finger touches or Tab enters, and go by themselves. */
export function Bar({ actions, trouble }: Props) {
  const say = useSay();
  const store = useStoreApi();
  const full = useFullScreen();
  const stirred = useStirred();
  const isStop = useGradstep(({ stops, cursor }) => stops.includes(cursor.step));
  const pointer = useLecture((state) => state.pointer);
  const words = useLecture((state) => state.words);
  const charts = useLecture((state) => state.charts);
  const trains = useGradstep(({ training }) => training !== null);
  const button = (name: Text, act: () => void, pressed?: boolean): ReactNode => (
    <button type="button" aria-pressed={pressed} onClick={act}>
      {say(name)}
    </button>
  );
  return (
    <div className="present-top">
      {trouble !== null && (
        <p className="present-hint" role="alert">
          {say(trouble)}
        </p>
      )}
      {full === false && !stirred && trouble === null && <p className="present-hint">{say(presentTexts.hint)}</p>}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is a form's */}
      <div className={stirred ? 'present-bar is-shown' : 'present-bar'} role="group" aria-label={say(presentTexts.bar)}>
        {button(presentTexts.previous, () => goPrevious(store.getState()))}
        {button(presentTexts.next, () => goNext(store.getState()))}
        {button(presentTexts.stop, () => store.getState().toggleStop(store.getState().cursor.step), isStop)}
        {button(presentTexts.words, () => actions.toggle('words'), words)}
        {trains && button(presentTexts.charts, () => actions.toggle('charts'), charts)}
        {button(presentTexts.pointer, actions.point, pointer)}
        {button(presentTexts.blank, () => actions.toggle('blank'))}
        {button(presentTexts.speaker, actions.openSpeaker)}
        {full !== null && button(presentTexts.fullScreen, actions.fullScreen, full)}
        {button(presentTexts.keys, actions.openKeys)}
        {button(presentTexts.leave, actions.leave)}
      </div>
    </div>
  );
}
