import type { Panel } from '../../lessons/modes.ts';

/** A mode, as the menu lists it. */
export interface ModeRow {
  readonly name: Exclude<Panel, 'step'>;
  /** Its room stands in the place of "This step"; the rooms of the others stand above that. */
  readonly instead: boolean;
}

/** Every mode, in the order of the key table. */
export const MODES: readonly ModeRow[] = [
  { name: 'predict', instead: false },
  { name: 'explain', instead: true },
  { name: 'gradientCheck', instead: true },
  { name: 'findBug', instead: true },
  { name: 'forwardMode', instead: false },
  { name: 'derivative', instead: false },
  { name: 'whyGroup', instead: true },
];

export function modeOf(panel: Panel): ModeRow | null {
  return MODES.find(({ name }) => name === panel) ?? null;
}
