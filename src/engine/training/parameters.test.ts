import { describe, expect, it } from 'vitest';
import { gather, parameterTable, placesIn, scatter } from './parameters.ts';
import { programOf } from './xor.testkit.ts';

describe('the parameter table', () => {
  it('has the parameters in the order of the program, one after the other', () => {
    const program = programOf('x = 3\nW = param([[1, 2], [3, 4]])\nb = param(5)\nsum(W) * b * x');
    const { parameters, total, offsets } = parameterTable(program);
    expect(parameters.map(({ name, shape, start, size }) => [name, shape, start, size])).toEqual([
      ['W', [2, 2], 0, 4],
      ['b', [], 4, 1],
    ]);
    expect([total, offsets.get(program.names.get('b') as number)]).toEqual([5, 4]);
  });

  it('gives every parameter a name of its own', () => {
    const names = (source: string) => parameterTable(programOf(source)).parameters.map(({ name }) => name);
    expect(names('param(1) * param(2) * θ1')).toEqual(['θθ1', 'θ2']);
    expect(names('w = param(1)\nq = w^2\nw = param(2)\nq + w')).toEqual(['w₀', 'w']);
    const many = names(`${Array.from({ length: 30 }, (_, k) => `w = param(${k})`).join('\n')}\nw * param(1)`);
    expect(new Set(many).size).toBe(31);
  });

  it('gathers and scatters at the places of a graph', () => {
    const program = programOf('x = [1, 2]\na = param([7, 8])\nb = param(9)\nsum(x * a) + b');
    const places = placesIn(program.graph);
    const vector = new Float64Array(5);
    gather(places, program.graph.initial, vector, 1);
    expect(Array.from(vector)).toEqual([0, 7, 8, 9, 0]);
    const flat = new Float64Array(program.graph.initial.length);
    scatter(places, vector, 1, flat);
    const back = new Float64Array(3);
    gather(places, flat, back, 0);
    expect(Array.from(back)).toEqual([7, 8, 9]);
    expect(flat.reduce((sum, x) => sum + x)).toBe(24);
  });
});
