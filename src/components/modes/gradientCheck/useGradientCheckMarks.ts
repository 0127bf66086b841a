import { useMemo } from 'react';
import type { CheckRow } from '../../../engine/check/gradientCheck.ts';
import { elementsOf, shapeOf } from '../../../engine/graph/graph.ts';
import type { Trace } from '../../../engine/trace/trace.ts';
import { formatNumber } from '../../../format/number.ts';
import { checkTexts } from '../../../texts/gradientCheck.ts';
import { type Say, useGradstep, useSay } from '../../useGradstep.ts';
import type { Marks } from '../marks/marks.ts';
import { checkedOf, elementName, SIGNS } from './checked.ts';

/** At each input and parameter: autograd, central difference, and the verdict with their error. */
export function useGradientCheckMarks(): Marks | null {
  const say = useSay();
  const language = useGradstep((state) => state.language);
  const trace = useGradstep((state) => state.figure?.trace ?? null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `say` is made anew at each render and speaks `language`
  return useMemo(() => (trace === null ? null : { notes: notesOf(trace, say), looksAtNotes: true }), [trace, language]);
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
      verdictLine(only, say),
    ];
  const agree = rows.filter(({ verdict }) => verdict === 'agrees').length;
  const worst = worstOf(rows);
  return [
    say(checkTexts.noteWorst, {
      name: elementName(trace.graph, node, worst.element),
      error: worst.verdict === 'silent' ? say(checkTexts.silent) : formatNumber(worst.relative, 2),
    }),
    // Last, as where there is little room only the last line stands there.
    `${SIGNS[worst.verdict]} ${say(checkTexts.noteCount, { agree, of })}`,
  ];
}

/** `✓ 2·10⁻¹¹`, `✕ 0.5`, `– says nothing`. */
const verdictLine = ({ verdict, relative }: CheckRow, say: Say) =>
  `${SIGNS[verdict]} ${verdict === 'silent' ? say(checkTexts.silent) : formatNumber(relative, 2)}`;

/** The element with the gravest verdict, and of several the largest error. */
function worstOf(rows: readonly CheckRow[]): CheckRow {
  const GRAVITY = { differs: 2, silent: 1, agrees: 0 } as const;
  return rows.reduce((worst, row) => {
    const graver = GRAVITY[row.verdict] - GRAVITY[worst.verdict];
    return graver > 0 || (graver === 0 && row.relative > worst.relative) ? row : worst;
  });
}
