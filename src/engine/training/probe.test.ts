import { describe, expect, it } from 'vitest';
import { shapeOf } from '../graph/graph.ts';
import { run as runTrace } from '../trace/run.ts';
import { schedule } from '../trace/schedule.ts';
import { nodeValue } from '../trace/trace.ts';
import { Probe, subgraph } from './probe.ts';
import { TrainingRun } from './run.ts';
import { programOf, settings, XOR } from './xor.testkit.ts';

const program = programOf(XOR);
const node = (name: string) => program.names.get(name) as number;
const run = new TrainingRun(program, settings({ seed: 42 }));
run.advance(300);

describe('a part of a graph', () => {
  it('has what a node depends on, and nothing else', () => {
    const part = subgraph(program.graph, node('z1'), new Map());
    expect([...(part?.graph.names.values() ?? [])]).toEqual(['X', 'W1', 'b1', 'z1']);
    expect(part?.nodes.has(node('t'))).toBe(false);
    expect(part?.nodes.get(node('z1'))).toBe(part?.graph.output);
  });

  it('takes other data where the shapes fit', () => {
    const five = { shape: [5, 2], data: new Float64Array(10) };
    const part = subgraph(program.graph, node('y'), new Map([[node('X'), five]]));
    expect(part === null ? null : shapeOf(part.graph, part.graph.output)).toEqual([5, 1]);
    const wrong = { shape: [5, 3], data: new Float64Array(15) };
    expect(subgraph(program.graph, node('y'), new Map([[node('X'), wrong]]))).toBeNull();
    expect(subgraph(program.graph, node('L'), new Map([[node('X'), five]]))).toBeNull();
    const huge = { shape: [1_000_000, 2], data: new Float64Array(0) };
    expect(subgraph(program.graph, node('y'), new Map([[node('X'), huge]]))).toBeNull();
  });
});

describe('a probe', () => {
  it('gives the values of the program itself on the same data', () => {
    const probe = Probe.of(program.graph, [node('z1'), node('y')], new Map());
    for (const i of [0, 300]) {
      probe?.run(run.parametersAt(i));
      const trace = runTrace(schedule(program.graph) as NonNullable<ReturnType<typeof schedule>>, run.leavesAt(i));
      for (const name of ['z1', 'y']) expect(probe?.value(node(name))).toEqual(nodeValue(trace, node(name)));
    }
  });

  it('gives the prediction on a grid', () => {
    const points = Array.from({ length: 41 * 41 }, (_, k) => [
      (k % 41) / 20 - 0.5,
      Math.floor(k / 41) / 20 - 0.5,
    ]).flat();
    const grid = { shape: [41 * 41, 2], data: Float64Array.from(points) };
    const probe = Probe.of(program.graph, [node('h1'), node('y')], new Map([[node('X'), grid]]));
    probe?.run(run.parametersAt(300));
    expect(probe?.shape(node('h1'))).toEqual([1681, 2]);
    const [a, b, c, d, e, f, u, w, z] = run.parametersAt(300) as unknown as number[];
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    for (const k of [0, 700, 1680]) {
      const [x0, x1] = [points[2 * k] as number, points[2 * k + 1] as number];
      const h0 = sigmoid((a as number) * x0 + (b as number) * x1 + (e as number));
      const h1 = sigmoid((c as number) * x0 + (d as number) * x1 + (f as number));
      const y = sigmoid((u as number) * h0 + (w as number) * h1 + (z as number));
      expect(probe?.value(node('y'))[k]).toBeCloseTo(y, 13);
    }
  });

  it('refuses nodes that it lacks', () => {
    const probe = Probe.of(program.graph, [node('z1')], new Map());
    expect(() => probe?.value(node('L'))).toThrow(RangeError);
  });
});
