import { type Cursor, type PhaseName, phaseAt } from '../engine/timeline/timeline.ts';
import type { ExportFigure } from './figure.ts';
import { plainText } from './plainText.ts';

const PHASES: Readonly<Record<PhaseName, string>> = {
  forward: 'forward',
  loss: 'loss',
  zeroGrad: 'zero grad',
  backward: 'backward',
  update: 'update',
  tangent: 'tangents',
};

/** What a file says of itself in its first comment: `Gradstep, step 4 of 5 (backward)`. Plain ASCII, one line. */
export function captionOf(figure: ExportFigure, cursor: Cursor): string {
  const phase = phaseAt(figure.timeline, cursor.step);
  const edge = cursor.edge === null ? '' : `.${cursor.edge}`;
  const where = `step ${cursor.step}${edge} of ${figure.timeline.length}`;
  return `Gradstep, ${where}${phase === null ? '' : ` (${PHASES[phase.name]})`}`;
}

/** The program's lines for a comment of the file, which `//`, `%%` or `%` begins: no line end can leave it. */
export function programComment(figure: ExportFigure, sign: string, mostLines = 40): readonly string[] {
  const lines = figure.source.split(/\r\n|[\n\r\u2028\u2029]/u);
  const shown = lines.slice(0, mostLines).map((line) => `${sign}   ${plainText(line)}`.trimEnd());
  return lines.length > mostLines ? [...shown, `${sign}   … (${lines.length - mostLines} more lines)`] : shown;
}
