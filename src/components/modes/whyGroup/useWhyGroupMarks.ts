import { useMemo } from 'react';
import { opOf } from '../../../engine/graph/graph.ts';
import { useGradstep } from '../../useGradstep.ts';
import type { Marks } from '../marks/marks.ts';

/** Every composite that is closed has a ring; an open one is drawn as a room already. */
export function useWhyGroupMarks(): Marks | null {
  const graph = useGradstep(({ figure }) => figure?.graph ?? null);
  return useMemo(() => {
    if (graph === null) return null;
    const ringed = new Set<number>();
    for (let node = 0; node < graph.count; node++) if (opOf(graph, node)?.op.opens != null) ringed.add(node);
    return { ringed };
  }, [graph]);
}
