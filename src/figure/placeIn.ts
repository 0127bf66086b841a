/**
 * Where a root is drawn into: itself, or a new root in it. One that has come with its element from another document keeps that
 * document's registry of custom elements, for all that is put into it (Chromium 156; the DOM standard says otherwise). Preact
 * makes elements with the registry of what they go into, and could make none. An element has one root for all its life, so
 * that a new one needs a box, which takes no room.
 */
export function placeIn(shadow: ShadowRoot): ShadowRoot {
  const { ownerDocument } = shadow;
  // Older browsers have no registries on roots.
  const registry: unknown = Reflect.get(shadow, 'customElementRegistry');
  if (registry === undefined || registry === null || registry === ownerDocument.defaultView?.customElements)
    return shadow;
  const box = ownerDocument.createElement('div');
  box.style.display = 'contents';
  return box.attachShadow({ mode: 'open' });
}
