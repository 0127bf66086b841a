import { textWidth } from '../graph/textWidth.ts';

/** From one line of a sentence to the next, and between it and the drawing, px. */
export const CAPTION_LINE = 21;
export const CAPTION_GAP = 20;
const TYPE = 15;
const PHASE = 13;

/** A sentence in lines that are at most `width` px wide, broken at spaces. A longer word stands alone. */
export function linesOf(sentence: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of sentence.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, TYPE) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

/** The step in words, as over the graph on the page: its phase, and the sentence under it. */
export function Caption(props: { phase: string; lines: readonly string[]; x: number; y: number }) {
  const { phase, lines, x, y } = props;
  return (
    <g data-caption="" transform={`translate(${Math.round(x)},${Math.round(y)})`}>
      <text className="graph-name" y={12} fontSize={PHASE}>
        {phase}
      </text>
      {lines.map((line, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <text key={k} y={14 + (k + 1) * CAPTION_LINE} fontSize={TYPE}>
          {line}
        </text>
      ))}
    </g>
  );
}
