import { LENS_PANEL, lensFor, panelBehind, sameLens } from '../../lessons/modes.ts';
import { reopen } from '../onScreen.ts';
import type { Shared } from '../shared.ts';
import { type Actions, LEFT_BY_CLICK } from '../state.ts';

type Looking =
  | 'setPicture'
  | 'setSample'
  | 'toggleOpen'
  | 'setLevel'
  | 'takeApart'
  | 'select'
  | 'hover'
  | 'setCell'
  | 'setPanel'
  | 'setLens'
  | 'explain'
  | 'setCode';

/** The actions that look at the same moment in another way: opened, through a lens, in a panel, at one node. */
export function looking(shared: Shared): Pick<Actions, Looking> {
  const { set, get } = shared;
  return {
    setPicture: (picture) => {
      // The neurons are a picture of the layers as they are closed.
      if (picture === 'neurons' && get().level !== 1) reopen(shared, { level: 1, opened: new Set() });
      // Means over a batch can cancel out: one sample is what the units show first.
      set({ picture, sample: get().sample ?? (picture === 'neurons' ? 0 : null) });
    },
    setSample: (sample) => {
      if (get().level === 3) reopen(shared, { sample });
      else set({ sample });
    },
    toggleOpen: (key) => {
      const { opened, figure, level, neuron } = get();
      if (level === 3) return reopen(shared, { neuron: neuron === key ? null : key });
      const keys = new Set(opened === 'all' ? figure?.graph.groups.map((group) => group.key) : opened);
      if (!keys.delete(key)) keys.add(key);
      reopen(shared, { opened: keys });
    },
    setLevel: (level) => {
      reopen(shared, { level, neuron: null, opened: level === 2 ? 'all' : new Set() });
      set({ picture: 'graph' });
    },
    takeApart: (key) => {
      const level = get().opened === 'all' ? 2 : 1;
      reopen(shared, key === null ? { level, neuron: null } : { level: 3, neuron: `${key}[0]` });
      set({ picture: 'graph' });
    },
    select: (selected) => {
      const { panel, lens, behind } = get();
      if (selected !== null && LEFT_BY_CLICK.includes(panel)) {
        // The node stands in the panel of the step, which the check takes the place of.
        const to = panelBehind({ panel, lens, behind });
        get().setPanel(LEFT_BY_CLICK.includes(to) ? 'step' : to);
      }
      set({ selected, cell: 0 });
    },
    hover: (hovered) => {
      if (hovered !== get().hovered) set({ hovered });
    },
    setCell: (cell) => set({ cell }),
    setPanel: (panel) => {
      const { lens, panel: before, behind } = get();
      const to = lensFor(panel, lens);
      const left = panel === 'explain' && before !== 'explain' ? before : behind;
      set({ panel, explained: null, behind: left });
      if (to !== lens) reopen(shared, { lens: to });
    },
    setLens: (lens) => {
      if (lens !== null) set({ panel: LENS_PANEL[lens.kind] });
      if (!sameLens(lens, get().lens)) reopen(shared, { lens });
    },
    explain: (explained) => {
      get().setPanel(explained === null ? 'step' : 'explain');
      set({ explained });
    },
    setCode: (code) => set({ code }),
  };
}
