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

/** Pairs of wire ends that two bars bring together: those that do not cross now, and (times 65536) those that do. */
const crossed = 65536;

/**
 * How often `a` over `b` cross, and would cross if they changed places: the number of pairs of wire ends in the right
 * order plus 65536 times the number in the wrong one. Two bars meet at most twice: where the later one begins and where
 * the earlier one ends; everywhere else both are level.
 */
function meet(bars: Bars, at: Int32Array, a: number, b: number): number {
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
      if (x !== y) cost += (at[x] as number) < (at[y] as number) ? 1 : crossed;
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
      if (x !== y) cost += (at[x] as number) < (at[y] as number) ? 1 : crossed;
      else cost += (slot[a] as number) < (slot[b] as number) ? 1 : crossed;
    }
  }
  return cost;
}

/** Crossings gained (negative: saved) when neighbours `a` over `b` change places. */
function swapCost(bars: Bars, at: Int32Array, a: number, b: number): number {
  const pairs = meet(bars, at, a, b);
  return (pairs & (crossed - 1)) - (pairs >>> 16);
}

/** Crossings of a whole order. */
function countCrossings(bars: Bars, order: Int32Array): number {
  const at = new Int32Array(bars.count);
  for (let place = 0; place < order.length; place++) at[order[place] as number] = place;
  let total = 0;
  for (let i = 0; i < order.length; i++) {
    const a = order[i] as number;
    for (let j = i + 1; j < order.length; j++) total += meet(bars, at, a, order[j] as number) >>> 16;
  }
  return total;
}

/** Every bar moved to the mean place of the bars it is joined to, `rounds` times: a rough order that mixes subtrees. */
function averageOrder(bars: Bars, order: Int32Array, rounds: number): Int32Array {
  let place = new Float64Array(bars.count);
  order.forEach((bar, index) => {
    place[bar] = index;
  });
  let result = order.slice();
  for (let round = 0; round < rounds; round++) {
    const next = new Float64Array(bars.count);
    for (let bar = 0; bar < bars.count; bar++) {
      let sum = place[bar] as number;
      let count = 1;
      for (let i = bars.inAt[bar] as number; i < (bars.inAt[bar + 1] as number); i++) {
        sum += place[bars.ins[i] as number] as number;
        count++;
      }
      for (let i = bars.outAt[bar] as number; i < (bars.outAt[bar + 1] as number); i++) {
        sum += place[bars.outs[i] as number] as number;
        count++;
      }
      next[bar] = sum / count;
    }
    result = result
      .slice()
      .sort((a, b) => (next[a] as number) - (next[b] as number) || (place[a] as number) - (place[b] as number));
    place = new Float64Array(bars.count);
    result.forEach((bar, index) => {
      (place as Float64Array)[bar] = index;
    });
  }
  return result;
}

/**
 * Improves an order in place.
 *
 * @param movable Bars that may move, all of them when absent.
 * @param budget Most swaps to try; the result depends on it but never on the clock.
 * @returns What is left of the budget.
 */
export function sift(bars: Bars, order: Int32Array, movable: Uint8Array | null, budget: number): number {
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
  return left;
}

/** Swaps tried for `count` bars: quadratic, as one round of sifting is; at most about 20 ms of work. */
export function siftBudget(count: number): number {
  return Math.min(1_200_000, 5 * count * count + 2000);
}

/**
 * A good order from nothing: the expression's, sifted; then, while the budget lasts, mixed by averaging and sifted
 * again, keeping the best found.
 */
export function bestOrder(bars: Bars): Int32Array {
  let best = expressionOrder(bars);
  let left = siftBudget(bars.count);
  left = sift(bars, best, null, left);
  let fewest = countCrossings(bars, best);
  const effort = [32, 1, 2, 4, 16, 3, 8, 1, 2, 4];
  for (let attempt = 0; attempt < effort.length && fewest > 0 && left > 0; attempt++) {
    const order = averageOrder(bars, best, effort[attempt] as number);
    left = sift(bars, order, null, left);
    const count = countCrossings(bars, order);
    left -= (bars.count * bars.count) / 2;
    if (count < fewest) {
      fewest = count;
      best = order;
    }
  }
  return best;
}
