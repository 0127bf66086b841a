import { useMemo } from 'react';
import { textWidth } from '../graph/textWidth.ts';
import { useGradstep, useStoreApi } from '../useGradstep.ts';
import { textOf } from './together.ts';
import { useWording } from './useWording.ts';

/** Of a longer timeline not every step is worded to find the longest. */
const MOST_STEPS = 120;
const SIZE = 16;

/**
 * The longest sentence that a step of the figure has, whose room is kept at every step so that nothing under it moves. It is
 * looked for once in a graph, not again in the numbers of every iteration: the next one is a step away as well.
 */
export function useLongest(): string {
  const store = useStoreApi();
  const graph = useGradstep((state) => state.figure?.graph ?? null);
  const length = useGradstep((state) => state.figure?.timeline.length ?? 0);
  const language = useGradstep((state) => state.language);
  const edgeByEdge = useGradstep((state) => state.edgeByEdge);
  const wording = useWording();
  return useMemo(() => {
    const { figure, training, iteration } = store.getState();
    if (graph === null || figure === null) return '';
    let longest = '';
    let most = 0;
    const stride = Math.ceil(length / MOST_STEPS) || 1;
    for (let step = 0; step <= length; step += stride) {
      const at = { step, edge: null };
      const now = training === null ? null : iteration;
      const words = wording(figure.timeline, figure.trace, at, language, edgeByEdge, now);
      const text = textOf(words);
      const width = textWidth(text, SIZE);
      if (width <= most) continue;
      longest = text;
      most = width;
    }
    return longest;
  }, [store, graph, length, language, edgeByEdge, wording]);
}
