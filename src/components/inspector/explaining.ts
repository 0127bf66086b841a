import type { Shape } from '../../engine/shape.ts';
import type { Explained, State } from '../../store/state.ts';
import { position } from './context.ts';

/** Whether a click on a number explains it. In another mode, or in a lecture, it is only read: neither must end by a slip. */
export function isAsked({ panel, view }: Pick<State, 'panel' | 'view'>): boolean {
  return (panel === 'step' || panel === 'explain') && (view === 'app' || view === 'embed');
}

/** `h[0, 1]`, `grad(W[0, 1])`, of a scalar `a`, `grad(a)`: a number as its explanation calls it. */
export function numberName(name: string, shape: Shape, { what, element }: Pick<Explained, 'what' | 'element'>): string {
  const text = shape.length === 0 ? name : `${name}${position(shape, element)}`;
  return what === 'gradient' ? `grad(${text})` : text;
}
