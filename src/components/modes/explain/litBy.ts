import { keyOf, type Quantity, type Run } from '../../../engine/explain/quantity.ts';
import { type Slice, sliceOf } from '../../../engine/explain/slice.ts';

let last: { readonly run: Run; readonly key: string; readonly slice: Slice } | null = null;

/** What a number depends on. The room and the marks ask for it in turn: it is followed once. */
export function litBy(run: Run, quantity: Quantity): Slice {
  const key = keyOf(quantity);
  if (last === null || last.run !== run || last.key !== key) last = { run, key, slice: sliceOf(run, quantity) };
  return last.slice;
}
