import { useGradstep, useStoreApi } from '../useGradstep.ts';
import { rememberedOf, useRemembered } from './remembered.ts';

/** Whether a program has parameters: then it is trained, or the page says why it can't be. */
export function useLearns(): boolean {
  return useGradstep(({ figure }) => figure?.program.inputs.some(({ kind }) => kind === 'parameter') === true);
}

/**
 * Whether the program's column is open, and what sets it. As the reader left it; before that, a lesson that trains begins
 * with it closed, as its graph is wide. Where there is no button to open it again, it is always open.
 */
export function useProgramOpen(): readonly [boolean, (open: boolean) => void] {
  const store = useStoreApi();
  const learns = useLearns();
  const asLeft = useRemembered((remembered) => remembered.programOpen);
  const inLesson = useGradstep(({ document, training }) => document.lesson !== undefined && training !== null);
  return [!learns || (asLeft ?? !inLesson), (programOpen) => rememberedOf(store).setState({ programOpen })];
}
