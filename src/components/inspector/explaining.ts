import type { Shape } from '../../engine/shape.ts';
import type { Explained } from '../../store/state.ts';
import { position } from './context.ts';

/** `h[0, 1]`, `grad(W[0, 1])`, of a scalar `a`, `grad(a)`: a number as its explanation calls it. */
export function numberName(name: string, shape: Shape, { what, element }: Pick<Explained, 'what' | 'element'>): string {
  const text = shape.length === 0 ? name : `${name}${position(shape, element)}`;
  return what === 'gradient' ? `grad(${text})` : text;
}
