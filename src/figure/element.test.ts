import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { define } from './element.ts';

/** What the element has begun, and whether it goes on. */
const guests = vi.hoisted(() => [] as { document: Document; said: Map<string, string>; ended: boolean }[]);
vi.mock('./guest.ts', () => ({
  Guest: class {
    readonly #begun;
    constructor(host: Element, _: ShadowRoot, said: Map<string, string>) {
      this.#begun = { document: host.ownerDocument, said, ended: false };
      guests.push(this.#begun);
    }
    on() {}
    destroy() {
      this.#begun.ended = true;
    }
  },
}));

beforeEach(() => {
  guests.length = 0;
  define();
});

function placed(): HTMLElement {
  const element = document.createElement('grad-step');
  element.setAttribute('program', 'y = x');
  document.body.append(element);
  onTestFinished(() => element.remove());
  return element;
}

test('moved within its document it goes on as it is', async () => {
  const element = placed();
  const place = document.createElement('div');
  document.body.append(place);
  place.append(element);
  await null;
  expect(guests).toMatchObject([{ ended: false }]);
});

test('moved into another document it begins again there', async () => {
  const element = placed();
  const frame = document.createElement('iframe');
  document.body.append(frame);
  onTestFinished(() => frame.remove());
  const other = frame.contentDocument as Document;
  other.body.append(element);
  await null;
  expect(guests).toMatchObject([{ ended: true }, { ended: false }]);
  expect(guests[1]?.document).toBe(other);
  expect(guests[1]?.said.get('program')).toBe('y = x');
});

test('taken out, it ends', async () => {
  placed().remove();
  await null;
  expect(guests).toMatchObject([{ ended: true }]);
});
