import { expect, onTestFinished, test, vi } from 'vitest';
import type { Saved } from '../../store/storage.ts';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import type { LinkProblem } from '../../texts/link.ts';
import type { FrameEvent } from './messages.ts';
import { talkToParent } from './talk.ts';

const PAGE = 'https://notes.example';
const PROGRAM = { source: 'x = 2; y = 3\nz = x*y + x', values: {} };

/** A figure in a frame of PAGE, and what its parent hears. */
function framed(
  saved: Partial<Saved> = { document: PROGRAM },
  early: readonly unknown[] = [],
  arriving: Promise<void> = Promise.resolve(),
) {
  const told: FrameEvent[] = [];
  const parent = { postMessage: (event: FrameEvent) => told.push(event) } as unknown as Window;
  const listeners = new Set<(event: MessageEvent) => void>();
  const own = {
    parent,
    location: { ancestorOrigins: [PAGE] },
    addEventListener: (_: string, listener: (event: MessageEvent) => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: (event: MessageEvent) => void) => listeners.delete(listener),
  } as unknown as Window;
  const store = makeStore({ language: 'en', ...saved }, learning);
  const said: LinkProblem[] = [];
  let size: ((width: number, height: number) => void) | null = null;
  const figure = {
    store,
    // As with a lesson, whose file has to arrive.
    reset: () => arriving.then(() => store.getState().restore(saved)),
    say: (problems: readonly LinkProblem[]) => said.push(...problems),
    watchSize: (tell: (width: number, height: number) => void) => {
      size = tell;
      return () => {
        size = null;
      };
    },
  };
  const heard = (data: unknown) => ({ data, source: parent, origin: PAGE });
  const end = talkToParent(figure, own, early.map(heard));
  onTestFinished(end);
  const send = (data: unknown, from: Partial<MessageEvent> = {}) => {
    for (const listener of listeners) listener({ ...heard(data), ...from } as MessageEvent);
  };
  let count = 0;
  /** Sends a message, and the answer to it. */
  const ask = async (data: Record<string, unknown>) => {
    const id = ++count;
    send({ version: 1, ...data, id });
    return vi.waitFor(() => {
      const answer = told.find((event) => event.type === 'gradstep:answer' && event.id === id);
      if (answer?.type !== 'gradstep:answer') throw new Error('no answer yet');
      return answer;
    });
  };
  return { store, told, said, send, ask, end, listeners, resize: (w: number, h: number) => size?.(w, h) };
}

test('it says that it is ready, and where it stands', () => {
  const { told } = framed({ document: PROGRAM, cursor: { step: 2, edge: null } });
  expect(told).toEqual([
    {
      type: 'gradstep:ready',
      version: 1,
      step: 2,
      edge: null,
      length: 5,
      iteration: null,
      phase: 'forward',
      playing: false,
      sentence: expect.stringContaining('8'),
      lang: 'en',
      problems: [],
    },
  ]);
});

test('it goes where it is told, and tells of it', async () => {
  const { ask, told, store } = framed();
  expect(await ask({ type: 'gradstep:goto', step: 4 })).toMatchObject({ step: 4, phase: 'backward', problems: [] });
  expect(told.at(-2)).toMatchObject({ type: 'gradstep:step', version: 1, step: 4 });
  expect(await ask({ type: 'gradstep:goto', step: '4.1' })).toMatchObject({ step: 4, edge: 1 });
  expect(await ask({ type: 'gradstep:goto', step: 'end' })).toMatchObject({ step: 5, edge: null });
  expect(await ask({ type: 'gradstep:previous' })).toMatchObject({ step: 4 });
  expect(await ask({ type: 'gradstep:next' })).toMatchObject({ step: 5 });
  expect(await ask({ type: 'gradstep:reset' })).toMatchObject({ step: 0 });
  expect(await ask({ type: 'gradstep:play', speed: 2 })).toMatchObject({ playing: true });
  expect(store.getState().speed).toBe(2);
  expect(await ask({ type: 'gradstep:play', playing: false })).toMatchObject({ playing: false });
});

