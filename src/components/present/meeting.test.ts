import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Channel } from './Connection.ts';
import { answerSeekers, seekLecture } from './meeting.ts';

type Listener = (event: { readonly data: unknown }) => void;

/** Windows that hear each other, and not themselves. */
const windows = new Set<Set<Listener>>();

function channel(): Channel {
  const own = new Set<Listener>();
  windows.add(own);
  return {
    postMessage: (data) => {
      for (const other of windows)
        if (other !== own) for (const listener of other) listener({ data: structuredClone(data) });
    },
    addEventListener: (_, listener) => own.add(listener),
    close: () => windows.delete(own),
  };
}

const SPEAKER = { role: 'speaker', source: 'y = x', lecture: 'abc123', isAlone: true } as const;

beforeEach(() => {
  windows.clear();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('a lecture that is opened again from its link finds the speaker window that has lost it', async () => {
  answerSeekers(channel(), () => SPEAKER);
  expect(await seekLecture(channel(), 'present', 'y = x')).toBe('abc123');
  expect(windows.size).toBe(1);
});

test.each([
  ['has its partner', { ...SPEAKER, isAlone: false }],
  ['shows another program', { ...SPEAKER, source: 'y = 2' }],
  ['is of the same kind', { ...SPEAKER, role: 'present' }],
  ['says what is no id', { ...SPEAKER, lecture: '../' }],
] as const)('one that %s is not taken', async (_, own) => {
  answerSeekers(channel(), () => own);
  const found = seekLecture(channel(), 'present', 'y = x');
  await vi.runAllTimersAsync();
  expect(await found).toBeNull();
});

test('anything else on the channel is not heard, and who has stopped answers no more', async () => {
  const stop = answerSeekers(channel(), () => SPEAKER);
  const shouting = channel();
  const found = seekLecture(channel(), 'present', 'y = 2');
  for (const data of [null, 'seeking', { gradstep: 'meeting' }]) shouting.postMessage(data);
  await vi.runAllTimersAsync();
  expect(await found).toBeNull();
  stop();
  const later = seekLecture(channel(), 'present', 'y = x');
  await vi.runAllTimersAsync();
  expect(await later).toBeNull();
});
