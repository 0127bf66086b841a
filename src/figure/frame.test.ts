import { expect, onTestFinished, test, vi } from 'vitest';
import { gradstepFrame } from './frame.ts';
import type { FrameOptions, FrameRequest, Moment } from './protocol/messages.ts';

const FIGURE = 'https://figures.example';
const MOMENT: Moment = {
  step: 2,
  edge: null,
  length: 5,
  iteration: null,
  phase: 'forward',
  playing: false,
  sentence: 'A product.',
  lang: 'en',
};

/** An iframe in the page, and the figure in it as far as the page knows it. */
function framed(options: FrameOptions = {}, sandbox: string | null = null) {
  const iframe = document.createElement('iframe');
  if (sandbox !== null) iframe.setAttribute('sandbox', sandbox);
  iframe.src = `${FIGURE}/#view=embed&program=y=x*x`;
  const posted: { request: FrameRequest; to: string }[] = [];
  // As in a browser, functions cannot be sent.
  const figure = {
    postMessage: (request: FrameRequest, to: string) => posted.push({ request: structuredClone(request), to }),
  };
  Object.defineProperty(iframe, 'contentWindow', { value: figure, configurable: true });
  const frame = gradstepFrame(iframe, options);
  onTestFinished(() => frame.disconnect());
  const origin = sandbox === null ? FIGURE : 'null';
  const say = (data: unknown, from: Partial<MessageEventInit> = {}) => {
    const event = new MessageEvent('message', { data, origin: from.origin ?? origin });
    // jsdom takes only windows of its own for a source.
    Object.defineProperty(event, 'source', { value: 'source' in from ? from.source : figure });
    window.dispatchEvent(event);
  };
  const tell = (data: object) => say({ version: 1, ...data });
  const ready = () => tell({ type: 'gradstep:ready', ...MOMENT, problems: [] });
  return { iframe, frame, posted, say, tell, ready };
}

test('asks a frame that may be there already, and waits for one that is not', async () => {
  const { frame, posted, ready } = framed();
  expect(posted).toEqual([{ request: { type: 'gradstep:get', version: 1 }, to: '*' }]);
  void frame.goTo(3);
  expect(posted.length).toBe(1);
  ready();
  expect(await frame.ready).toMatchObject({ step: 2, length: 5 });
  expect(posted[1]).toEqual({ request: { type: 'gradstep:goto', version: 1, id: 1, step: 3 }, to: FIGURE });
});

test('every method is a message, and resolves with its own answer', async () => {
  const { frame, posted, ready, tell } = framed();
  ready();
  posted.length = 0;
  const next = frame.next();
  const set = frame.set({ theme: 'dark', inputs: { x: 3 } });
  const driver = frame;
  void driver.goTo('end', 4);
  void driver.play();
  void driver.pause();
  void driver.previous();
  void driver.reset();
  void driver.get();
  expect(posted.map(({ request }) => request)).toMatchObject([
    { type: 'gradstep:next', id: 1 },
    { type: 'gradstep:set', id: 2, theme: 'dark', inputs: { x: 3 } },
    { type: 'gradstep:goto', id: 3, step: 'end', iteration: 4 },
    { type: 'gradstep:play', id: 4, playing: true },
    { type: 'gradstep:play', id: 5, playing: false },
    { type: 'gradstep:previous', id: 6 },
    { type: 'gradstep:reset', id: 7 },
    { type: 'gradstep:get', id: 8 },
  ]);
  tell({ type: 'gradstep:answer', id: 2, ...MOMENT, step: 4, problems: [], link: 'x=3' });
  tell({ type: 'gradstep:answer', id: 1, ...MOMENT, step: 3, problems: [], link: '' });
  expect(await next).toMatchObject({ step: 3 });
  expect(await set).toMatchObject({ step: 4, link: 'x=3' });
});

test('tells of steps and problems', () => {
  const told = { onReady: vi.fn(), onStep: vi.fn(), onProblem: vi.fn() };
  const { ready, tell } = framed(told);
  ready();
  tell({ type: 'gradstep:step', ...MOMENT, step: 3 });
  const problems = [{ problem: 'unreadable', name: 'theme', text: 'pink', words: '…' }];
  tell({ type: 'gradstep:problem', problems });
  expect(told.onReady).toHaveBeenCalledOnce();
  expect(told.onStep).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ step: 3 }));
  expect(told.onProblem).toHaveBeenCalledExactlyOnceWith(problems);
});

