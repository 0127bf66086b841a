import { describe, expect, it } from 'vitest';
import { derivativeGraph } from '../../../engine/derivative/derivativeGraph.ts';
import { displayNames } from '../../../engine/graph/displayNames.ts';
import { compile } from '../../../engine/program/compile.ts';
import { expressionLatex } from './expressionLatex.ts';
import { torchLines } from './torchLines.ts';

/** The formula of a derivative, with plain names and numbers for symbols. */
function formula(source: string, by: readonly string[]): string | null {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(source);
  const result = derivativeGraph(compiled.program.graph, by);
  if (!result.ok) throw new Error(result.why);
  const { graph, program } = result.derivative;
  const names = displayNames(graph);
  return expressionLatex(
    graph,
    (node) => names[node]?.text ?? String(graph.initial[node]),
    (node) => node < program && graph.names.has(node),
  );
}

function torch(source: string, by: readonly string[]) {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(source);
  const { graph } = compiled.program;
  const result = derivativeGraph(graph, by);
  if (!result.ok) throw new Error(result.why);
  return torchLines('y', by, result.derivative.reach, { data: graph.seed, shape: [] });
}

describe('the formula of a derivative', () => {
  it.each([
    ['x = 2\ny = x^3', ['x'], '3 \\cdot x^{2}'],
    ['x = 2\ny = x^3', ['x', 'x'], '6 \\cdot x'],
    ['x = 2\ny = x*x + sin(x)', ['x'], '\\cos x + x + x'],
    ['x = 2\ny = tanh(x)', ['x'], '1 - y \\cdot y'],
    ['x = 2\ny = sin(x^2)', ['x'], '\\cos \\left(x^{2}\\right) \\cdot 2 \\cdot x'],
    ['x = 2; z = 3\ny = (x - z) / (x + z)', ['z'], '-\\frac{y}{x + z} - \\frac{1}{x + z}'],
    [
      'x = 2\ny = x * relu(x)',
      ['x'],
      '\\max(0, x) + x \\cdot \\left(\\begin{cases}1 & x > 0\\\\ 0 & x \\le 0\\end{cases}\\right)',
    ],
    ['a = 2; b = 5\ny = a * b', ['a'], '1 \\cdot b'],
    // A line that its author has named is a symbol.
    ['x = 2\nt = x + 1\ny = exp(t)', ['x', 'x'], '1 \\cdot y'],
  ] as const)('%s by %s', (source, by, latex) => {
    expect(formula(source, by)).toBe(latex);
  });

  it('is left out where nobody would read it', () => {
    expect(formula('x = 1\ny = tanh(x)', ['x', 'x', 'x', 'x', 'x'])).toBeNull();
  });
});

describe('the lines of PyTorch', () => {
  it('take each gradient of the one before, and elements by their place', () => {
    expect(torch('x = 2; z = 3\ny = x * z^2', ['x', 'z']).lines).toEqual([
      'g1 = torch.autograd.grad(y, x, create_graph=True)[0]',
      'g2 = torch.autograd.grad(g1, z, create_graph=True)[0]',
    ]);
    expect(torchLines('loss', ['W1[0,1]'], ['through']).lines).toEqual([
      'g1 = torch.autograd.grad(loss, W1, create_graph=True)[0][0, 1]',
    ]);
  });

  it('end where PyTorch has no grad_fn left to derive', () => {
    const line = torch('x = 2\ny = 3 * x', ['x', 'x']);
    expect(line).toEqual({ lines: ['g1 = torch.autograd.grad(y, x, create_graph=True)[0]'], end: 1 });
    const cube = torch('x = 2\ny = x^3', ['x', 'x', 'x', 'x']);
    expect([cube.lines.length, cube.end]).toEqual([3, 3]);
  });

  it('ask for zeros where a gradient depends on other inputs alone, and begin with the seed', () => {
    expect(torch('x = 2; z = 3\ny = x * z\n@seed 2', ['x', 'x']).lines).toEqual([
      'g1 = torch.autograd.grad(y, x, grad_outputs=torch.full_like(y, 2), create_graph=True)[0]',
      'g2 = torch.autograd.grad(g1, x, create_graph=True, materialize_grads=True)[0]',
    ]);
  });
});
