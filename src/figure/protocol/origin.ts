/**
 * The window that a figure in a frame talks to: its parent, and nobody else. Whoever frames the figure has written its link, so
 * the parent may drive it, whatever its origin; what the figure tells is what the parent could read from that link and what
 * the reader does in it. `own.parent` cannot be forged (`event.source` is the browser's word), and the origin pins the
 * answers: once it is known, nothing is sent to another document that may come to stand in the parent's place.
 */
export class Parent {
  readonly #own: Window;
  readonly #window: Window;
  #origin: string | null;

  constructor(own: Window) {
    this.#own = own;
    this.#window = own.parent;
    this.#origin = addressable(own.location.ancestorOrigins?.[0]);
  }

  /** Whether there is one: a page that is opened by itself is its own parent. */
  get exists(): boolean {
    return this.#window !== this.#own;
  }

  /** Whether a message is from the parent, in the document that it had when we first knew it. */
  sent(event: Pick<MessageEvent, 'source' | 'origin'>): boolean {
    if (!this.exists || event.source !== this.#window) return false;
    // Not every browser tells the ancestors' origins: then the parent's first message does.
    this.#origin ??= addressable(event.origin);
    return this.#origin === null || event.origin === this.#origin;
  }

  tell(message: unknown): void {
    if (this.exists) this.#window.postMessage(message, this.#origin ?? '*');
  }
}

/** An origin that messages can be addressed to; a sandboxed page and a file have none. */
function addressable(origin: string | null | undefined): string | null {
  return origin != null && /^https?:\/\//.test(origin) ? origin : null;
}
