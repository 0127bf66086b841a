import type { Broken } from '../../../engine/explain/evaluate.ts';
import { FULL, formatNumber } from '../../../format/number.ts';
import { explainTexts } from '../../../texts/explain.ts';
import type { Say } from '../../useGradstep.ts';

/** What the rule gives beside what the run has; all digits where the short form of both is the same. */
export function brokenWords({ gives, has }: Broken, say: Say): string {
  if (gives === null) return say(explainTexts.noSuch, formatNumber(has));
  const style = formatNumber(gives) === formatNumber(has) ? FULL : undefined;
  return say(explainTexts.broken, { gives: formatNumber(gives, style), has: formatNumber(has, style) });
}
