import type { Shared } from '../shared.ts';
import type { Actions } from '../state.ts';

type Setting = 'setLanguage' | 'setTheme' | 'setView' | 'setControls' | 'toggleStop' | 'setStops';

/** The actions for who reads or teaches: nothing of the program depends on them. */
export function setting({ set, get }: Shared): Pick<Actions, Setting> {
  return {
    setLanguage: (language) => set({ language, reader: { ...get().reader, language } }),
    setTheme: (theme) => set({ theme, reader: { ...get().reader, theme } }),
    setView: (view) => set({ view }),
    setControls: (controls) => set({ controls }),
    toggleStop: (step) => {
      const { stops } = get();
      const others = stops.filter((one) => one !== step);
      set({ stops: others.length < stops.length ? others : [...stops, step].sort((a, b) => a - b) });
    },
    setStops: (stops) => set({ stops }),
  };
}
