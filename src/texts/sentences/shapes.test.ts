import { describe, expect, it } from 'vitest';
import { GraphBuilder } from '../../engine/graph/builder.ts';
import type { Graph } from '../../engine/graph/graph.ts';
import { compile } from '../../engine/program/compile.ts';
import { neuronOp } from '../../engine/scalars/neuronOp.ts';
import { timelineOf } from '../../engine/timeline/timeline.ts';
import { run } from '../../engine/trace/run.ts';
import { schedule } from '../../engine/trace/schedule.ts';
import { EVERY_OP } from '../iterationSentences.ts';
import { plainText } from '../sentence.ts';
import { stepSentence } from '../sentences.ts';
import type { Language } from '../text.ts';
import { stretchOf } from './stretch.ts';

function graphOf(source: string): Graph {
  const made = compile(source);
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  return made.program.graph;
}

function said(graph: Graph, step: number, language: Language = 'en', edge: number | null = null): string {
  const plan = schedule(graph);
  if (plan === null) throw new Error('too many acts');
  return plainText(stepSentence(timelineOf(plan), run(plan), { step, edge }, language, false, EVERY_OP));
}

/** The sentences of a program of one op: what its op does forwards, and on the way back. */
const forwardOf = (source: string, language: Language = 'en') => said(graphOf(source), 1, language);
const backwardOf = (source: string, language: Language = 'en', edge: number | null = null) =>
  said(graphOf(source), 3, language, edge);

const ROWS = 'a = [[1], [2], [3], [4], [5], [6]]';
const MATRIX = 'a = [[1, 2, 3], [4, 5, 6]]';

describe('stretchOf', () => {
  it('says along what, and how often each entry is used', () => {
    expect(stretchOf([], [6, 1])).toEqual({ over: 'rows', count: 6 });
    expect(stretchOf([3], [2, 3])).toEqual({ over: 'rows', count: 2 });
    expect(stretchOf([2, 1], [2, 3])).toEqual({ over: 'columns', count: 3 });
    expect(stretchOf([1, 1], [2, 3])).toEqual({ over: 'entries', count: 6 });
    expect(stretchOf([], [4])).toEqual({ over: 'entries', count: 4 });
    expect(stretchOf([4], [2, 3, 4])).toEqual({ over: 'times', count: 6 });
  });

  it('is null where every entry is used once, whatever extents of 1 there are', () => {
    expect(stretchOf([2, 3], [2, 3])).toBeNull();
    expect(stretchOf([], [1, 1])).toBeNull();
    expect(stretchOf([3], [1, 3])).toBeNull();
  });
});

describe('a backward sentence where an input was stretched', () => {
  it('says of + that it gets the sum', () => {
    expect(backwardOf(`${ROWS}\nb = 1\ny = a + b`)).toBe(
      'A sum hands the gradient on unchanged to a; b was used for all 6 rows and gets their sum.',
    );
    expect(backwardOf(`${MATRIX}\nb = [1, 2, 3]\ny = b + a`)).toBe(
      'A sum hands the gradient on unchanged to a; b was used for all 2 rows and gets their sum.',
    );
    expect(backwardOf(`${MATRIX}\nb = [[1], [2]]\ny = a + b`)).toContain('b was used for all 3 columns');
    expect(backwardOf(`${MATRIX}\nb = 2\ny = a + b`)).toContain('b was used for all 6 entries');
    expect(backwardOf('a = [[1], [2], [3]]\nb = [1, 2]\ny = a + b')).toBe(
      'A sum hands the gradient on: a was used for all 2 columns and gets their sum; b was used for all 3 rows and gets their sum.',
    );
    expect(backwardOf(`${ROWS}\nb = 1\ny = a + b`, 'en', 1)).toBe('A sum hands the gradient on unchanged, to a.');
    expect(backwardOf('b = 1\ny = const([1, 2]) + b')).toMatch(
      /^A sum hands the gradient on: b was used for all 2 entries and gets their sum\./u,
    );
  });

  it('leaves it out where nothing was', () => {
    expect(backwardOf(`${MATRIX}\nb = [[1, 2, 3], [4, 5, 6]]\ny = a + b`)).toBe(
      'A sum hands the gradient on unchanged, to a and b.',
    );
    expect(backwardOf('a = [[2]]\nb = 3\ny = a + b')).toContain('unchanged, to a and b.');
  });

  it.each([
    ['a - b', 'A difference keeps the sign of the gradient to the left and turns it to the right: here to a and b;'],
    ['a * b', 'on its way to a, and by a on its way to b;'],
    ['a / b', 'This ÷ multiplies the gradient that arrives by its local derivative, and sends the product to a and b;'],
    ['max(a, b)', 'Max is a switch for every entry'],
    ['min(b, a)', 'Min is a switch for every entry'],
  ])('says of %s that it gets the sum', (op, words) => {
    const text = backwardOf(`${ROWS}\nb = 2\ny = ${op}`);
    expect(text).toContain(words);
    expect(text).toMatch(/; b was used for all 6 rows and gets their sum\.$/u);
    expect(backwardOf(`${MATRIX}\nb = ${'[[1, 2, 3], [4, 5, 6]]'}\ny = ${op}`)).not.toContain('was used');
    expect(backwardOf(`${ROWS}\nb = 2\ny = ${op}`, 'ko')).toMatch(/b는 행 6개에 모두 쓰였으므로 그 합을 받는다\.$/u);
  });

  it('says it of a squared error, whose own shape is that of a number', () => {
    expect(backwardOf('b = 2\nt = const([1, 2, 3])\nloss = mse(b, t)')).toContain(
      'b was used for all 3 entries and gets their sum.',
    );
  });

  it('says it in Korean', () => {
    expect(backwardOf(`${ROWS}\nb = 1\ny = a + b`, 'ko')).toBe(
      '덧셈은 들어온 기울기를 a로는 그대로 보낸다. b는 행 6개에 모두 쓰였으므로 그 합을 받는다.',
    );
  });
});

