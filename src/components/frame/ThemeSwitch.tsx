import type { Theme } from '../../store/state.ts';
import { frameTexts } from '../../texts/frame.ts';
import { useGradstep, useSay, useStoreApi } from '../useGradstep.ts';

/** The themes and their names, in the order of the switch. */
export const THEMES = [
  { id: 'auto', name: frameTexts.themeAuto },
  { id: 'light', name: frameTexts.themeLight },
  { id: 'dark', name: frameTexts.themeDark },
] as const satisfies readonly { readonly id: Theme; readonly name: object }[];

/** ◐: one press on to the next theme, as the system → light → dark. */
export function ThemeSwitch() {
  const say = useSay();
  const store = useStoreApi();
  const theme = useGradstep((state) => state.theme);
  const index = THEMES.findIndex((one) => one.id === theme);
  const next = THEMES[(index + 1) % THEMES.length]?.id ?? 'auto';
  const label = say(frameTexts.themeIs, say(THEMES[index]?.name ?? frameTexts.themeAuto));
  return (
    <button
      type="button"
      className="frame-plain"
      aria-label={label}
      title={label}
      onClick={() => store.getState().setTheme(next)}
    >
      <svg className="frame-icon" viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="6.5" />
        {theme === 'auto' && <path className="frame-icon-fill" d="M10 3.5a6.5 6.5 0 0 0 0 13z" />}
        {theme === 'dark' && <circle className="frame-icon-fill" cx="10" cy="10" r="6.5" />}
      </svg>
    </button>
  );
}
