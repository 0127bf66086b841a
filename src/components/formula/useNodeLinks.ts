import { type RefObject, useCallback } from 'react';
import { useStoreApi } from '../useGradstep.ts';
import { usePointed } from '../usePointed.ts';

/** Makes what names a node inside `root` a link to it (nodeLinks.ts, which is asked for when a reader points at something). */
export function useNodeLinks(root: RefObject<HTMLElement | null>): void {
  const store = useStoreApi();
  usePointed(
    useCallback(async () => {
      const { linkNodes } = await import('./nodeLinks.ts');
      return root.current && linkNodes(root.current, store);
    }, [root, store]),
  );
}
