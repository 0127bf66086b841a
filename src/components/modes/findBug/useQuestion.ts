import { useStoreApi } from '../../useGradstep.ts';
import { questionOf } from './quiz.ts';
import { rightFigure } from './useFault.ts';

/** Asks another question: the fault of a new seed, in this program or in a small one of its own. */
export function useQuestion(): () => void {
  const store = useStoreApi();
  return () => {
    const { figure, training, iteration, lens } = store.getState();
    if (figure === null) return;
    const last = lens?.kind === 'fault' ? lens.fault : null;
    // The seed is chance; what follows from it is not.
    const seed = crypto.getRandomValues(new Uint32Array(1))[0] as number;
    const { fault, source } = questionOf(seed, rightFigure(figure), { training, iteration }, last);
    if (source !== null) store.getState().setSource(source);
    store.getState().setLens({ kind: 'fault', fault, quiz: true });
  };
}
