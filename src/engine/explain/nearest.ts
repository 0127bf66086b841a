import { operandsOf } from './derivation.ts';
import { derive } from './derive.ts';
import { brokenBy } from './evaluate.ts';
import { keyOf, type Quantity, type Run } from './quantity.ts';

/** Numbers that are looked at before the search gives up. */
const MOST_NUMBERS = 1000;

/**
 * The number nearest to this one, on the way back to the inputs, which breaks the right rule: where what is wrong here has
 * come in. `null`: none, or none so near; the number itself does not count.
 */
export function nearestBroken(run: Run, quantity: Quantity): Quantity | null {
  if (run.right === undefined) return null;
  const seen = new Set([keyOf(quantity)]);
  let open = [quantity];
  while (open.length > 0 && seen.size <= MOST_NUMBERS) {
    const further: Quantity[] = [];
    for (const one of open) {
      const derivation = derive(run, one);
      if (one !== quantity && brokenBy(run, one, derivation) !== null) return one;
      for (const operand of operandsOf(derivation)) {
        const key = keyOf(operand);
        if (!seen.has(key)) further.push(operand);
        seen.add(key);
      }
    }
    open = further;
  }
  return null;
}
