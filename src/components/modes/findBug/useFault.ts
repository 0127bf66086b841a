import type { Figure } from '../../../store/figure.ts';
import type { FaultSeen } from '../../../store/lens/faultSeen.ts';
import { useGradstep } from '../../useGradstep.ts';

/** The figure with the fault, and what is known of it; `null` while no fault is shown. */
export function useFault(): { readonly figure: Figure; readonly seen: FaultSeen } | null {
  const figure = useGradstep((state) => state.figure);
  return figure?.seen?.kind === 'fault' ? { figure, seen: figure.seen } : null;
}

/** The run without a fault: that beside which a fault is shown, or the one on screen. */
export function rightFigure(figure: Figure): Figure {
  return figure.seen?.kind === 'fault' ? figure.seen.right : figure;
}
