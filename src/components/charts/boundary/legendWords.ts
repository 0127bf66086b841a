import { formatNumber } from '../../../format/number.ts';
import { spacesTexts } from '../../../texts/spaces.ts';
import type { Say } from '../../useGradstep.ts';
import { type Glyph, glyphOf } from './marks.ts';
import type { Targets } from './targets.ts';

/** A kind of line in the field, by its class name, and what it is. */
export interface LegendLine {
  readonly className: 'space-iso' | 'space-border' | 'space-zero' | 'hidden-trail' | 'hidden-grid';
  readonly label: string;
}

const SIGNS: Readonly<Record<LegendLine['className'], string>> = {
  'space-iso': '─',
  'space-border': '▬',
  'space-zero': '┄',
  'hidden-trail': '┈',
  'hidden-grid': '─',
};

/** Empty and filled. */
const GLYPHS: Readonly<Record<Glyph['shape'], readonly [string, string]>> = {
  circle: ['○', '●'],
  square: ['□', '■'],
  triangle: ['△', '▲'],
  diamond: ['◇', '◆'],
};

/** The legend as a line of text, for the title of the heading and for screen readers: "○ target 0 · ■ target 1 · ▬ y = 0.5". */
export function legendWords({ classOf, names }: Targets, lines: readonly LegendLine[], say: Say): string {
  const classes = classOf === null ? [] : names;
  return [
    ...classes.map((name, own) => {
      const { shape, filled } = glyphOf(own);
      return `${GLYPHS[shape][filled ? 1 : 0]} ${say(spacesTexts.target, formatNumber(name))}`;
    }),
    ...lines.map(({ className, label }) => `${SIGNS[className]} ${label}`),
  ].join(' · ');
}
