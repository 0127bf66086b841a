/** One line of PyTorch a derivative: each gradient is made a graph of its own, and the next one is taken of it. */
export function torchLines(output: string, by: readonly string[]): readonly string[] {
  return by.map((name, order) => {
    const of = order === 0 ? output : `g${order}`;
    const element = /^(.+)\[([\d,]+)\]$/u.exec(name);
    const input = element?.[1] ?? name;
    const place = element === null ? '[0]' : `[0][${element[2]?.replaceAll(',', ', ')}]`;
    return `g${order + 1} = torch.autograd.grad(${of}, ${input}, create_graph=True)${place}`;
  });
}
