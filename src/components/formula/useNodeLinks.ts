import { type RefObject, useCallback } from 'react';
import { useArriving } from '../useArriving.ts';
import { useStoreApi } from '../useGradstep.ts';

/** Makes what names a node inside `root` a link to it (nodeLinks.ts, which comes after the first view). */
export function useNodeLinks(root: RefObject<HTMLElement | null>): void {
  const store = useStoreApi();
  useArriving(
    useCallback(async () => {
      const { linkNodes } = await import('./nodeLinks.ts');
      return root.current && linkNodes(root.current, store);
    }, [root, store]),
  );
}
