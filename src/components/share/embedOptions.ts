import type { Pairs } from '../../store/link/fragment.ts';
import { written } from '../../store/link/link.ts';
import { pairsOf } from '../../store/link/write.ts';
import { CONTROLS, type Control, type State, type Theme, USUAL_CONTROLS } from '../../store/state.ts';
import type { LanguageChoice } from './links.ts';

/** What an author chooses for a figure in a page. */
export interface EmbedOptions {
  readonly controls: readonly Control[];
  /** CSS pixels. */
  readonly width: number;
  /** The step it starts at; `null`: where it is on screen. */
  readonly step: number | null;
  readonly language: LanguageChoice;
  readonly theme: Theme;
}

/** A phone, the column of a text, a wide page. */
export const WIDTHS = [320, 640, 800] as const;
export const NARROWEST = 240;
export const WIDEST = 1200;

/** What the dialog begins with: a text is written in one language, and its page follows the reader's theme. */
export function usualEmbed({ language }: Pick<State, 'language'>): EmbedOptions {
  return { controls: USUAL_CONTROLS, width: 640, step: null, language, theme: 'auto' };
}

/** One control more or less, in the order of the table. */
export function toggled(controls: readonly Control[], control: Control): readonly Control[] {
  const has = controls.includes(control);
  return CONTROLS.filter((one) => (one === control ? !has : controls.includes(one)));
}

/** A width that a figure can have; what is no number is the usual one. */
export function widthWithin(width: number): number {
  return Number.isFinite(width) ? Math.min(WIDEST, Math.max(NARROWEST, Math.round(width))) : 640;
}

/** What an embedded figure is told, without the view: names and texts as in a link. */
export function embeddedPairs(state: State, { controls, step, language, theme }: EmbedOptions): Pairs {
  const isUsual = written('controls', controls) === written('controls', USUAL_CONTROLS);
  return pairsOf(state, {
    view: null,
    controls: isUsual ? null : written('controls', controls),
    // Beginning, for a link, is what it does not say.
    ...(step !== null && { step: step === 0 ? null : String(step) }),
    lang: language === 'reader' ? null : language,
    theme: theme === 'auto' ? null : theme,
    stops: null,
  });
}

/** The same for the address of a frame. */
export function framePairs(pairs: Pairs): Pairs {
  return new Map([...pairs, ['view', 'embed']]);
}
