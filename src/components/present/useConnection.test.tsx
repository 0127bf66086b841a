import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeStore } from '../../store/store.ts';
import { StoreContext } from '../useGradstep.ts';
import { type Channel, Connection } from './Connection.ts';
import { makeLecture } from './lecture.ts';
import { answerSeekers, PATIENCE } from './meeting.ts';
import { useConnection } from './useConnection.ts';
import { lectureOfWindow } from './windows.ts';

type Listener = (event: { readonly data: unknown }) => void;

/** The channels of one machine. */
const ears = new Set<{ readonly name: string; readonly from: object; readonly listener: Listener }>();

/** One window's end of a channel; what it says comes after a while. */
function channel(name: string, delay = 0): Channel {
  const from = {};
  return {
    postMessage: (data) =>
      void setTimeout(() => {
        for (const ear of [...ears]) if (ear.name === name && ear.from !== from) ear.listener({ data });
      }, delay),
    addEventListener: (_, listener) => void ears.add({ name, from, listener }),
    close: () => {
      for (const ear of ears) if (ear.from === from) ears.delete(ear);
    },
  };
}

const CHAIN = { source: 'x = 3; y = x*x + sin(x)', values: {} };

/** A speaker window at step 3 that has lost its lecture window, and answers late, as on a machine that is busy. */
async function lonelySpeaker() {
  const windows = (['present', 'speaker'] as const).map((role) => {
    const cursor = { step: role === 'present' ? 3 : 0, edge: null };
    const store = makeStore({ document: CHAIN, cursor, language: 'en', view: role });
    return new Connection(
      { store, lecture: makeLecture(), role, id: role },
      channel('gradstep-lecture-abc123'),
      () => {},
    );
  });
  await pass(1);
  windows[0]?.close();
  const own = { role: 'speaker', source: CHAIN.source, lecture: 'abc123', isAlone: true } as const;
  answerSeekers(channel('gradstep-meeting', 3 * PATIENCE), () => own);
}

function lectureWindow() {
  const store = makeStore({ document: CHAIN, language: 'en', view: 'present' });
  const lecture = makeLecture();
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <StoreContext value={store}>{children}</StoreContext>
  );
  const { result } = renderHook(() => useConnection(lecture, 'present'), { wrapper });
  return {
    step: () => store.getState().cursor.step,
    next: () => store.getState().next(),
    partner: () => result.current,
  };
}

const pass = (time: number) => act(() => vi.advanceTimersByTimeAsync(time));

describe('a lecture window from a link', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    window.name = '';
    vi.stubGlobal(
      'BroadcastChannel',
      class {
        constructor(name: string) {
          Object.assign(this, channel(name, 0));
        }
      },
    );
  });
  afterEach(() => {
    ears.clear();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('begins a lecture of its own, and joins one whose speaker window answers late', async () => {
    await lonelySpeaker();
    const { partner, step } = lectureWindow();
    await pass(PATIENCE);
    expect(partner().lecture).toMatch(/^[a-z0-9]{6,}$/);
    expect(partner().lecture).not.toBe('abc123');
    await pass(10 * PATIENCE);
    expect(partner()).toEqual({ state: 'here', lecture: 'abc123' });
    expect(lectureOfWindow()).toBe('abc123');
    expect(step()).toBe(3);
  });

  it('stays with its own once a step was made in it', async () => {
    await lonelySpeaker();
    const { next, step, partner } = lectureWindow();
    await pass(PATIENCE);
    act(next);
    await pass(10 * PATIENCE);
    expect(step()).toBe(1);
    expect(partner().lecture).not.toBe('abc123');
  });
});
