import { beforeEach, expect, test, vi } from 'vitest';
import type { FigureState } from './api.ts';
import type { Beginning, Running } from './begin.tsx';
import { Guest } from './guest.ts';

const STATE: FigureState = { step: 1, edge: null, iteration: 0, length: 5 };
const begun = vi.hoisted(() => ({ beginning: null as Beginning | null, goTo: vi.fn() }));
vi.mock('./begin.tsx', () => ({
  begin: (_: ShadowRoot, beginning: Beginning) => {
    begun.beginning = beginning;
    return { state: STATE, goTo: begun.goTo, destroy: () => undefined } as unknown as Running;
  },
}));
const report = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  begun.beginning = null;
  vi.stubGlobal('reportError', report);
});

/** A figure that is loaded, and not drawn yet. */
async function loaded() {
  const host = document.createElement('div');
  const guest = new Guest(host, host.attachShadow({ mode: 'open' }), new Map(), null, false);
  const beginning = await vi.waitFor(() => {
    if (begun.beginning === null) throw new Error('not begun yet');
    return begun.beginning;
  });
  return { guest, beginning };
}

const mistake = new Error('of the page');
const throws = () => {
  throw mistake;
};

test('a listener that throws is reported, and stops neither the figure nor the next one', async () => {
  const { guest, beginning } = await loaded();
  const next = vi.fn();
  guest.on('step', throws);
  guest.on('step', next);
  expect(() => beginning.onStep(STATE)).not.toThrow();
  expect(next).toHaveBeenCalledExactlyOnceWith(STATE);
  expect(report).toHaveBeenCalledExactlyOnceWith(mistake);
});

test('what was asked before the figure was there is done, whatever a listener throws or one of them does', async () => {
  const { guest, beginning } = await loaded();
  guest.on('ready', throws);
  guest.act(throws);
  guest.act((running) => running.goTo('3'));
  expect(() => beginning.onReady(STATE)).not.toThrow();
  expect(begun.goTo).toHaveBeenCalledExactlyOnceWith('3');
  expect(report).toHaveBeenCalledTimes(2);
});
