import { useMemo } from 'react';
import { ledgerOf } from '../../../engine/timeline/ledger.ts';
import { gradOf } from '../../../engine/trace/trace.ts';
import { formatNumber } from '../../../format/number.ts';
import { faultTexts } from '../../../texts/findBug.ts';
import { useGradstep, useSay } from '../../useGradstep.ts';
import type { Marks } from '../marks/marks.ts';
import { useFault } from './useFault.ts';

/** Most nodes that are flagged: of more one sees no graph. */
const MOST_FLAGS = 40;

/** Nodes that are not as they should be, from the step on at which that happens; the first one says so. */
export function useFindBugMarks(): Marks | null {
  const say = useSay();
  const shown = useFault();
  const step = useGradstep((state) => state.cursor.step);
  const language = useGradstep((state) => state.language);
  const figure = shown?.figure;
  const seen = shown?.seen;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `say` is another function each time; it words the same in a language
  return useMemo(() => {
    if (figure === undefined || seen === undefined) return null;
    const flagged = new Map<number, string>();
    const notes = new Map<number, readonly string[]>();
    const { raised, differences, breaks } = seen;
    const { timeline, trace, graph } = figure;
    // Where earlier iterations went wrong, every value differs: the parameters say it, and what is sent and updated.
    const all = seen.again ? differences.filter((one) => one.what !== 'value' || one.step === 0) : differences;
    // Where it begins is half of the answer: in a question nothing says it unasked.
    const marked = seen.quiz ? [] : all;
    if (raised !== null && !seen.quiz && step >= timeline.length)
      flagged.set(raised.node, say(faultTexts.flagRaises, raised.type));
    marked.slice(0, MOST_FLAGS).forEach(({ node, what, step: from }, k) => {
      if (from > step || flagged.has(node)) return;
      const none = what === 'gradient' && gradOf(trace, node) === null;
      const word = none ? faultTexts.flagNone : faultTexts.flagDiffers;
      flagged.set(node, say(k === 0 && raised === null && from > 0 ? faultTexts.flagFirst : word));
    });
    for (const { act, nodes } of breaks.overwritings) {
      if (step < timeline.forward.length + act + 1) continue;
      for (const node of nodes) {
        // Where a later contribution has come, the ledger is true again.
        const last = ledgerOf(timeline, node).at(-1);
        if (last !== undefined && last.act >= act) continue;
        const all = [...trace.grads.subarray(graph.offsets[node], graph.offsets[node + 1])];
        const numbers = all.slice(0, 4).map((number) => formatNumber(number));
        notes.set(node, [say(faultTexts.nowIs, `${numbers.join(', ')}${all.length > 4 ? ' …' : ''}`)]);
      }
    }
    return { flagged, notes };
  }, [figure, seen, step, language]);
}
