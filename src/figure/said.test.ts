import { expect, test } from 'vitest';
import type { FigureFields } from './api.ts';
import { pairsOfFields } from './said.ts';

const pairs = (fields: unknown) => Object.fromEntries(pairsOfFields(fields as FigureFields));

test('fields are written as a link has them', () => {
  const inputs = {
    x: 1.5,
    v: [1, 2],
    one: [3],
    none: [],
    W: [
      [1, 2],
      [3, 4],
    ],
    row: [[1, 2]],
    text: '1;2',
  };
  expect(
    pairs({ program: 'y = x', step: 7.2, edges: true, zero_grad: false, controls: ['timeline', 'inputs'], inputs }),
  ).toEqual({
    program: 'y = x',
    step: '7.2',
    edges: 'on',
    zero_grad: 'off',
    controls: 'timeline,inputs',
    'in.x': '1.5',
    'in.v': '1,2',
    'in.one': '3,',
    'in.none': 'none',
    'in.W': '1,2;3,4',
    'in.row': '1,2;',
    'in.text': '1;2',
  });
});

test('an empty list of controls says that there are none', () => {
  expect(pairs({ controls: [] })).toEqual({ controls: 'none' });
});

test('what is no text, number or list is left out, and nothing throws', () => {
  const hostile = {
    program: { toString: () => 'x' },
    step: Symbol('s'),
    level: null,
    open: undefined,
    speed: () => 1,
    app: 'x',
    loading: 'y',
  };
  expect(pairs(hostile)).toEqual({});
  expect(pairs({ inputs: 7 })).toEqual({});
  expect(pairs(null)).toEqual({});
  expect(pairs('program=x')).toEqual({});
  expect(pairs(JSON.parse('{"__proto__": {"program": "x"}, "inputs": {"__proto__": 3}}'))).toEqual({
    'in.__proto__': '3',
  });
});

test('a list of anything is written without running it', () => {
  const evil = {
    toString: () => {
      throw new Error('run');
    },
  };
  expect(() => pairs({ open: [evil] })).not.toThrow();
});
