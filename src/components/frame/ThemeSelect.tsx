import { panelTexts } from '../../texts/panels.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';
import { THEMES } from './ThemeSwitch.tsx';

/** The same choice as a list, where there is room for words. */
export function ThemeSelect() {
  const say = useSay();
  const store = useStoreApi();
  const theme = useGradstep((state) => state.theme);
  return (
    <label className="frame-row">
      <span>{say(panelTexts.theme)}</span>
      <select
        value={theme}
        onChange={(event) =>
          store.getState().setTheme(THEMES.find(({ id }) => id === event.target.value)?.id ?? 'auto')
        }
      >
        {THEMES.map(({ id, name }) => (
          <option key={id} value={id}>
            {say(name)}
          </option>
        ))}
      </select>
    </label>
  );
}
