import { describe, expect, it } from 'vitest';
import { opOf } from '../graph/graph.ts';
import { compile } from '../program/compile.ts';
import { run } from '../trace/run.ts';
import { type Schedule, schedule } from '../trace/schedule.ts';
import { indeterminateOf, zeroTimesInfinity } from './indeterminate.ts';
import { passesOf } from './passes.ts';
import { runTangents, seededSum } from './tangents.ts';

function both(source: string, element = 0) {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(source);
  const trace = run(schedule(compiled.program.graph) as Schedule);
  const ran = runTangents(trace, passesOf(trace.graph)[element] as never);
  const forward = seededSum(trace, ran);
  const reverse = trace.grads[(trace.graph.offsets[ran.pass.leaf] as number) + ran.pass.element] as number;
  const why = indeterminateOf(trace, ran, forward, reverse);
  const named = (node: number | null) => (node === null ? null : opOf(trace.graph, node)?.op.name);
  // −0 is 0.
  return {
    forward: forward + 0,
    reverse: reverse + 0,
    why: why && [why.way, named(why.node), named(why.closed)],
  };
}

describe('where one way has NaN and the other a number', () => {
  // Both numbers computed once by PyTorch 1.13: torch.autograd.forward_ad with a tangent of 1, and torch.autograd.grad.
  const { NaN: nan } = Number;
  it.each([
    ['x = -1\ny = sqrt(relu(x))', nan, 0, ['forward', 'sqrt', 'relu']],
    ['x = 0\ny = sqrt(relu(x))', nan, 0, ['forward', 'sqrt', 'relu']],
    ['x = -1\ny = log(relu(x))', nan, 0, ['forward', 'log', 'relu']],
    ['x = -1\ny = 1/relu(x)', nan, 0, ['forward', 'reciprocal', 'relu']],
    ['x = -1\ny = relu(x)^0.5', nan, 0, ['forward', 'power', 'relu']],
    ['x = -1\ny = sqrt(max(x, 0))', nan, 0, ['forward', 'sqrt', 'max2']],
    ['x = 0\ny = relu(log(x))', 0, nan, ['reverse', 'log', 'relu']],
    ['x = 0\ny = relu(-sqrt(x))', 0, nan, ['reverse', 'sqrt', 'relu']],
    ['x = 1\ny = sqrt(x*0)', nan, nan, null],
    ['x = 0\ny = sqrt(x*x)', nan, nan, null],
    ['x = 0\ny = sqrt(abs(x))', nan, nan, null],
    ['x = 4\ny = sqrt(relu(x))', 0.25, 0.25, null],
  ] as const)('%s, as PyTorch has it, and why', (source, forward, reverse, why) => {
    expect(both(source)).toEqual({ forward, reverse, why });
  });

  it('of a product with an infinite factor, which the other element meets', () => {
    const answer = both('x = [1, 2]; z = [1e308, 1]\nb = z*10\ny = x @ b', 1);
    expect(answer).toEqual({ forward: nan, reverse: 10, why: ['forward', 'matmul', null] });
  });

  it('of no tangent that was NaN before it met anything', () => {
    // ṡ is NaN in the lane of 1e200² = ∞ and 0 in the other, whose 0 meets the infinite factor in one sum with NaN.
    const source = 'x = [[1e200, 1], [2, 3]]; z = [1, 1e308]\ns = softmax(x^2, axis=1)\ny = s.T @ (z*10)';
    const compiled = compile(source);
    if (!compiled.ok) throw new Error(source);
    const trace = run(schedule(compiled.program.graph) as Schedule);
    expect(zeroTimesInfinity(trace, runTangents(trace, passesOf(trace.graph)[0] as never))).toBeNull();
  });

  it('of a vector, some of whose elements are behind a closed switch', () => {
    expect(both('x = [-1, 2]\ny = sum(log(relu(x)))').why).toEqual(['forward', 'log', 'relu']);
    expect(both('x = [-1, -2]\ny = sqrt(sum(relu(x)^2))').why).toEqual(['forward', 'sqrt', 'relu']);
  });
});
