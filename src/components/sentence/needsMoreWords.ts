import type { State } from '../../store/state.ts';

/** Whether what is shown has steps whose words are not in the first view: iterations, scalars, ops on whole tensors. */
export function needsMoreWords({ training, level, figure }: State): boolean {
  return (
    training !== null || level === 3 || figure?.graph.palette.some((entry) => entry?.op.kind === 'tensor') === true
  );
}
