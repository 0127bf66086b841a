import type { StoreApi } from 'zustand/vanilla';
import type { Store } from '../store/state.ts';

/** What may change the height that a figure needs: its parts, which come and go. */
const PARTS = '.figure, .figure > *, .figure-main > *, .figure-rooms > *';

/**
 * The figure is as high as the window. In one that is lower than the figure would like, the graph is drawn smaller; where even
 * the smallest one has no room, the window scrolls. Both heights are found by laying the figure out so for a moment.
 */
const FILLS = `
:host { height: max(100dvh, var(--least, 0px)); }
:host([data-measured]) { height: auto; }
:host([data-measured]) .figure { height: auto; }
:host([data-measured='least']) .figure-graph { height: 160px !important; }
`;

type Tell = (width: number, height: number) => void;

/** The size of a figure that has a window to itself. */
export class PageSize {
  readonly #host: HTMLElement;
  readonly #shadow: ShadowRoot;
  readonly #watched = new WeakSet<Element>();
  readonly #resized = new ResizeObserver(() => this.#measure());
  readonly #changed = new MutationObserver(() => this.#measure());
  #tell: Tell = () => undefined;
  #size = { width: 0, height: 0 };

  constructor(host: HTMLElement, shadow: ShadowRoot, store: StoreApi<Store>) {
    this.#host = host;
    this.#shadow = shadow;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(FILLS);
    shadow.adoptedStyleSheets.push(sheet);
    this.#resized.observe(host);
    this.#changed.observe(shadow, { childList: true });
    // The parts of the figure come and go with these.
    store.subscribe((state, before) => {
      const { controls, language, figure, errors } = before;
      const isSame =
        state.controls === controls &&
        state.language === language &&
        state.figure === figure &&
        state.errors === errors;
      if (!isSame) requestAnimationFrame(() => this.#measure());
    });
  }

  /**
   * Tells width and height that the figure would like, px: now, if they are known, and whenever they change.
   * @returns ends it
   */
  watch(tell: Tell): () => void {
    this.#tell = tell;
    if (this.#size.height > 0) tell(this.#size.width, this.#size.height);
    return () => {
      this.#tell = () => undefined;
    };
  }

  #measure(): void {
    const figure = this.#shadow.querySelector<HTMLElement>('.figure');
    if (figure === null) return;
    for (const part of this.#shadow.querySelectorAll(PARTS)) {
      if (this.#watched.has(part)) continue;
      this.#watched.add(part);
      this.#resized.observe(part);
      // The graph's own height stands in its style.
      if (part.matches('.figure-graph')) this.#changed.observe(part, { attributes: true, attributeFilter: ['style'] });
    }
    const { dataset, style } = this.#host;
    dataset.measured = 'least';
    style.setProperty('--least', `${figure.offsetHeight}px`);
    dataset.measured = 'liked';
    const { offsetWidth: width, offsetHeight: height } = figure;
    delete dataset.measured;
    if (height === 0 || (width === this.#size.width && height === this.#size.height)) return;
    this.#size = { width, height };
    this.#tell(width, height);
  }
}
