import type { Margins, Scales } from '../graph/view.ts';

/**
 * How the graph stands in a figure: little air around it, never larger than it was drawn, numbers of 9 px at least,
 * and of 10 where only a part of it can be shown.
 */
export const FRAMING: Margins & { readonly scales: Scales } = {
  top: 10,
  side: 10,
  bottom: 10,
  scales: { largest: 1, readable: 0.55, reading: 0.65, least: 0.4 },
};

/** The same with room for the tools under the graph. */
export const FRAMING_WITH_TOOLS: Margins = { ...FRAMING, bottom: 52 };
