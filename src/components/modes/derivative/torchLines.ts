import type { Reach } from '../../../engine/derivative/derivativeGraph.ts';
import { nestedValue } from '../../../engine/program/values.ts';
import type { Shape } from '../../../engine/shape.ts';

const ONE: { readonly data: Float64Array; readonly shape: Shape } = { data: Float64Array.of(1), shape: [] };

/** A seed of more elements is not written out in a line. */
const MOST_WRITTEN = 6;

/** What PyTorch is told, and where it has to end. */
export interface TorchLines {
  readonly lines: readonly string[];
  /** The order of the gradient that PyTorch may refuse to derive: it has no grad_fn. `null`: every order has its line. */
  readonly end: number | null;
}

/**
 * One line of PyTorch a derivative: each gradient is made a graph of its own, and the next one is taken of it. A gradient
 * that does not depend on the input needs `materialize_grads` to be 0 instead of an error. One that depends on no input
 * may have no grad_fn, which `torch.autograd.grad` answers with a RuntimeError: no line is printed for what follows it.
 * @param seed of the output, in its shape: `grad_outputs` of the first gradient. Later ones are of one number.
 */
export function torchLines(
  output: string,
  by: readonly string[],
  reach: readonly Reach[],
  seed: { readonly data: Float64Array; readonly shape: Shape } = ONE,
): TorchLines {
  const lines: string[] = [];
  for (const [order, name] of by.entries()) {
    if (reach[order] === 'nowhere') return { lines, end: order };
    const of = order === 0 ? output : `g${order}`;
    const element = /^(.+)\[([\d,]+)\]$/u.exec(name);
    const input = element?.[1] ?? name;
    const place = element === null ? '[0]' : `[0][${element[2]?.replaceAll(',', ', ')}]`;
    const settings = [
      ...(order === 0 ? gradOutputs(of, seed) : []),
      'create_graph=True',
      ...(reach[order] === 'elsewhere' ? ['materialize_grads=True'] : []),
    ];
    lines.push(`g${order + 1} = torch.autograd.grad(${of}, ${input}, ${settings.join(', ')})${place}`);
  }
  return { lines, end: null };
}

/**
 * What the first gradient starts with: nothing to say of one number whose seed is 1. Of several PyTorch wants it said
 * ("grad can be implicitly created only for scalar outputs").
 */
function gradOutputs(output: string, { data, shape }: typeof ONE): readonly string[] {
  const [first = 1] = data;
  const differ = data.some((one) => one !== first);
  if (differ && data.length > MOST_WRITTEN) return ['grad_outputs=s'];
  if (differ) return [`grad_outputs=torch.tensor(${JSON.stringify(nestedValue(data, shape))}).to(${output})`];
  if (first !== 1) return [`grad_outputs=torch.full_like(${output}, ${first})`];
  return data.length === 1 ? [] : [`grad_outputs=torch.ones_like(${output})`];
}
