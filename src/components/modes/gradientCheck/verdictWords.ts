import { type CheckRow, DEFAULT_H, TOLERANCE } from '../../../engine/check/gradientCheck.ts';
import { opOf } from '../../../engine/graph/graph.ts';
import type { Trace } from '../../../engine/trace/trace.ts';
import { formatNumber, IN_FORMULA } from '../../../format/number.ts';
import { checkTexts } from '../../../texts/gradientCheck.ts';
import { symbolOf } from '../../../texts/sentences/facts.ts';
import type { Say } from '../../useGradstep.ts';
import { elementName } from './checked.ts';

const SILENT = {
  step: checkTexts.saysStep,
  detach: checkTexts.saysDetach,
  notFinite: checkTexts.saysNotFinite,
  roundOff: checkTexts.saysRoundOff,
  range: checkTexts.saysRange,
} as const;

/** The verdict about one element as a sentence, with its reason. */
export function verdictWords(trace: Trace, row: CheckRow, say: Say): string {
  const { graph } = trace;
  const name = elementName(graph, row.node, row.element);
  const number = (value: number) => formatNumber(value, IN_FORMULA);
  const { silence } = row;
  if (silence === null) {
    const written = { name, gradient: number(row.gradient), difference: number(row.difference) };
    if (row.verdict === 'differs')
      return row.h === DEFAULT_H
        ? say(checkTexts.saysDiffers, written)
        : say(checkTexts.saysDiffersAt, { ...written, h: formatNumber(row.h, 2) });
    return row.relative <= TOLERANCE
      ? say(checkTexts.says, { name, error: formatNumber(row.relative, 2), limit: formatNumber(TOLERANCE) })
      : say(checkTexts.saysTiny, { name, error: formatNumber(row.absolute, 2) });
  }
  if (silence.why === 'gradient')
    return say(Number.isNaN(row.gradient) ? checkTexts.saysNotANumber : checkTexts.saysInfinite, { name });
  if (silence.why === 'truncation') {
    const { smaller } = silence;
    const words = say(checkTexts.saysTruncation, { name, h: formatNumber(DEFAULT_H) });
    if (smaller === null) return words;
    const settled = { h: formatNumber(smaller.h, 2), difference: number(smaller.difference) };
    return `${words} ${say(checkTexts.settlesAt, settled)}`;
  }
  if (silence.why === 'waves') {
    const entry = opOf(graph, silence.node);
    const op = entry === null ? '' : symbolOf(entry);
    return say(checkTexts.saysWaves, {
      name,
      op,
      h: formatNumber(silence.h, 2),
      moves: formatNumber(silence.moves, 2),
    });
  }
  if (silence.why !== 'kink') return say(SILENT[silence.why], { name, h: formatNumber(DEFAULT_H) });
  const { kink } = silence;
  const entry = opOf(graph, kink.node);
  return say(kink.on ? checkTexts.onKink : checkTexts.nearKink, {
    op: entry === null ? '' : symbolOf(entry),
    at: kink.inputs.map(number).join(', '),
    gradient: number(row.gradient),
    difference: number(row.difference),
    left: number(kink.left),
    right: number(kink.right),
  });
}
