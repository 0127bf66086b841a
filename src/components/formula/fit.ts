/** The smallest size a formula is set in to fit its column, relative to the ordinary one; what is still wider scrolls. */
const SMALLEST = 0.76;

/**
 * Sets a formula that is wider than its column in a smaller size, once, before it is painted. A ResizeObserver calls back
 * between layout and paint: sizes can be read there without laying the page out a second time, which a layout effect would
 * force. `math` is new with every typesetting, so that its first observation is the only one needed.
 */
export function fitLater(math: Element, host: HTMLElement): void {
  host.style.removeProperty('font-size');
  if (typeof ResizeObserver === 'undefined') return;
  hosts.set(math, host);
  observer ??= new ResizeObserver(fit);
  observer.observe(math);
}

let observer: ResizeObserver | null = null;
const hosts = new WeakMap<Element, HTMLElement>();

/** Reads every width before the first one is written. */
function fit(entries: readonly ResizeObserverEntry[]): void {
  const found: { readonly host: HTMLElement; readonly ratio: number }[] = [];
  for (const { target } of entries) {
    observer?.unobserve(target);
    const host = hosts.get(target);
    if (host !== undefined && host.scrollWidth > host.clientWidth && host.clientWidth > 0) {
      found.push({ host, ratio: host.clientWidth / host.scrollWidth });
    }
  }
  for (const { host, ratio } of found) host.style.setProperty('font-size', `${Math.max(SMALLEST, ratio * 0.99)}em`);
}
