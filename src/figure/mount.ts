import type { Actions } from '../store/state.ts';
import type { FigureHandle, Mount } from './api.ts';
import { Guest } from './guest.ts';
import { pairsOfFields } from './said.ts';

/**
 * Puts a figure at the end of an element, in a shadow root of its own: no style of the page reaches it, none of its own gets
 * out. Nothing in the options is run, and nothing throws but an `element` that is none (TypeError).
 */
export const mount: Mount = (element, options = {}): FigureHandle => {
  const host = element.ownerDocument.createElement('div');
  const shadow = host.attachShadow({ mode: 'open' });
  // An element with a height gives it to its figure.
  host.style.height = '100%';
  element.append(host);
  const guest = new Guest(host, shadow, pairsOfFields(options), options.app ?? null, options.loading !== 'eager');
  const act = (work: (store: Actions) => void) => guest.act(({ store }) => work(store.getState()));
  return {
    next: () => act((store) => store.next()),
    previous: () => act((store) => store.previous()),
    goTo: (step) => guest.act((running) => running.goTo(String(step))),
    play: () => act((store) => store.setPlaying(true)),
    pause: () => act((store) => store.setPlaying(false)),
    set: (fields) => guest.change(pairsOfFields(fields)),
    reset: () => guest.act((running) => running.reset()),
    get state() {
      return guest.state;
    },
    on: (event, listener) => guest.on(event, listener),
    destroy: () => {
      guest.destroy();
      host.remove();
    },
  };
};
