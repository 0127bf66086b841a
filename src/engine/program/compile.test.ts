import { describe, expect, it } from 'vitest';
import { type Graph, inputsOf, kindOf, opOf, shapeOf } from '../graph/graph.ts';
import { type CompileOptions, compile, type Program } from './compile.ts';

function program(source: string, options?: CompileOptions): Program {
  const result = compile(source, options);
  if (!result.ok) throw new Error(`${source}: ${JSON.stringify(result.errors)}`);
  return result.program;
}

/** Nodes as `name=op(inputs)`, in order. */
function nodes({ graph }: Program): string[] {
  return Array.from({ length: graph.count }, (_, id) => {
    const name = graph.names.get(id);
    const inputs = Array.from(inputsOf(graph, id)).join(',');
    return `${name === undefined ? '' : `${name}=`}${kindOf(graph, id)}${inputs === '' ? '' : `(${inputs})`}`;
  });
}

describe('names', () => {
  it('makes inputs of plain values and of free names, parameters and constants of param and const', () => {
    const made = program('x = -3\nW = param([[1, 2]]); t = const(2)\ny = x * W + t * z');
    expect(made.inputs).toEqual([
      { name: 'x', kind: 'input', node: 0, range: { start: 4, end: 6 }, shape: [], value: -3 },
      { name: 'W', kind: 'parameter', node: 1, range: { start: 17, end: 25 }, shape: [1, 2], value: [[1, 2]] },
      { name: 'z', kind: 'input', node: 4, range: null, shape: [], value: 1 },
    ]);
    expect(made.constants.map(({ name, value }) => [name, value])).toEqual([['t', 2]]);
    expect(nodes(made).slice(2)).toEqual(['t=constant', 'mul(0,1)', 'z=input', 'mul(2,4)', 'y=add(3,5)']);
    expect(made.outputName).toBe('y');
  });

  it('takes e and pi as constants unless the program sets them', () => {
    expect(nodes(program('e*π + pi'))).toEqual(['e=constant', 'pi=constant', 'mul(0,1)', 'add(2,1)']);
    expect(nodes(program('e = 5; e*x'))).toEqual(['e=input', 'x=input', 'mul(0,1)']);
    expect(program('e*x', { inputs: { e: 7 } }).inputs.map(({ name }) => name)).toEqual(['x']);
  });

  it('lets a name be set again: later uses mean the new value, the last one bears the name', () => {
    const made = program('c = 2\nc = c * x; c += 1\ny = c');
    expect(nodes(made)).toEqual(['input', 'x=input', 'mul(0,1)', 'constant', 'c=add(2,3)']);
    expect(made.inputs.map(({ name, node }) => [name, node])).toEqual([
      ['c', 0],
      ['x', 1],
    ]);
    expect(made.outputName).toBe('y');
    expect(made.names.get('y')).toBe(4);
  });

  it.each([
    ['c -= 2', 'sub'],
    ['c *= 2 + 1', 'mul'],
    ['c /= 2', 'div'],
  ])('reads %s', (line, op) => {
    const { graph } = program(`c = x\n${line}`);
    expect(kindOf(graph, graph.output)).toBe(op);
    expect(inputsOf(graph, graph.output)[0]).toBe(0);
  });

  it('replaces values from outside, also those that the program sets, the last of them', () => {
    const made = program('x = 1; y = x; x = 2; z = x * y * w', { inputs: { x: 5, w: [1, 2], none: 3 } });
    expect(made.inputs.map(({ name, value }) => [name, value])).toEqual([
      [null, 1],
      ['x', 5],
      ['w', [1, 2]],
    ]);
    expect(shapeOf(made.graph, made.graph.output)).toEqual([2]);
  });
});

