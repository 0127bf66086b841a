import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Channel } from './Connection.ts';
import { answerSeekers, type Search, seekLecture } from './meeting.ts';

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

/** What a search has found by now. */
const answerOf = ({ found }: Search) => Promise.race([found, Promise.resolve(null)]);

beforeEach(() => {
  windows.clear();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('a lecture that is opened again from its link finds the speaker window that has lost it', async () => {
  answerSeekers(channel(), () => SPEAKER);
  expect(await seekLecture(channel(), 'present', 'y = x').found).toBe('abc123');
  expect(windows.size).toBe(1);
});

test('it asks again, for one that has not heard yet that it is alone', async () => {
  let isAlone = false;
  answerSeekers(channel(), () => ({ ...SPEAKER, isAlone }));
  const { found } = seekLecture(channel(), 'present', 'y = x');
  isAlone = true;
  await vi.runAllTimersAsync();
  expect(await found).toBe('abc123');
});

test('it hears an answer that comes late, until it is stopped', async () => {
  const slow = channel();
  const [one, other] = [seekLecture(channel(), 'present', 'y = x'), seekLecture(channel(), 'present', 'y = x')];
  await vi.runAllTimersAsync();
  one.stop();
  slow.postMessage({ gradstep: 'meeting', version: 1, kind: 'waiting', ...SPEAKER });
  expect(await answerOf(other)).toBe('abc123');
  expect(await answerOf(one)).toBeNull();
});

test.each([
  ['has its partner', { ...SPEAKER, isAlone: false }],
  ['shows another program', { ...SPEAKER, source: 'y = 2' }],
  ['is of the same kind', { ...SPEAKER, role: 'present' }],
  ['says what is no id', { ...SPEAKER, lecture: '../' }],
] as const)('one that %s is not taken', async (_, own) => {
  answerSeekers(channel(), () => own);
  const search = seekLecture(channel(), 'present', 'y = x');
  await vi.runAllTimersAsync();
  expect(await answerOf(search)).toBeNull();
});

test('anything else on the channel is not heard, and who has stopped answers no more', async () => {
  const stop = answerSeekers(channel(), () => SPEAKER);
  const shouting = channel();
  const search = seekLecture(channel(), 'present', 'y = 2');
  for (const data of [null, 'seeking', { gradstep: 'meeting' }]) shouting.postMessage(data);
  await vi.runAllTimersAsync();
  expect(await answerOf(search)).toBeNull();
  stop();
  const later = seekLecture(channel(), 'present', 'y = x');
  await vi.runAllTimersAsync();
  expect(await answerOf(later)).toBeNull();
});
