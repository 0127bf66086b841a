/** What is done with the figure, beside stepping through it: one at a time, until another one is chosen. */
export const PANELS = [
  'step',
  'gradientCheck',
  'predict',
  'forwardMode',
  'findBug',
  'derivative',
  'whyGroup',
  'explain',
] as const;

export type Panel = (typeof PANELS)[number];

/**
 * Another run of the same program that is looked at instead of the ordinary one: its tangents, its run with a wrong rule, or
 * the graph of its derivative. It is a part of the look: a figure is made through it.
 */
export type Lens =
  /** Forward mode. `of`: name of the input whose pass is looked at; `null`: the first. */
  | { readonly kind: 'tangent'; readonly of: string | null }
  /** A fault beside the right engine. In the quiz the reader is to name it. */
  | { readonly kind: 'fault'; readonly fault: string; readonly quiz: boolean }
  /** The derivative of the output by these inputs, one after the other, as a graph of its own: two names, a second derivative. */
  | { readonly kind: 'derivative'; readonly by: readonly string[] };

/** The panel that a lens belongs to: it ends with it. */
export const LENS_PANEL = {
  tangent: 'forwardMode',
  fault: 'findBug',
  derivative: 'derivative',
} as const satisfies Record<Lens['kind'], string>;

/**
 * Where one comes to when a panel is left: from a number that was taken apart, to where it stood (`behind`), which through a lens
 * is the lens’s own panel.
 */
export function panelBehind({ panel, lens, behind }: PanelNow): Panel {
  if (panel !== 'explain') return 'step';
  return lens === null ? behind : LENS_PANEL[lens.kind];
}

/** The panel that is on, what it is seen through, and the one that a number was taken apart from. */
interface PanelNow {
  readonly panel: Panel;
  readonly lens: Lens | null;
  readonly behind: Panel;
}

/** Whether two lenses show the same. */
export function sameLens(a: Lens | null, b: Lens | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/**
 * The lens that a panel keeps or begins with. What is seen through a lens can be taken apart like any other number; but in the
 * quiz that would say which fault it is.
 */
export function lensFor(panel: Panel, lens: Lens | null): Lens | null {
  const keeps =
    lens !== null &&
    (LENS_PANEL[lens.kind] === panel || (panel === 'explain' && !(lens.kind === 'fault' && lens.quiz)));
  if (keeps) return lens;
  return panel === 'forwardMode' ? { kind: 'tangent', of: null } : null;
}
