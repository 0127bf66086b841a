/**
 * The order of the bars from top to bottom: read off the expression first (an op stands between its inputs), then
 * improved by sifting: each bar in turn tries every place and takes the one with the fewest crossings
 * (Bachmaier, Brandenburg, Brunner, Hübner: A global k-level crossing reduction algorithm, 2010).
 */
import type { Bars } from './bars.ts';

/**
 * Order of the expression: depth first from the outputs, inputs in slot order, an op between the upper and the lower
 * half of its inputs. A tree drawn in it has no crossings.
 */
export function expressionOrder(bars: Bars): Int32Array {
  const order = new Int32Array(bars.count);
  const emitted = new Uint8Array(bars.count);
  let length = 0;
  const emit = (bar: number): void => {
    if (emitted[bar]) return;
    emitted[bar] = 1;
    order[length++] = bar;
  };
  const started = new Uint8Array(bars.count);
  const stack: number[] = [];
  const step: number[] = [];
  const walk = (root: number): void => {
    if (started[root]) return;
    started[root] = 1;
    stack.push(root);
    step.push(0);
    while (stack.length > 0) {
      const top = stack.length - 1;
      const bar = stack[top] ?? 0;
      const begin = bars.inAt[bar] ?? 0;
      const inputs = (bars.inAt[bar + 1] ?? 0) - begin;
      const at = step[top] ?? 0;
      step[top] = at + 1;
      // A track comes after its node, an op after the upper half of its inputs.
      if (at === Math.ceil(inputs / 2)) emit(bar);
      if (at >= inputs) {
        emit(bar);
        stack.pop();
        step.pop();
        continue;
      }
      const input = bars.ins[begin + at] ?? 0;
      if (!started[input]) {
        started[input] = 1;
        stack.push(input);
        step.push(0);
      }
    }
  };
  // Outputs last to first: the last line of a program is its output.
  for (let bar = bars.elementCount - 1; bar >= 0; bar--) {
    if (bars.outAt[bar] === bars.outAt[bar + 1]) walk(bar);
  }
  for (let bar = 0; bar < bars.count; bar++) walk(bar);
  return order;
}

/**
 * Crossings gained (negative: saved) when neighbours `a` over `b` change places. Two bars meet at most twice: where the
 * later one begins and where the earlier one ends; everywhere else both are level.
 */
function swapCost(bars: Bars, at: Int32Array, a: number, b: number): number {
  const { first, last, inAt, ins, outAt, outs, slot } = bars;
  const firstA = first[a] as number;
  const firstB = first[b] as number;
  const lastA = last[a] as number;
  const lastB = last[b] as number;
  const begin = firstA > firstB ? firstA : firstB;
  const end = lastA < lastB ? lastA : lastB;
  if (begin > end) return 0;
  let cost = 0;
  const fromA = firstA === begin ? (inAt[a] as number) : -1;
  const toA = fromA < 0 ? 0 : (inAt[a + 1] as number);
  const fromB = firstB === begin ? (inAt[b] as number) : -1;
  const toB = fromB < 0 ? 0 : (inAt[b + 1] as number);
  for (let i = fromA; i < toA; i++) {
    const x = fromA < 0 ? a : (ins[i] as number);
    for (let j = fromB; j < toB; j++) {
      const y = fromB < 0 ? b : (ins[j] as number);
      if (x !== y) cost += (at[x] as number) < (at[y] as number) ? 1 : -1;
    }
  }
  const outA = lastA === end ? (outAt[a] as number) : -1;
  const stopA = outA < 0 ? 0 : (outAt[a + 1] as number);
  const outB = lastB === end ? (outAt[b] as number) : -1;
  const stopB = outB < 0 ? 0 : (outAt[b + 1] as number);
  for (let i = outA; i < stopA; i++) {
    const x = outA < 0 ? a : (outs[i] as number);
    for (let j = outB; j < stopB; j++) {
      const y = outB < 0 ? b : (outs[j] as number);
      if (x !== y) cost += (at[x] as number) < (at[y] as number) ? 1 : -1;
      else cost += (slot[a] as number) < (slot[b] as number) ? 1 : -1;
    }
  }
  return cost;
}

/**
 * Improves an order in place.
 *
 * @param movable Bars that may move, all of them when absent.
 * @param budget Most swaps to try; the result depends on it but never on the clock.
 */
export function sift(bars: Bars, order: Int32Array, movable: Uint8Array | null, budget: number): void {
  const count = bars.count;
  const at = new Int32Array(count);
  for (let place = 0; place < count; place++) at[order[place] as number] = place;
  const reach = Math.max(24, Math.floor(budget / (count * 6 + 1)));
  let left = budget;
  const swap = (place: number): void => {
    const a = order[place] as number;
    const b = order[place + 1] as number;
    order[place] = b;
    order[place + 1] = a;
    at[b] = place;
    at[a] = place + 1;
  };
  for (let round = 0; round < 8 && left > 0; round++) {
    let improved = false;
    for (let index = 0; index < count && left > 0; index++) {
      const bar = round % 2 === 0 ? index : count - 1 - index;
      if (movable && !movable[bar]) continue;
      const home = at[bar] as number;
      let best = home;
      let bestCost = 0;
      let cost = 0;
      let place = home;
      for (; place < count - 1 && place < home + reach; place++) {
        cost += swapCost(bars, at, bar, order[place + 1] as number);
        swap(place);
        if (cost < bestCost) {
          bestCost = cost;
          best = place + 1;
        }
      }
      left -= place - home;
      for (; place > home; place--) swap(place - 1);
      cost = 0;
      for (; place > 0 && place > home - reach; place--) {
        cost += swapCost(bars, at, order[place - 1] as number, bar);
        swap(place - 1);
        if (cost < bestCost) {
          bestCost = cost;
          best = place - 1;
        }
      }
      left -= home - place;
      for (; place < best; place++) swap(place);
      for (; place > best; place--) swap(place - 1);
      if (bestCost < 0) improved = true;
    }
    if (!improved) break;
  }
}