test('what comes after a reset is done after it', async () => {
  let arrive: () => void = () => undefined;
  const arriving = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const { ask, send, store, told } = framed(undefined, [], arriving);
  await ask({ type: 'gradstep:goto', step: 3 });
  const reset = ask({ type: 'gradstep:reset' });
  send({ type: 'gradstep:set', version: 1, step: 2, values: { x: 5 } });
  await new Promise((resolve) => setTimeout(resolve));
  expect(told.filter(({ type }) => type === 'gradstep:answer').length).toBe(1);
  arrive();
  expect(await reset).toMatchObject({ step: 0 });
  expect(await ask({ type: 'gradstep:get' })).toMatchObject({ step: 2, sentence: expect.stringContaining('20') });
  expect(store.getState().document.source).toContain('x = 5');
});

test('it changes what it is told, and answers with a link to that', async () => {
  const { ask, store } = framed();
  const answer = await ask({ type: 'gradstep:set', step: 2, theme: 'dark', lang: 'ko', values: { x: 5 } });
  expect(answer).toMatchObject({ step: 2, lang: 'ko', problems: [] });
  expect(answer.sentence).toContain('20');
  expect(answer.link).toMatch(/^program=x%20=%205;.*&step=2&lang=ko&theme=dark$/);
  expect(store.getState().view).toBe('app');
});

test('what cannot be used is said, and the rest is used', async () => {
  const { ask, said, store, send, told } = framed();
  const answer = await ask({ type: 'gradstep:set', step: 99, theme: 'pink', lang: 'ko' });
  expect(answer.problems.map(({ name }) => name)).toEqual(['theme', 'step']);
  expect(answer.problems[0]?.words).toContain('theme=pink');
  expect(said.map(({ name }) => name)).toEqual(['theme', 'step']);
  expect(store.getState()).toMatchObject({ language: 'ko', theme: 'auto', cursor: { step: 5 } });
  send({ type: 'gradstep:dance', version: 1 });
  await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ type: 'gradstep:problem' }));
});

test('nobody else is heard or answered', () => {
  const { send, told, store } = framed();
  const goto = { type: 'gradstep:goto', version: 1, step: 3 };
  send(goto, { source: {} as Window });
  send(goto, { origin: 'https://evil.example' });
  send({ ...goto, type: 'goto' });
  send('gradstep:next');
  expect(told.length).toBe(1);
  expect(store.getState().cursor.step).toBe(0);
});

test('what came before the figure is carried out when it is there', async () => {
  const { told } = framed(undefined, [{ type: 'gradstep:goto', version: 1, step: 3 }]);
  await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ type: 'gradstep:step', step: 3 }));
});

test('of a slider’s messages only the last one counts, and the order is kept', async () => {
  const { send, ask, store, told } = framed();
  for (let x = 0; x < 100; x++) send({ type: 'gradstep:set', version: 1, values: { x } });
  send({ type: 'gradstep:next', version: 1 });
  const last = await ask({ type: 'gradstep:get' });
  expect(last).toMatchObject({ step: 1 });
  expect(store.getState().document.source).toContain('x = 99');
  expect(told.filter(({ type }) => type === 'gradstep:step').length).toBe(2);
});

test('a flood ends', async () => {
  const { send, ask, store } = framed();
  for (let i = 0; i < 100_000; i++) send({ type: i % 2 === 0 ? 'gradstep:next' : 'gradstep:previous', version: 1 });
  expect((await ask({ type: 'gradstep:get' })).problems).toMatchObject([{ name: 'id' }]);
  await vi.waitFor(async () => expect(await ask({ type: 'gradstep:get' })).toMatchObject({ step: 0, problems: [] }));
  expect(store.getState().cursor.step).toBe(0);
});

test('a training is told by iterations', async () => {
  const source = 'w = param(1)\nL = (w*2 - 1)^2';
  const { ask } = framed({ document: { source, values: {} } });
  expect(await ask({ type: 'gradstep:goto', iteration: 3, step: 2 })).toMatchObject({ iteration: 3, step: 2 });
});

test('its size is told, and when it ends nothing is left', () => {
  const { resize, told, end, listeners, store } = framed();
  resize(320, 240);
  expect(told.at(-1)).toEqual({ type: 'gradstep:resize', version: 1, width: 320, height: 240 });
  end();
  expect(listeners.size).toBe(0);
  store.getState().next();
  resize(1, 1);
  expect(told.length).toBe(2);
});
