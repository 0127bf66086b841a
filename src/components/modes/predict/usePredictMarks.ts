import { useMemo } from 'react';
import { nodeFrame } from '../../../engine/timeline/frame.ts';
import { formatNumber } from '../../../format/number.ts';
import type { Marks } from '../marks/marks.ts';
import { type Asking, useQuestion } from './useQuestion.ts';

/** The place of the number that is asked for, and the node that sends it. */
export function usePredictMarks(): Marks | null {
  const asking = useQuestion();
  return useMemo(() => (asking === null ? null : marksOf(asking)), [asking]);
}

/** The marks of a question: `5 + ?` where a total will grow, `0.3 → ?` where a number is replaced, else `?`. */
export function marksOf({ figure, cursor, question }: Asking): Marks | null {
  if (question === null) return null;
  const { kind, node, element, sender, edges, before } = question;
  const gradient = kind === 'backward' || kind === 'seed' || kind === 'zeroGrad';
  const frame = nodeFrame(figure.timeline, cursor, node);
  const there = gradient ? frame.last !== null : kind === 'update';
  const old = gradient ? before : (figure.trace.values[(figure.graph.offsets[node] as number) + element] as number);
  // A total of 0 that was cleared begins anew: nothing is added to it.
  const grows = kind === 'backward' && question.had;
  const text = grows
    ? `${formatNumber(old)} + ?`
    : kind === 'update' || (there && kind === 'zeroGrad')
      ? `${formatNumber(old)} → ?`
      : '?';
  return {
    asked: { node, element, edge: edges[0] ?? null, tone: gradient ? 'gradient' : 'value', text, there },
    ringed: new Set([sender]),
  };
}
