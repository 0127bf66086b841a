import type { Order } from './read.ts';

/** Orders that wait at most; who sends faster than they can be carried out loses the rest. */
const MOST = 1000;
/** Then the figure can be used and drawn, before more of them are carried out. */
const SLICE_MS = 8;

/**
 * Carries out orders one after the other. Of changes that wait and say the same names only the last one counts: a slider of
 * the other page sends sixty in a second, and only where it is now matters.
 */
export class Waiting {
  readonly #carryOut: (order: Order) => Promise<void>;
  #orders: Order[] = [];
  #busy = false;
  #ended = false;

  constructor(carryOut: (order: Order) => Promise<void>) {
    this.#carryOut = carryOut;
  }

  /** @returns false when it is lost, since too many wait already. */
  add(order: Order): boolean {
    const last = this.#orders.at(-1);
    if (last !== undefined && isOverwritten(last, order)) {
      this.#orders[this.#orders.length - 1] = { ...order, pairs: new Map([...last.pairs, ...order.pairs]) };
    } else if (this.#orders.length < MOST) this.#orders.push(order);
    else return false;
    if (!this.#busy) void this.#run();
    return true;
  }

  /** Forgets what waits; nothing is carried out from now on. */
  end(): void {
    this.#ended = true;
    this.#orders = [];
  }

  async #run(): Promise<void> {
    this.#busy = true;
    // From the next task on, so that what comes in one burst is seen whole.
    await null;
    let began = performance.now();
    for (let order = this.#orders.shift(); order !== undefined && !this.#ended; order = this.#orders.shift()) {
      // One that fails is reported as any error of the page is, and does not keep the next one waiting.
      await this.#carryOut(order).catch((error: unknown) => globalThis.reportError?.(error));
      if (performance.now() - began < SLICE_MS) continue;
      await new Promise((resolve) => setTimeout(resolve));
      began = performance.now();
    }
    this.#busy = false;
  }
}

/** Whether a change, which nobody waits for an answer to, says again what the one before it said. */
function isOverwritten(before: Order, order: Order): boolean {
  const isChange = ({ act, id }: Order) => act === 'change' && id === null;
  return isChange(before) && isChange(order) && [...order.pairs.keys()].every((name) => before.pairs.has(name));
}
