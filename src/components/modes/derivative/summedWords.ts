import type { Seeded } from '../../../engine/derivative/seededSum.ts';
import { formatNumber } from '../../../format/number.ts';
import { derivativeTextsOf } from '../../../texts/derivative.ts';
import type { Say } from '../../useGradstep.ts';

/** A seed of more numbers is not written out in a sentence. */
const MOST_WRITTEN = 6;

/** What is derived of an output of several numbers, and why, in words. */
export function summedWords(say: Say, { output, name, elements, seed }: Seeded): string {
  const written =
    seed === null || seed.length > MOST_WRITTEN ? null : `[${[...seed].map((one) => formatNumber(one)).join(', ')}]`;
  return say(seed === null ? derivativeTextsOf.summed : derivativeTextsOf.seeded, {
    output,
    name,
    elements,
    seed: written,
  });
}
