import { expect, test } from 'vitest';
import { placeIn } from './placeIn.ts';

/** A root with that registry; jsdom has none on roots. */
function root(registry?: unknown): ShadowRoot {
  const shadow = document.createElement('div').attachShadow({ mode: 'open' });
  return registry === undefined ? shadow : Object.defineProperty(shadow, 'customElementRegistry', { value: registry });
}

test('a root of this document is drawn into as it is', () => {
  for (const shadow of [root(), root(null), root(customElements)]) expect(placeIn(shadow)).toBe(shadow);
});

test('one that came from another document gets a root of this one, in a box that takes no room', () => {
  const shadow = root({});
  const place = placeIn(shadow);
  expect(place).not.toBe(shadow);
  expect(place.ownerDocument).toBe(document);
  expect((place.host as HTMLElement).style.display).toBe('contents');
});
