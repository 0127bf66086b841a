import { useEffect, useMemo } from 'react';
import type { TrainingSettings } from '../../engine/training/settings.ts';
import { GestureEdit } from '../GestureEdit.ts';
import { useStoreApi } from '../useGradstep.ts';

/** A change of the settings, made from those that hold when it is applied. */
export type SettingsChange = (settings: TrainingSettings) => Partial<TrainingSettings>;

/** Changes one setting; each change begins a run. */
export type SettingEdit = GestureEdit<SettingsChange>;

/** The SettingEdit of one control, ended when the control goes. */
export function useSettingEdit(name: string): SettingEdit {
  const store = useStoreApi();
  const edit = useMemo(
    () =>
      new GestureEdit<SettingsChange>(store, (change) => {
        const { training, setTraining } = store.getState();
        if (training !== null) setTraining(change(training.settings), `training:${name}`);
      }),
    [store, name],
  );
  useEffect(() => () => edit.end(), [edit]);
  return edit;
}
