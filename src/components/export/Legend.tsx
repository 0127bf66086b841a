import { graphTexts } from '../../texts/graph.ts';
import type { Language } from '../../texts/text.ts';
import { textWidth } from '../graph/textWidth.ts';

/** What the legend adds to the height of a drawing, and from one line of it to the next, px. */
export const LEGEND_HEIGHT = 52;
const LINE = 20;
const SAMPLE = 48;
const TYPE = 13;

/** Px that it takes across. */
export function legendWidth(language: Language): number {
  const words = [graphTexts.forwards[language], graphTexts.backwards[language]];
  return SAMPLE + Math.max(...words.map((line) => textWidth(line, TYPE)));
}

/** What the two kinds of arrow mean, in the lower right corner of a file: as on the page (graph/Tools.tsx). */
export function FileLegend({ language, right, bottom }: { language: Language; right: number; bottom: number }) {
  return (
    <g
      data-legend=""
      transform={`translate(${Math.round(right - legendWidth(language))},${Math.round(bottom - 2 * LINE)})`}
    >
      <g className="graph-forward is-rest">
        <path className="graph-lane" d="M2,8H36" />
        <path className="graph-head" d="M29,4L37,8L29,12Z" />
      </g>
      <text className="graph-name" x={SAMPLE} y={12.5} fontSize={TYPE}>
        {graphTexts.forwards[language]}
      </text>
      <g transform={`translate(0,${LINE})`}>
        <g className="graph-backward is-on">
          <path className="graph-lane" d="M38,8H14" />
          <path className="graph-head" d="M14,0.5L1,8L14,15.5Z" />
        </g>
        <text className="graph-name" x={SAMPLE} y={12.5} fontSize={TYPE}>
          {graphTexts.backwards[language]}
        </text>
      </g>
    </g>
  );
}
