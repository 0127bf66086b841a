import { describe, expect, test } from 'vitest';
import { MOST_PROGRAM } from '../../store/link/fragment.ts';
import { linkOf } from '../../store/link/link.ts';
import { readValue } from '../../store/link/values.ts';
import { pairsOfData } from './said.ts';

/** What a link is, when `data` says it. */
const linkOfData = (data: unknown) => linkOf(pairsOfData(data));

describe('what JavaScript has for a field', () => {
  test('numbers, truth values and lists are read like the text of a link', () => {
    const { fields, problems } = linkOfData({
      step: 7,
      edges: true,
      nesterov: false,
      open: ['s1', 'h'],
      stops: [3, 1],
      betas: [0.9, 0.999],
      controls: [],
      lr: 1e-7,
    });
    expect(problems).toEqual([]);
    expect(fields).toEqual({
      step: { step: 7, edge: null },
      edges: true,
      nesterov: false,
      open: ['s1', 'h'],
      stops: [1, 3],
      betas: [0.9, 0.999],
      controls: [],
      lr: 1e-7,
    });
  });

  test.each([
    [5, 5],
    [-0.5, -0.5],
    [[1], [1]],
    [
      [1, 2.5],
      [1, 2.5],
    ],
    [[[1, 2]], [[1, 2]]],
    [
      [
        [1, 2],
        [3, 4],
      ],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['1,2', [1, 2]],
  ])('the value %j of an input is %j', (value, expected) => {
    expect(readValue(linkOfData({ inputs: { x: value } }).values.get('x') ?? '')).toEqual(expected);
  });

  test('an input may have a field’s name, as in a link', () => {
    const { fields, values } = linkOfData({ step: 2, values: { step: 3, v: 4, p: 5, gradstep: 6 } });
    expect(fields.step).toEqual({ step: 2, edge: null });
    expect([...values]).toEqual([
      ['step', '3'],
      ['v', '4'],
      ['p', '5'],
      ['gradstep', '6'],
    ]);
  });

  test('an input may have any name that is no field’s, beside the fields too', () => {
    const { fields, values, problems } = linkOfData({ p: 4, v: 5, step: 1 });
    expect([...values]).toEqual([
      ['p', '4'],
      ['v', '5'],
    ]);
    expect(fields).toEqual({ step: { step: 1, edge: null } });
    expect(problems).toEqual([]);
  });
});

describe('data of unknown origin', () => {
  const cyclic: unknown[] = [];
  cyclic.push(cyclic);
  const throwing = {
    get step(): number {
      throw new Error('looked at');
    },
    theme: 'dark',
  };
  const revoked = Proxy.revocable([], {});
  revoked.revoke();

  test.each([null, undefined, 7, 'step=3', [], ['step'], new Date(), new Map([['step', 3]]), () => 3, Symbol('step')])(
    '%o says nothing',
    (data) => {
      expect([...pairsOfData(data)]).toEqual([]);
    },
  );

  test.each([
    ['a list in itself', { open: cyclic, stops: [cyclic] }],
    ['an object', { step: { step: 3 } }],
    ['a date', { step: new Date(0) }],
    ['null', { step: null }],
    ['not a number', { lr: Number.NaN, eps: Number.POSITIVE_INFINITY }],
    ['a list that ends to be one', { stops: revoked.proxy }],
    ['bigint', { seed: 7n }],
  ])('%s is reported, not read', (_, data) => {
    const { fields, problems } = linkOfData(data);
    for (const value of Object.values(fields)) expect([[], ['?']]).toContainEqual(value);
    expect(problems.map(({ name }) => name).sort()).toEqual(
      Object.keys(data)
        .filter((name) => name !== 'open')
        .sort(),
    );
  });

  test('a value in itself, or with too much in it, is none', () => {
    const holes = new Array(2 ** 31);
    const { values } = linkOfData({ values: { a: cyclic, b: holes, c: [[1], new Array(20_000).fill(1)], d: [] } });
    for (const [, text] of values) expect(readValue(text)).toBe(null);
    expect(values.size).toBe(4);
  });

  test('a property that throws is left out, the others are read', () => {
    expect(linkOfData(throwing).fields).toEqual({ theme: 'dark' });
  });

  test('prototypes are neither read nor changed', () => {
    const data = JSON.parse(
      '{"__proto__":{"step":3},"constructor":{"prototype":{"theme":"dark"}},"values":{"__proto__":5}}',
    );
    const { fields } = linkOfData(data);
    expect(fields).toEqual({});
    expect(({} as { theme?: unknown }).theme).toBeUndefined();
    expect(linkOfData(Object.create({ step: 3 })).fields).toEqual({});
  });

  test('megabytes are cut, and names are counted', () => {
    const { fields, problems } = linkOfData({ program: 'x+'.repeat(5_000_000), theme: 'd'.repeat(5_000_000) });
    expect(fields.program?.length).toBe(MOST_PROGRAM);
    expect(problems.map(({ name }) => name)).toEqual(['program', 'theme']);
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`x${i}`, i]));
    expect(pairsOfData({ values: many }).size).toBe(500);
  });
});