describe('the first letter of a sentence', () => {
  it('is a capital where it is an op’s, and as it is where it is a variable’s', () => {
    expect(backwardOf('x = 2\ny = sigmoid(x)')).toMatch(/^Sigmoid needs only its own output/u);
    expect(forwardOf('x = 2\ny = sin(x)')).toMatch(/^Sin takes the value of x/u);
    expect(forwardOf('x = 2\ny = x + detach(x)')).toMatch(/^Detach passes/u);
    expect(backwardOf('x = 2\ny = 1/x')).not.toMatch(/^[a-z]/u);
    expect(backwardOf('x = 3\ny = x*x')).toMatch(/^x was used twice/u);
  });
});

describe('a forward sentence of a tensor', () => {
  const X = 'x = [[1, 2], [3, 4]]';
  it.each([
    ['sigmoid(x)', 'The sigmoid squashes every entry of x to between 0 and 1: y (2, 2).'],
    ['tanh(x)', 'Tanh squashes every entry of x to between −1 and 1: y (2, 2).'],
    ['exp(x)', 'The exponential raises e to every entry of x: y (2, 2).'],
    ['x^2', 'The square takes every entry of x and multiplies it by itself: y (2, 2).'],
    ['x^3', 'Every entry of x is raised to the power 3: y (2, 2).'],
    ['sin(x)', 'Sin takes every entry of x by itself and gives y (2, 2).'],
  ])('speaks of every entry: %s', (op, text) => {
    expect(forwardOf(`${X}\ny = ${op}`)).toBe(text);
    expect(forwardOf(`${X}\ny = ${op}`, 'ko')).toContain('x의 모든 원소');
    expect(forwardOf(`x = 2\ny = ${op}`)).not.toMatch(/entry/u);
    expect(forwardOf(`x = 2\ny = ${op}`, 'ko')).not.toContain('원소');
  });
});

describe('a neuron', () => {
  /** One unit of two numbers; `given` are those that get a gradient. */
  function neuron(bias: boolean, data: boolean): Graph {
    const builder = new GraphBuilder({ keyed: false });
    const names = ['x0', 'x1', 'w0', 'w1', ...(bias ? ['b'] : [])];
    const slots = names.map((name, k) => {
      const leaf = builder.leaf(name.startsWith('x') && data ? 'constant' : 'parameter', k + 1);
      builder.name(leaf, name);
      return leaf;
    });
    const { op, attributes } = neuronOp(2, bias);
    builder.name(builder.nary(builder.use(op, attributes), slots), 'z');
    return builder.build();
  }

  it('multiplies and adds', () => {
    expect(said(neuron(true, true), 1)).toBe(
      'The neuron multiplies each input by its weight, adds up the products and adds its bias b: z = 16.',
    );
    expect(said(neuron(false, true), 1)).toBe(
      'The neuron multiplies each input by its weight and adds up the products: z = 11.',
    );
    expect(said(neuron(true, true), 1, 'ko')).toBe(
      '뉴런이 입력마다 가중치를 곱해 모두 더하고 편향 b를 더한다: z = 16.',
    );
  });

  it('says what goes back to its inputs, weights and bias, as far as they get a gradient', () => {
    expect(said(neuron(true, false), 3)).toBe(
      'The neuron multiplies the gradient by each weight for its inputs, by each input for its weights, and hands it to the bias unchanged.',
    );
    expect(said(neuron(true, true), 3)).toMatch(
      /^The neuron multiplies the gradient by each input for its weights, and hands it to the bias unchanged\./u,
    );
    expect(said(neuron(false, false), 3)).toBe(
      'The neuron multiplies the gradient by each weight for its inputs and by each input for its weights.',
    );
    expect(said(neuron(true, false), 3, 'ko')).toBe(
      '뉴런은 기울기에 입력으로는 각 가중치를, 가중치로는 각 입력을 곱하여 보내고, 편향에는 그대로 보낸다.',
    );
  });

  it('says it of one edge', () => {
    const one = (edge: number, language: Language = 'en') => said(neuron(true, false), 3, language, edge);
    expect(one(1)).toBe('The neuron multiplies the gradient by its weight w0 for its input x0.');
    expect(one(4)).toBe('The neuron multiplies the gradient by its input x1 for its weight w1.');
    expect(one(5)).toBe('The neuron hands the gradient to its bias b unchanged.');
    expect(one(4, 'ko')).toBe('뉴런은 기울기에 입력 x1을 곱하여 가중치 w1로 보낸다.');
  });
});
