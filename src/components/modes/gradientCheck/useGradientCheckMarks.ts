import { useMemo } from 'react';
import type { CheckRow } from '../../../engine/check/gradientCheck.ts';
import { elementsOf, shapeOf } from '../../../engine/graph/graph.ts';
import type { Trace } from '../../../engine/trace/trace.ts';
import { formatNumber } from '../../../format/number.ts';
import { checkTexts } from '../../../texts/gradientCheck.ts';
import { type Say, useGradstep, useSay } from '../../useGradstep.ts';
import type { Marks } from '../marks/marks.ts';
import { checkedOf, elementName, VERDICTS } from './checked.ts';

/** Under each input and parameter: autograd, central difference, their error, and the verdict. */
export function useGradientCheckMarks(): Marks | null {
  const say = useSay();
  const language = useGradstep((state) => state.language);
  const trace = useGradstep((state) => state.figure?.trace ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `say` is made anew at each render and speaks `language`
  return useMemo(() => (trace === null ? null : { notes: notesOf(trace, say) }), [trace, language]);
}

function notesOf(trace: Trace, say: Say): ReadonlyMap<number, readonly string[]> {
  const byNode = new Map<number, CheckRow[]>();
  for (const row of checkedOf(trace).rows) {
    const rows = byNode.get(row.node);
    if (rows === undefined) byNode.set(row.node, [row]);
    else rows.push(row);
  }
  const notes = new Map<number, readonly string[]>();
  for (const [node, rows] of byNode) notes.set(node, linesOf(trace, node, rows, say));
  return notes;
}

function linesOf(trace: Trace, node: number, rows: readonly CheckRow[], say: Say): readonly string[] {
  const [only] = rows;
  const of = elementsOf(trace.graph, node);
  if (only === undefined) return [];
  if (shapeOf(trace.graph, node).length === 0)
    return [
      say(checkTexts.noteAutograd, formatNumber(only.gradient)),
      say(checkTexts.noteDifference, formatNumber(only.difference)),
      only.verdict === 'silent' ? say(checkTexts.silent) : errorLine(only, say),
    ];
  const agree = rows.filter(({ verdict }) => verdict === 'agrees').length;
  const worst = worstOf(rows);
  return [
    say(checkTexts.noteWorst, {
      name: elementName(trace.graph, node, worst.element),
      error: worst.verdict === 'silent' ? say(checkTexts.silent) : formatNumber(worst.relative, 2),
    }),
    // Last, as where there is no room only the last line stands there.
    say(checkTexts.noteCount, { agree, of }),
  ];
}

const errorLine = (row: CheckRow, say: Say) =>
  say(checkTexts.noteError, { error: formatNumber(row.relative, 2), verdict: say(VERDICTS[row.verdict]) });

/** The element with the gravest verdict, and of several the largest error. */
function worstOf(rows: readonly CheckRow[]): CheckRow {
  const GRAVITY = { differs: 2, silent: 1, agrees: 0 } as const;
  return rows.reduce((worst, row) => {
    const graver = GRAVITY[row.verdict] - GRAVITY[worst.verdict];
    return graver > 0 || (graver === 0 && row.relative > worst.relative) ? row : worst;
  });
}
