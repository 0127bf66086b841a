import { type Shape, sameShape, sizeOf } from '../shape.ts';
import type { Argument, ShapeProblem, ShapeRule, TensorContext } from './define.ts';

/** Writes `scale` · ∂L/∂x for every element of one input, `c[at …]`, which holds zeros before. */
export type Factors = (c: Float64Array, at: number, scale: number, context: TensorContext, slot: 0 | 1) => void;

/** A loss is one number, so its vjp is upstream · ∂L/∂x: one factor an element. */
export function scaled(slot: 0 | 1, factors: Factors): Pick<Argument, 'vjp' | 'terms'> {
  return {
    vjp: (c, at, g, context) => factors(c, at, g[context.out.offset]!, context, slot),
    terms: (context, g, index) => {
      const all = new Float64Array(sizeOf(context.inputs[slot]!.shape));
      factors(all, 0, 1, context, slot);
      return [{ a: g[context.out.offset]!, b: all[index]! }];
    },
  };
}

/** The answer to shapes that do not fit. */
export const mismatch: ShapeProblem = { problem: 'mismatch', left: 0, right: 1 };

/** PyTorch's bce and cross entropy want predictions and targets of one shape. */
export const sameShapes: ShapeRule = ([y, t]) => (sameShape(y as Shape, t as Shape) ? [] : mismatch);
