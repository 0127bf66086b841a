import { describe, expect, it } from 'vitest';
import { centralDifference } from '../../engine/check/difference.ts';
import { derivableInputs } from '../../engine/derivative/derivativeGraph.ts';
import { slopesOf } from '../../engine/derivative/hessian.ts';
import { elementsOf, opOf } from '../../engine/graph/graph.ts';
import { makeStore } from '../store.ts';
import { learning } from '../training/learning.ts';
import { derivableFigure, graphNow } from './derivableFigure.ts';

const CURVED = 'x = [0.7, -0.4, 1.1]\ny = tanh(x) * sum(x*x) + relu(x)';

/** The value of a derivative as the lens shows it, and the gradients that its backward pass gives, by name. */
function derived(source: string, by: readonly string[]) {
  const store = makeStore({ document: { source, values: {} } }, learning);
  store.getState().setLens({ kind: 'derivative', by });
  const { figure } = store.getState();
  if (figure?.seen?.kind !== 'derivative') throw new Error(JSON.stringify(figure?.seen));
  const { graph, trace } = figure;
  const next = [...derivableInputs(graph)].map(([name, node]) => [name, trace.grads[node]] as const);
  return { figure, seen: figure.seen, value: trace.values[graph.output] as number, next: Object.fromEntries(next) };
}

/**
 * Computed once by PyTorch 1.13 in float64, and not again here:
 *   g, = torch.autograd.grad(y, x, grad_outputs=s, create_graph=True); torch.autograd.grad(g[k], x)
 */
const TORCH = [
  {
    what: 'the skip connection',
    source: 'x = [1, -1, 0]\ny = relu(x) + x',
    names: ['x[0]', 'x[1]', 'x[2]'],
    first: [2, 1, 1],
    second: [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ],
  },
  {
    what: 'a curved function, its seed ones',
    source: CURVED,
    names: ['x[0]', 'x[1]', 'x[2]'],
    first: [3.615500608638969, 0.7715538728129357, 3.9229336886277624],
    second: [
      [2.4000544284250562, 0.6901026285276818, 1.899308940585794],
      [0.6901026285276818, 1.890182151588386, 1.5950442764503712],
      [1.899308940585794, 1.5950442764503712, 2.560671540161024],
    ],
  },
  {
    what: 'the same with a seed of its own',
    source: `${CURVED}\n@seed [1, 10, -100]`,
    names: ['x[0]', 'x[1]', 'x[2]'],
    first: [-114.3624179927299, 82.51090063830836, -349.9504976531068],
    second: [
      [-166.13982928781618, 11.471151333150521, -48.89175716447708],
      [11.471151333150521, -168.08658325956364, 47.5601585866079],
      [-48.89175716447708, 47.5601585866079, -217.57363473458483],
    ],
  },
  {
    what: 'a matrix of softmaxes',
    source: 'a = [[0.5, -1], [2, 0.25]]\ny = softmax(a)\n@seed [[1, -2], [0.5, 3]]',
    names: ['a[0,0]', 'a[0,1]', 'a[1,0]', 'a[1,1]'],
    first: [0.44743935621099856, -0.4474393562109985, -0.31532306296663803, 0.3153230629666379],
    second: [
      [-0.284190638354258, 0.28419063835425795, 0, 0],
      [0.2841906383542579, -0.284190638354258, 0, 0],
      [0, 0, 0.22195767107267658, -0.22195767107267647],
      [0, 0, -0.22195767107267647, 0.22195767107267647],
    ],
  },
] as const;

const expectClose = (found: number | undefined, right: number, what: string, tolerance = 1e-10) =>
  expect(Math.abs((found as number) - right), `${what}: ${found}, right ${right}`).toBeLessThanOrEqual(
    tolerance * Math.max(1, Math.abs(right)),
  );

describe('an output of several numbers is derived as their sum, each times its seed', () => {
  it.each(TORCH.map((one) => [one.what, one] as const))('%s, as PyTorch has it', (_what, one) => {
    const { source, names, first, second } = one;
    for (const [i, name] of names.entries()) {
      const { value, next } = derived(source, [name]);
      expect(Object.keys(next)).toEqual(names);
      expectClose(value, first[i] as number, `by ${name}`);
      for (const [j, other] of names.entries()) {
        const right = (second[i] as readonly number[])[j] as number;
        expectClose(next[other], right, `by ${name}, gradient at ${other}`);
        expectClose(derived(source, [name, other]).value, right, `by ${name} and ${other}`);
      }
    }
  });

  it.each(TORCH.slice(1).map((one) => [one.what, one.source, one.names] as const))(
    '%s, as central differences have it',
    (_what, source, names) => {
      for (const [i, name] of names.entries()) {
        const { figure, seen, value } = derived(source, [name]);
        // Of the program itself, in tensors: Σ seed · output.
        const program = makeStore({ document: { source, values: {} } }, learning).getState().figure;
        expectClose(value, centralDifference(program?.trace as never, 0, i, 1e-5), `by ${name}`, 1e-8);
        for (const { name: other, gradient, difference } of slopesOf(graphNow(figure)))
          expectClose(gradient, difference, `by ${name} and ${other}`, 1e-6);
        expect(seen.base.graph.seed).toEqual(Float64Array.of(1));
      }
    },
  );

  it('the third order, by two elements', () => {
    // torch.autograd.grad(torch.autograd.grad(g[0], x, create_graph=True)[0][1], x), as above.
    const { next } = derived(`${CURVED}\n@seed [1, 10, -100]`, ['x[0]', 'x[1]']);
    for (const [k, right] of [17.726561569697086, 10.372253107397103, 0].entries())
      expectClose(next[`x[${k}]`], right, `x[${k}]`);
  });

  it('the sum is a node that says what it is, and the seeds are numbers beside it', () => {
    const sumOf = (source: string) => {
      const store = makeStore({ document: { source, values: {} } }, learning);
      const { graph, trace } = derivableFigure(store.getState().figure as never);
      expect(elementsOf(graph, graph.output)).toBe(1);
      expect(new Set(graph.keys).size).toBe(graph.count);
      return { name: graph.names.get(graph.output), op: opOf(graph, graph.output)?.op.name, trace, graph };
    };
    const plain = sumOf('x = [1, -1, 0]\ny = relu(x) + x');
    expect(plain).toMatchObject({ name: 'Σy', op: 'total' });
    expect(plain.trace.values[plain.graph.output]).toBe(1);
    const seeded = sumOf('x = [1, 2, 0]\ny = x * x\n@seed [3, 10, 5]');
    expect(seeded).toMatchObject({ name: 'Σ(s·y)', op: 'total' });
    expect(seeded.trace.values[seeded.graph.output]).toBe(43);
  });

  it('is left alone where there is no sum to make, or where it is too large to draw', () => {
    const figureOf = (source: string) =>
      makeStore({ document: { source, values: {} } }, learning).getState().figure as never;
    const one = figureOf('x = 2\ny = x * x');
    expect(derivableFigure(one)).toBe(one);
    const large = figureOf(`x = ${JSON.stringify(Array.from({ length: 700 }, (_, k) => k))}\ny = x * x`);
    expect(derivableFigure(large)).toBe(large);
  });
});
