import type { ElementForward, ElementLocal } from '../ops/define.ts';
import type { Kernels, PaletteOp } from './graph.ts';

const nothing: ElementForward = () => {};
const noLocal: ElementLocal = () => {};

/** The kernels of a palette as arrays by code; codes of leaves and tensor ops hold functions that do nothing. */
export function kernelsOf(palette: readonly (PaletteOp | null)[]): Kernels {
  const arity = new Uint8Array(palette.length);
  const masks = new Uint8Array(palette.length);
  const forward: ElementForward[] = [];
  const local0: ElementLocal[] = [];
  const local1: ElementLocal[] = [];
  for (const [code, entry] of palette.entries()) {
    const op = entry?.op;
    arity[code] = op?.arity ?? 0;
    if (entry === null || op === undefined || op.kind !== 'elementwise') {
      forward.push(nothing);
      local0.push(noLocal);
      local1.push(noLocal);
      continue;
    }
    masks[code] = op.masks === true ? 1 : 0;
    const made = op.configure?.(entry.attributes) ?? op;
    forward.push(made.forward);
    local0.push(made.local[0] ?? noLocal);
    local1.push(made.local[1] ?? noLocal);
  }
  return { arity, forward, local0, local1, masks };
}
