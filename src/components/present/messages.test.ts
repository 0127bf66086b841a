import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Message, readMessage, written } from './messages.ts';

const STATE: Message = {
  kind: 'state',
  role: 'present',
  revision: 4,
  by: 'a1',
  answer: true,
  pairs: [
    ['program', 'y = x'],
    ['step', '2'],
  ],
  lecture: { blank: false, pointer: true, words: false, charts: false, timer: { since: null, before: 12 } },
};

test('a message comes over as it was sent', () => {
  for (const message of [STATE, { kind: 'hello', role: 'speaker' }, { kind: 'bye', role: 'present' }] as const)
    expect(readMessage(structuredClone(written(message)))).toEqual(message);
});

test('what is not of this page, of this version, or not whole is no message', () => {
  const sent = written(STATE) as Record<string, unknown>;
  for (const change of [
    { gradstep: 'goto' },
    { version: 2 },
    { kind: 'shout' },
    { role: 'audience' },
    { revision: 1.5 },
    { revision: Number.MAX_SAFE_INTEGER },
    { revision: -1 },
    { by: 'x'.repeat(101) },
    { answer: 1 },
    { pairs: [['step', 2]] },
    { pairs: [['step']] },
    { pairs: 'step=2' },
    { pairs: Array.from({ length: 501 }, () => ['a', 'b']) },
    { pairs: [['program', 'x'.repeat(10_000_000)]] },
    { lecture: { ...STATE.lecture, blank: 'yes' } },
    { lecture: { ...STATE.lecture, timer: { since: Number.NaN, before: 0 } } },
    { lecture: null },
  ])
    expect(readMessage({ ...sent, ...change }), JSON.stringify(change).slice(0, 60)).toBeNull();
});

test('anything else may come over the channel', () => {
  fc.assert(
    fc.property(fc.anything(), (data) => {
      expect(readMessage(data)).toBeNull();
      const of = { gradstep: 'lecture', version: 1, kind: 'state', role: 'present', revision: 1, by: '', answer: true };
      expect(readMessage({ ...of, pairs: data, lecture: data })).toBeNull();
    }),
  );
});
