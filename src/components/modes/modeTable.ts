import type { Panel } from '../../lessons/modes.ts';

/** A mode, as the menu lists it. */
export interface ModeRow {
  readonly name: Exclude<Panel, 'step'>;
  /** Its key in the key table, for the menu. */
  readonly key: string;
  /** Its room stands in the place of "This step"; the rooms of the others stand above that. */
  readonly instead: boolean;
}

/** Every mode, in the order of the menu. */
export const MODES: readonly ModeRow[] = [
  { name: 'predict', key: 'p', instead: false },
  { name: 'explain', key: 'x', instead: true },
  { name: 'gradientCheck', key: 'g', instead: true },
  { name: 'findBug', key: 'b', instead: true },
  { name: 'forwardMode', key: 'w', instead: false },
  { name: 'derivative', key: 'd', instead: false },
  { name: 'whyGroup', key: 'y', instead: true },
];

export function modeOf(panel: Panel): ModeRow | null {
  return MODES.find(({ name }) => name === panel) ?? null;
}
