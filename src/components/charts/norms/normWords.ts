import { formatNumber } from '../../../format/number.ts';
import { chartTexts, type NormOf } from '../../../texts/charts.ts';
import type { Say } from '../../useGradstep.ts';

/** So many norms are read out for one iteration. */
const READ_OUT = 6;

function written(names: readonly string[], norms: readonly Float64Array[], iteration: number, k: number): NormOf {
  return { name: names[k] as string, norm: formatNumber(norms[k]?.[iteration] as number) };
}

/** The parameters from the largest norm to the smallest at an iteration; what is no number stands first. */
function ordered(norms: readonly Float64Array[], iteration: number): number[] {
  const size = (k: number) => {
    const norm = norms[k]?.[iteration] as number;
    return Number.isNaN(norm) ? Number.POSITIVE_INFINITY : norm;
  };
  const compared = (a: number, b: number) => (size(a) === size(b) ? a - b : size(a) > size(b) ? -1 : 1);
  return norms.map((_, k) => k).sort(compared);
}

/** What the picture shows, in a sentence. */
export function normFacts(names: readonly string[], norms: readonly Float64Array[], count: number, say: Say): string {
  const last = count - 1;
  const order = ordered(norms, last);
  const [largest] = order;
  const smallest = order.at(-1);
  if (largest === undefined || smallest === undefined) return say(chartTexts.norms);
  return say(chartTexts.normsFacts, {
    last,
    largest: written(names, norms, last, largest),
    smallest: smallest === largest ? null : written(names, norms, last, smallest),
  });
}

/** The norms at an iteration, as the playhead speaks them. */
export function normsAt(names: readonly string[], norms: readonly Float64Array[], iteration: number, say: Say): string {
  const shown = norms.slice(0, READ_OUT).map((_, k) => written(names, norms, iteration, k));
  return say(chartTexts.spokenNorms, { iteration, norms: shown, more: norms.length - shown.length });
}
