import type {
  Frame,
  FrameAnswer,
  FrameEvent,
  FrameOptions,
  FrameRequest,
  Moment,
  RequestId,
} from './protocol/messages.ts';
import { PROTOCOL } from './protocol/version.ts';
import { reportingErrors } from './reportingErrors.ts';

const SMALLEST = 80;

type Bare<R> = R extends unknown ? Omit<R, 'version' | 'id'> : never;

/**
 * Connects a page to a figure in one of its iframes, sandboxed ones too. Only messages of this frame's window, from the origin
 * of its address, are looked at; messages to it are addressed to that origin. The frame may be there already, or load later.
 * @throws TypeError when `iframe` has no address of a page
 */
export function gradstepFrame(iframe: HTMLIFrameElement, options: FrameOptions = {}): Frame {
  const { resize = true, maxHeight = 2000, onReady, onStep, onProblem } = options;
  const page = new URL(iframe.src, document.baseURI);
  if (!/^https?:$/.test(page.protocol)) throw new TypeError('gradstepFrame needs an iframe with the address of a page');
  // A sandboxed frame without allow-same-origin has no origin: its messages say "null", and none can be addressed to it.
  const sandbox = iframe.getAttribute('sandbox');
  const isOpaque = sandbox !== null && !/(?:^|\s)allow-same-origin(?:\s|$)/i.test(sandbox);
  const origin = isOpaque ? 'null' : page.origin;

  const asked = new Map<RequestId, { resolve: (answer: FrameAnswer) => void; reject: (error: unknown) => void }>();
  const queue: FrameRequest[] = [];
  let isReady = false;
  let isOver = false;
  let count = 0;
  let markReady: (moment: Moment) => void = () => undefined;
  let markOver: (error: unknown) => void = () => undefined;
  const ready = new Promise<Moment>((resolve, reject) => {
    markReady = resolve;
    markOver = reject;
  });
  // Who does not wait for an answer does not have to catch its end either.
  ready.catch(() => undefined);

  /** Of a request that cannot be sent (a function in its data; no frame any more) only its own promise is rejected. */
  const post = (request: FrameRequest) => {
    try {
      if (iframe.contentWindow === null) throw aborted('The frame is not in its page.');
      iframe.contentWindow.postMessage(request, isOpaque ? '*' : origin);
    } catch (error) {
      settle(request.id)?.reject(error);
    }
  };
  /** Who waits for an answer, for the last time. */
  const settle = (id: RequestId | null | undefined) => {
    if (id === null || id === undefined) return undefined;
    const waiting = asked.get(id);
    asked.delete(id);
    return waiting;
  };
  const ask = (request: Bare<FrameRequest>) => {
    if (isOver) return Promise.reject(ended());
    const id = ++count;
    const whole = { ...request, version: PROTOCOL, id } as FrameRequest;
    const answer = new Promise<FrameAnswer>((resolve, reject) => {
      asked.set(id, { resolve, reject });
      if (isReady) post(whole);
      else queue.push(whole);
    });
    answer.catch(() => undefined);
    return answer;
  };
  const begin = (moment: Moment) => {
    if (isReady) return;
    isReady = true;
    markReady(moment);
    reportingErrors(() => onReady?.(moment));
    for (const request of queue.splice(0)) post(request);
  };
  /**
   * The frame was loaded again. Which requests the page before has taken with it is not known; but requests are answered in
   * turn, so that those from before one that is asked now, and not answered before it, are lost.
   */
  const beginAgain = () => {
    const earlier = [...asked.keys()];
    if (earlier.length === 0) return;
    const giveUp = () => {
      for (const id of earlier) settle(id)?.reject(aborted('The frame was loaded again before it answered.'));
    };
    ask({ type: 'gradstep:get' }).then(giveUp, giveUp);
  };
  const hear = ({ source, origin: from, data }: MessageEvent) => {
    if (source === null || source !== iframe.contentWindow || from !== origin || !isFrameEvent(data)) return;
    switch (data.type) {
      case 'gradstep:ready':
        if (isReady) {
          reportingErrors(() => onStep?.(data));
          beginAgain();
        }
        begin(data);
        if (data.problems.length > 0) reportingErrors(() => onProblem?.(data.problems));
        break;
      case 'gradstep:step':
        reportingErrors(() => onStep?.(data));
        break;
      case 'gradstep:resize':
        if (resize && data.height > 0) iframe.style.height = `${clamp(Math.ceil(data.height), SMALLEST, maxHeight)}px`;
        break;
      case 'gradstep:problem':
        reportingErrors(() => onProblem?.(data.problems));
        break;
      case 'gradstep:answer':
        begin(data);
        if (data.problems.length > 0) reportingErrors(() => onProblem?.(data.problems));
        settle(data.id)?.resolve(data);
    }
  };
  window.addEventListener('message', hear);
  // A frame that was ready before us answers; one that is still loading does not hear it, and tells by itself.
  // Addressed to all, as its window may still hold the empty page that it begins with; it says nothing.
  iframe.contentWindow?.postMessage({ type: 'gradstep:get', version: PROTOCOL } satisfies FrameRequest, '*');

  return {
    ready,
    goTo: (step, iteration) => ask({ type: 'gradstep:goto', step, ...(iteration !== undefined && { iteration }) }),
    set: (fields) => ask({ ...fields, type: 'gradstep:set' }),
    play: () => ask({ type: 'gradstep:play', playing: true }),
    pause: () => ask({ type: 'gradstep:play', playing: false }),
    next: () => ask({ type: 'gradstep:next' }),
    previous: () => ask({ type: 'gradstep:previous' }),
    reset: () => ask({ type: 'gradstep:reset' }),
    get: () => ask({ type: 'gradstep:get' }),
    disconnect: () => {
      if (isOver) return;
      isOver = true;
      window.removeEventListener('message', hear);
      for (const { reject } of asked.values()) reject(ended());
      asked.clear();
      markOver(ended());
    },
  };
}

/** Of this version, as far as a frame of that origin can be believed. */
function isFrameEvent(data: unknown): data is FrameEvent {
  if (typeof data !== 'object' || data === null) return false;
  const { type, version } = data as Partial<FrameEvent>;
  return typeof type === 'string' && version === PROTOCOL;
}

function ended(): DOMException {
  return aborted('The frame was disconnected.');
}

function aborted(message: string): DOMException {
  return new DOMException(message, 'AbortError');
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
