import type { Reach } from '../../../engine/derivative/derivativeGraph.ts';

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
 */
export function torchLines(output: string, by: readonly string[], reach: readonly Reach[], seed = 1): TorchLines {
  const lines: string[] = [];
  for (const [order, name] of by.entries()) {
    if (reach[order] === 'nowhere') return { lines, end: order };
    const of = order === 0 ? output : `g${order}`;
    const element = /^(.+)\[([\d,]+)\]$/u.exec(name);
    const input = element?.[1] ?? name;
    const place = element === null ? '[0]' : `[0][${element[2]?.replaceAll(',', ', ')}]`;
    const settings = [
      ...(order === 0 && seed !== 1 ? [`grad_outputs=torch.full_like(${of}, ${seed})`] : []),
      'create_graph=True',
      ...(reach[order] === 'elsewhere' ? ['materialize_grads=True'] : []),
    ];
    lines.push(`g${order + 1} = torch.autograd.grad(${of}, ${input}, ${settings.join(', ')})${place}`);
  }
  return { lines, end: null };
}
