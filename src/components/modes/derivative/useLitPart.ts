import { useStore } from 'zustand';
import { useGradstep, useStoreApi } from '../../useGradstep.ts';
import { type LitPart, litPartOf } from './litPart.ts';

/** The part of the graph that is lit at this moment. */
export function useLitPart(): LitPart['part'] {
  const moves = useGradstep((state) => state.moves);
  return useStore(litPartOf(useStoreApi()), (lit) => (lit.moves === moves ? lit.part : null));
}
