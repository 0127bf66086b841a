import { type Timer, timer } from 'd3-timer';

/**
 * A motion that runs on top of a figure that is already right. It only adds: temporary styles and attributes, and
 * drawings in the overlay; `finish` takes all of it away, and what remains is the figure at rest.
 */
export class Stage {
  readonly #undo: (() => void)[] = [];
  readonly #touched = new Map<Element, Set<string>>();
  readonly #overlay: SVGGElement | null;
  #timer: Timer | null = null;

  constructor(overlay: SVGGElement | null) {
    this.#overlay = overlay;
  }

  /** A style property until the end. */
  style(element: (Element & ElementCSSInlineStyle) | null | undefined, property: string, value: string): void {
    if (element == null) return;
    this.#once(element, `style ${property}`, () => element.style.removeProperty(property));
    element.style.setProperty(property, value);
  }

  /** An attribute until the end; then it has the value from before. `null` removes it. */
  attribute(element: Element | null | undefined, name: string, value: string | null): void {
    if (element == null) return;
    const before = element.getAttribute(name);
    this.#once(element, `attribute ${name}`, () =>
      before === null ? element.removeAttribute(name) : element.setAttribute(name, before),
    );
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }

  /** Puts something into the overlay, over everything, until the end. */
  add<Drawn extends SVGElement>(drawn: Drawn): Drawn {
    this.#overlay?.append(drawn);
    return drawn;
  }

  /** Draws the frame at 0 now and the following ones as time goes on, `speed` times as fast; ends by itself. */
  run(duration: number, speed: number, draw: (elapsed: number) => void): void {
    draw(0);
    const finish = () => this.finish();
    // Any key or click completes the motion at once. Listening on the window sees them also from inside a shadow root.
    globalThis.addEventListener('keydown', finish, true);
    globalThis.addEventListener('pointerdown', finish, true);
    this.#undo.push(() => {
      globalThis.removeEventListener('keydown', finish, true);
      globalThis.removeEventListener('pointerdown', finish, true);
    });
    this.#timer = timer((real) => {
      const elapsed = real * speed;
      if (elapsed >= duration) this.finish();
      else draw(elapsed);
    });
  }

  finish(): void {
    this.#timer?.stop();
    this.#timer = null;
    for (const undo of this.#undo.splice(0)) undo();
    this.#touched.clear();
    this.#overlay?.replaceChildren();
  }

  #once(element: Element, what: string, undo: () => void): void {
    const known = this.#touched.get(element) ?? new Set<string>();
    this.#touched.set(element, known);
    if (known.has(what)) return;
    known.add(what);
    this.#undo.push(undo);
  }
}
