import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkOf } from '../../store/link/link.ts';
import { readRequest } from './read.ts';

test.each([
  [{ type: 'gradstep:goto', version: 1, step: 7 }, 'change', [['step', '7']]],
  [
    { type: 'gradstep:goto', version: 1, step: '7.2', iteration: 3, theme: 'dark' },
    'change',
    [
      ['step', '7.2'],
      ['iteration', '3'],
    ],
  ],
  [
    { type: 'gradstep:set', version: 1, theme: 'dark', values: { x: 5 } },
    'change',
    [
      ['theme', 'dark'],
      ['x', '5'],
    ],
  ],
  [{ type: 'gradstep:set', version: 1, view: 'app', id: 3 }, 'change', []],
  [{ type: 'gradstep:play', version: 1 }, 'play', []],
  [{ type: 'gradstep:play', version: 1, playing: false, speed: 2, step: 4 }, 'pause', [['speed', '2']]],
  [{ type: 'gradstep:next', version: 1, step: 4 }, 'next', []],
  [{ type: 'gradstep:previous', version: 1 }, 'previous', []],
  [{ type: 'gradstep:reset', version: 1 }, 'reset', []],
  [{ type: 'gradstep:get', version: 1 }, 'get', []],
])('%j is the order %s with %j', (data, act, pairs) => {
  const read = readRequest(data);
  expect(read).toMatchObject({ act });
  if (read === null || !('act' in read)) throw new Error('no order');
  expect([...read.pairs]).toEqual(pairs);
});

test.each([
  null,
  undefined,
  42,
  'gradstep:next',
  '{"type":"gradstep:next","version":1}',
  [],
  {},
  { type: 7 },
  { type: 'webpackOk' },
  { type: ['gradstep:next'], version: 1 },
])('%j is nobody’s message to a figure', (data) => {
  expect(readRequest(data)).toBe(null);
});

test.each([
  [{ type: 'gradstep:next' }, { problem: 'unreadable', name: 'version', text: 'undefined' }],
  [
    { type: 'gradstep:next', version: '1' },
    { problem: 'unreadable', name: 'version', text: '1' },
  ],
  [
    { type: 'gradstep:next', version: 2 },
    { problem: 'later', name: 'version', text: '2' },
  ],
  [
    { type: 'gradstep:dance', version: 1 },
    { problem: 'unreadable', name: 'type', text: 'gradstep:dance' },
  ],
  [
    { type: 'gradstep:goto', version: 1 },
    { problem: 'unreadable', name: 'step', text: '' },
  ],
  [
    { type: 'gradstep:play', version: 1, playing: 'no' },
    { problem: 'unreadable', name: 'playing', text: 'no' },
  ],
])('%j cannot be used, and says why', (data, problem) => {
  expect(readRequest(data)).toEqual({ id: null, problem });
});

test('an answer can be told from others by its id, unless that is none', () => {
  expect(readRequest({ type: 'gradstep:get', version: 1, id: 'a' })).toMatchObject({ id: 'a' });
  expect(readRequest({ type: 'gradstep:get', version: 9, id: 5 })).toMatchObject({ id: 5 });
  expect(readRequest({ type: 'gradstep:get', version: 1, id: { toString: () => 'a' } })).toMatchObject({ id: null });
  expect(readRequest({ type: 'gradstep:get', version: 1, id: 'a'.repeat(1000) })).toMatchObject({ id: null });
});

test('whatever another window sends, nothing throws', () => {
  const type = fc.constantFrom('gradstep:set', 'gradstep:goto', 'gradstep:play', 'gradstep:__proto__', 'gradstep:');
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSparseArray: true,
    withNullPrototype: true,
  });
  fc.assert(
    fc.property(type, fc.dictionary(fc.string(), anything), (name, data) => {
      const read = readRequest({ step: 1, ...data, type: name, version: 1 });
      if (read !== null && 'act' in read) linkOf(read.pairs);
    }),
    { numRuns: 500 },
  );
});
