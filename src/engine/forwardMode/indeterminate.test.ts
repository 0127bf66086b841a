import { describe, expect, it } from 'vitest';
import { opOf } from '../graph/graph.ts';
import { compile } from '../program/compile.ts';
import { run } from '../trace/run.ts';
import { type Schedule, schedule } from '../trace/schedule.ts';
import { indeterminateOf } from './indeterminate.ts';
import { passesOf } from './passes.ts';
import { runTangents, seededSum } from './tangents.ts';

function both(source: string) {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(source);
  const trace = run(schedule(compiled.program.graph) as Schedule);
  const [pass] = passesOf(trace.graph);
  const ran = runTangents(trace, pass as never);
  const forward = seededSum(trace, ran);
  const reverse = trace.grads[trace.graph.offsets[ran.pass.leaf] as number] as number;
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

  it('of a vector, some of whose elements are behind a closed switch', () => {
    expect(both('x = [-1, 2]\ny = sum(log(relu(x)))').why).toEqual(['forward', 'log', 'relu']);
    expect(both('x = [-1, -2]\ny = sqrt(sum(relu(x)^2))').why).toEqual(['forward', 'sqrt', 'relu']);
  });
});
