import { describe, expect, it } from 'vitest';
import { displayNames } from '../engine/graph/displayNames.ts';
import { gradOf, nodeValue } from '../engine/trace/trace.ts';
import { LESSONS } from '../lessons/lessons.ts';
import type { Figure } from './figure.ts';
import { makeFigure } from './figures.ts';

/** The lesson's figure, with its composites opened as the lesson opens them (`all`) or closed. */
function figureOf(id: string, source?: string): Figure {
  const lesson = LESSONS.find((one) => one.id === id);
  if (lesson === undefined) throw new Error(`no lesson ${id}`);
  const made = makeFigure(source ?? lesson.program, {}, lesson.open === 'all' ? 'all' : new Set());
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  return made.figure;
}

function value(figure: Figure, name: string): number[] {
  return [...nodeValue(figure.trace, nodeNamed(figure, name))];
}

function grad(figure: Figure, name: string): number[] {
  return [...(gradOf(figure.trace, nodeNamed(figure, name)) ?? [])];
}

function nodeNamed(figure: Figure, name: string): number {
  const node = displayNames(figure.graph)
    .map((one) => one?.text)
    .lastIndexOf(name);
  if (node < 0) throw new Error(`nothing is called ${name}`);
  return node;
}

describe('the numbers of the product page', () => {
  it('apple', () => {
    const figure = figureOf('apple');
    expect(value(figure, 'price')).toEqual([220.00000000000003]);
    expect(['apple', 'count', 'tax'].flatMap((name) => grad(figure, name))).toEqual([2.2, 110.00000000000001, 200]);
  });
  it('apple and orange', () => {
    const figure = figureOf('apple-orange');
    expect(value(figure, 'price')).toEqual([715.0000000000001]);
    expect(['apple_count', 'apple', 'orange', 'orange_count', 'tax'].flatMap((name) => grad(figure, name))).toEqual([
      110.00000000000001, 2.2, 3.3000000000000003, 165, 650,
    ]);
  });
  it('chain rule', () => {
    const figure = figureOf('chain-rule');
    expect(value(figure, 'z')).toEqual([49]);
    expect([...grad(figure, 'x'), ...grad(figure, 'y')]).toEqual([14, 14]);
  });
  it('square, exp, square', () => expect(grad(figureOf('square-exp-square'), 'x')).toEqual([3.297442541400256]));
  it('tanh then sigmoid', () => expect(grad(figureOf('tanh-sigmoid'), 'x')[0]).toBeCloseTo(0.09112821805819912, 16));
  it('relu', () => {
    expect(value(figureOf('relu'), 'y')).toEqual([1, 0, 0, 3, 0, 2]);
    expect(grad(figureOf('relu'), 'x')).toEqual([0.1, 0, 0, 0.4, 0, 0.6]);
  });
  it('sigmoid: NaN when opened at −1000, 0 when grouped', () => {
    expect(grad(figureOf('sigmoid'), 'x')[0]).toBeCloseTo(0.19661193324148188, 16);
    expect(grad(figureOf('sigmoid', 'x = -1000\ny = sigmoid(x)'), 'x')).toEqual([Number.NaN]);
    const grouped = makeFigure('x = -1000\ny = sigmoid(x)', {}, new Set());
    expect(grouped.ok && grad(grouped.figure, 'x')).toEqual([0]);
  });
  it('tensors', () => {
    const figure = figureOf('tensor-multiply');
    expect(grad(figure, 'a')).toEqual([5, -6, 0.5, 0]);
    expect(grad(figure, 'b')).toEqual([1, 2, 3, 4]);
  });
  it('affine', () => {
    const figure = figureOf('affine');
    expect(grad(figure, 'X')).toEqual([
      0.30000000000000004, -0.10000000000000003, -1.1, -0.35000000000000003, 0.9500000000000001, 0.95,
    ]);
    expect(grad(figure, 'W')).toEqual([0.75, -2, 2.125, -1.5, 5, 5]);
    expect(grad(figure, 'b')).toEqual([1.5, 1]);
  });
  it('softmax with loss: (y − t)/batch', () => {
    const figure = figureOf('softmax-loss');
    expect(value(figure, 'L')[0]).toBeCloseTo(0.557158744221944, 14);
    expect(grad(figure, 'a')[0]).toBeCloseTo(0.0045528183238868845, 15);
    expect(grad(figure, 'a')[2]).toBeCloseTo(-0.06585077155765534, 15);
  });
  it('fan-out', () => expect(grad(figureOf('fan-out'), 'x')[0]).toBeCloseTo(6 + Math.cos(3), 15));
  it('topological order: 216 by recursion, 108 in order', () => {
    expect(grad(figureOf('topological-order'), 'x')).toEqual([216]);
    expect(grad(figureOf('topological-order', 'x = 3\na = x*x\ny = a*a'), 'x')).toEqual([108]);
  });
  it('zero_grad', () => expect(grad(figureOf('zero-grad'), 'x')).toEqual([6]));
});