test('a frame has the height that its figure needs, within reason', () => {
  const { iframe, tell } = framed({ maxHeight: 900 });
  tell({ type: 'gradstep:resize', width: 640, height: 312.4 });
  expect(iframe.style.height).toBe('313px');
  tell({ type: 'gradstep:resize', width: 640, height: 1e9 });
  expect(iframe.style.height).toBe('900px');
  tell({ type: 'gradstep:resize', width: 640, height: Number.NaN });
  expect(iframe.style.height).toBe('900px');
  const fixed = framed({ resize: false });
  fixed.tell({ type: 'gradstep:resize', width: 640, height: 312 });
  expect(fixed.iframe.style.height).toBe('');
});

test('only the window of the frame is heard, from the origin of its address', () => {
  const onStep = vi.fn();
  const { say } = framed({ onStep });
  const step = { type: 'gradstep:step', version: 1, ...MOMENT };
  say(step, { origin: 'https://evil.example' });
  say(step, { source: window });
  say(step, { source: null });
  say({ ...step, version: 2 });
  say('gradstep:step');
  say(null);
  expect(onStep).not.toHaveBeenCalled();
  say(step);
  expect(onStep).toHaveBeenCalledOnce();
});

test('a sandboxed frame has no origin: it is known by its window', async () => {
  const { frame, posted, ready } = framed({}, 'allow-scripts');
  ready();
  await frame.ready;
  void frame.next();
  expect(posted.at(-1)?.to).toBe('*');
  expect(framed({}, 'allow-scripts allow-same-origin').posted.length).toBe(1);
});

test('when it is disconnected, nothing is heard or sent, and who waits is told', async () => {
  const onStep = vi.fn();
  const { frame, ready, tell, posted } = framed({ onStep });
  ready();
  const next = frame.next();
  frame.disconnect();
  await expect(next).rejects.toThrow('disconnected');
  const sent = posted.length;
  await expect(frame.next()).rejects.toThrow('disconnected');
  tell({ type: 'gradstep:step', ...MOMENT });
  expect(onStep).not.toHaveBeenCalled();
  expect(posted.length).toBe(sent);
});

test('of requests that waited, one that cannot be sent keeps none of the others', async () => {
  const { frame, posted, ready, tell } = framed();
  const spoilt = frame.set({ inputs: { x: (() => 3) as unknown as number } });
  const next = frame.next();
  ready();
  await expect(spoilt).rejects.toThrow(expect.objectContaining({ name: 'DataCloneError' }));
  expect(posted.at(-1)?.request).toMatchObject({ type: 'gradstep:next', id: 2 });
  tell({ type: 'gradstep:answer', id: 2, ...MOMENT, step: 3, problems: [], link: '' });
  expect(await next).toMatchObject({ step: 3 });
});

test('a listener that throws is reported, and keeps nothing from being sent or answered', async () => {
  const report = vi.fn();
  vi.stubGlobal('reportError', report);
  const throws = () => {
    throw new Error('of the page');
  };
  const { frame, ready, tell } = framed({ onReady: throws, onProblem: throws });
  const next = frame.next();
  ready();
  tell({ type: 'gradstep:answer', id: 1, ...MOMENT, step: 3, problems: [{}], link: '' });
  expect(await next).toMatchObject({ step: 3 });
  expect(report).toHaveBeenCalledTimes(2);
});

test('when the frame is loaded again, what the page before has not answered is given up, and nothing is sent twice', async () => {
  const { frame, posted, ready, tell } = framed();
  ready();
  const lost = frame.next();
  // While it loads: the new page has kept this one.
  const kept = frame.goTo(4);
  posted.length = 0;
  ready();
  expect(posted.map(({ request }) => request)).toEqual([{ type: 'gradstep:get', version: 1, id: 3 }]);
  tell({ type: 'gradstep:answer', id: 2, ...MOMENT, step: 4, problems: [], link: '' });
  tell({ type: 'gradstep:answer', id: 3, ...MOMENT, step: 4, problems: [], link: '' });
  expect(await kept).toMatchObject({ step: 4 });
  await expect(lost).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});

test('a frame that has left its page is asked in vain', async () => {
  const { iframe, frame, ready } = framed();
  ready();
  Object.defineProperty(iframe, 'contentWindow', { value: null });
  await expect(frame.next()).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});

test('an iframe without the address of a page is a mistake', () => {
  const iframe = document.createElement('iframe');
  iframe.src = 'javascript:alert(1)';
  expect(() => gradstepFrame(iframe)).toThrow(TypeError);
});
