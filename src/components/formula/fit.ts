/** The smallest size a formula is set in to fit its column, relative to the ordinary one; what is still wider scrolls. */
const SMALLEST = 0.76;

/**
 * Sets a formula that is wider than its column in a smaller size, once, before it is painted. A ResizeObserver calls back
 * between layout and paint: sizes can be read there without laying the page out a second time, which a layout effect would
 * force. `math` is new with every typesetting, so that its first observation is the only one needed. What is too wide even
 * in the smallest size scrolls, and can then be reached by Tab under `name`.
 */
export function fitLater(math: Element, host: HTMLElement, name: string): void {
  host.style.removeProperty('font-size');
  for (const attribute of ['tabindex', 'role', 'aria-label']) host.removeAttribute(attribute);
  if (typeof ResizeObserver === 'undefined') return;
  hosts.set(math, { host, name });
  observer ??= new ResizeObserver(fit);
  observer.observe(math);
}

let observer: ResizeObserver | null = null;
const hosts = new WeakMap<Element, { readonly host: HTMLElement; readonly name: string }>();

/** Reads every width before the first one is written. */
function fit(entries: readonly ResizeObserverEntry[]): void {
  const found: { readonly host: HTMLElement; readonly name: string; readonly ratio: number }[] = [];
  for (const { target } of entries) {
    observer?.unobserve(target);
    const of = hosts.get(target);
    if (of !== undefined && of.host.scrollWidth > of.host.clientWidth && of.host.clientWidth > 0) {
      found.push({ ...of, ratio: of.host.clientWidth / of.host.scrollWidth });
    }
  }
  for (const { host, name, ratio } of found) {
    host.style.setProperty('font-size', `${Math.max(SMALLEST, ratio * 0.99)}em`);
    if (ratio * 0.99 >= SMALLEST) continue;
    host.setAttribute('tabindex', '0');
    host.setAttribute('role', 'group');
    host.setAttribute('aria-label', name);
  }
}