describe('operators', () => {
  it.each([
    ['x^2', ['x=input', 'square(0)']],
    ['x²', ['x=input', 'square(0)']],
    ['pow(x, 2)', ['x=input', 'square(0)']],
    ['x^-3', ['x=input', 'power(0)']],
    ['x^(1/2)', ['x=input', 'constant', 'reciprocal(1)', 'pow(0,2)']],
    ['1/x', ['x=input', 'reciprocal(0)']],
    ['2/x', ['x=input', 'constant', 'div(1,0)']],
    ['-3*x', ['x=input', 'constant', 'mul(1,0)']],
    ['-x^2', ['x=input', 'square(0)', 'neg(1)']],
    ['--3', ['constant', 'neg(0)']],
    ['+x', ['x=input']],
    ['x.T', ['x=input', 'transpose(0)']],
    ['max(x) + max(x, y)', ['x=input', 'amax(0)', 'y=input', 'max2(0,2)', 'add(1,3)']],
  ])('%s', (source, expected) => {
    expect(nodes(program(source))).toEqual(expected);
  });

  it('gives options and indices to the op', () => {
    const attributes = (source: string) => {
      const { graph } = program(source, { inputs: { x: [[1, 2]] } });
      return opOf(graph, graph.output)?.attributes;
    };
    expect(attributes('sum(x, axis=0, keepdims=True)')).toEqual({ axis: 0, keepdims: true });
    expect(attributes('sum(x, keepdims=0)')).toEqual({});
    expect(attributes('[[1, 2], [3, 4]][1, -1]')).toEqual({ index: [1, -1] });
    expect(attributes('reshape([1, 2], 2, 1)')).toEqual({ shape: [2, 1] });
    expect(attributes('reshape([1, 2], [2, 1])')).toEqual({ shape: [2, 1] });
  });

  it('keeps where each node is written', () => {
    const source = 'a = 2\ny = (a + b) * sin(a)';
    const { graph } = program(source);
    const texts = Array.from({ length: graph.count }, (_, id) =>
      source.slice(graph.ranges[2 * id], graph.ranges[2 * id + 1]),
    );
    expect(texts).toEqual(['a = 2', 'b', 'a + b', 'sin(a)', '(a + b) * sin(a)']);
  });
});

describe('directives', () => {
  it('choose the output, the seed and the backward passes', () => {
    const made = program(
      'a = x * 2\nb = a + [1, 2]\n@output b; @seed [3, 4]\n@backward\n@zero_grad\n@backward recursive',
    );
    expect(made.outputName).toBe('b');
    expect(Array.from(made.graph.seed)).toEqual([3, 4]);
    expect(made.plan).toEqual({ calls: ['backward', 'zeroGrad', 'backward'], order: 'recursive' });
    expect(program('x\n@backward').plan).toEqual({ calls: ['backward'], order: 'topological' });
  });
});

describe('keys and rooms', () => {
  const keys = (source: string, open?: CompileOptions['open']) =>
    program(source, open === undefined ? {} : { open }).graph.keys;

  it('stay when a term is typed at the end or in front, and when a number changes', () => {
    const before = keys('y = 2*x + sin(x)^3');
    expect(keys('y = 2*x + sin(x)^3 + 4*z').slice(0, before.length)).toEqual(before);
    expect(keys('y = 7*x + sin(x)^4')).toEqual(before);
    const [front, ...rest] = [keys('y = 5*w + (2*x + sin(x)^3)'), before].map((list) => new Set(list));
    for (const key of rest[0] as Set<string>) expect(front).toContain(key);
  });

  function closedKey(graph: Graph, op: string): string {
    const id = Array.from({ length: graph.count }, (_, i) => i).find((i) => kindOf(graph, i) === op);
    return graph.keys[id as number] as string;
  }

  it('stay outside when a composite is opened, and the room is found by the closed node’s key', () => {
    const source = 'a = x * 2\ny = sigmoid(a) + sigmoid(a)\nz = y * y + sigmoid(y)';
    const closed = program(source).graph;
    const key = closedKey(closed, 'sigmoid');
    const { graph } = program(source, { open: new Set([key]) });
    expect(graph.groups).toHaveLength(1);
    expect(graph.groups[0]).toMatchObject({ key, name: null, parent: -1 });
    const outside = closed.keys.filter((one) => one !== key);
    expect(graph.keys.filter((one) => !one.startsWith(`${key}/`))).toEqual(outside);
    expect(new Set(graph.keys).size).toBe(graph.count);
  });

  it('nest: a room in a room is opened by its own key, and all are opened at once', () => {
    const source = 'L = softmax_cross_entropy(a, t)\nL * 2';
    const inputs = { a: [[1, 2]], t: [[0, 1]] };
    const closed = program(source, { inputs }).graph;
    const outer = closedKey(closed, 'softmax_cross_entropy');
    const once = program(source, { inputs, open: new Set([outer]) }).graph;
    expect(once.groups).toMatchObject([{ key: outer, name: 'L' }]);
    const inner = closedKey(once, 'log_softmax');
    const twice = program(source, { inputs, open: new Set([outer, inner]) }).graph;
    expect(twice.groups.map(({ key, parent }) => [key, parent])).toEqual([
      [outer, -1],
      [inner, 0],
    ]);
    expect(once.keys.filter((one) => one !== inner)).toEqual(twice.keys.filter((one) => !one.startsWith(`${inner}/`)));
    const all = program(source, { inputs, open: 'all' }).graph;
    expect(all.groups.length).toBeGreaterThan(2);
    expect(all.groups.every(({ first, last, output }) => first <= output && output <= last)).toBe(true);
    expect(all.names.get(all.groups[0]?.output as number)).toBe('L');
  });
});
