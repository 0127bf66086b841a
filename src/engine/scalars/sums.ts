import { NO_ATTRIBUTES } from '../ops/define.ts';
import { opNamed } from '../ops/table.ts';
import { type ManyOp, totalOp } from './neuronOp.ts';
import type { Maker, Opens, Recipe } from './recipe.ts';
import type { Rows } from './rows.ts';

const ADD = { op: opNamed('add'), attributes: NO_ATTRIBUTES };
const DIV = { op: opNamed('div'), attributes: NO_ATTRIBUTES };

/** A recipe that is one op of its inputs. */
export function oneOf(
  rows: Rows,
  node: number,
  k: number,
  inputs: readonly number[],
  many: ManyOp,
  opens: Opens | null,
): Recipe {
  return {
    at: rows.position(node, k),
    inputs,
    make: (maker, made) => maker.op({ node, k, part: '', many, inputs: made, name: maker.nameOf(node, k), opens }),
  };
}

/** A sum over a batch: (the sample's own terms + what the others add) / divisor. */
export interface Combination {
  readonly node: number;
  readonly k: number;
  /** The positions of what the own terms are made of. */
  readonly inputs: readonly number[];
  /** The op that makes a term out of so many of the inputs; `null`: each input is a term. */
  readonly terms: { readonly many: ManyOp; readonly opens: Opens | null; readonly width: number } | null;
  /** What the other samples add; `null` where there are none. */
  readonly rest: ((values: Float64Array) => number) | null;
  readonly divisor: number;
}

/**
 * The loss of a batch as one sample sees it: L = (ℓ + others)/N, where `others` is a number without gradient. So
 * ∂L/∂ℓ = 1/N, and every gradient is exactly the share that this sample has in the gradient of the batch.
 */
export function combine(rows: Rows, combination: Combination): Recipe {
  const { node, k, inputs } = combination;
  return { at: rows.position(node, k), inputs, make: (maker, made) => combined(maker, combination, made) };
}

function combined(maker: Maker, { node, k, terms, rest, divisor }: Combination, inputs: readonly number[]): number {
  const name = maker.nameOf(node, k);
  const own = terms === null ? inputs.length : inputs.length / terms.width;
  // A term that is all there is, is the sum itself.
  const alone = own === 1 && rest === null && divisor === 1;
  const parts: number[] = [];
  for (let i = 0; i < own; i++) {
    if (terms === null) parts.push(inputs[i] as number);
    else {
      const { many, opens, width } = terms;
      const place = alone ? { k, part: '', name } : { k: i, part: '/term', name: named('ℓ', i, own) };
      parts.push(maker.op({ node, ...place, many, opens, inputs: inputs.slice(i * width, (i + 1) * width) }));
    }
  }
  if (rest !== null) parts.push(maker.rest(node, k, named('others', k, 0), rest));
  const last = divisor === 1 ? { k, part: '', name } : { k, part: '/sum', name: null };
  let sum = parts[0] as number;
  if (parts.length > 1) {
    const many = parts.length === 2 ? ADD : totalOp(parts.length);
    sum = maker.op({ node, ...last, many, inputs: parts, opens: null });
  }
  if (divisor === 1) return sum;
  const count = maker.count(node, k, divisor);
  return maker.op({ node, k, part: '', many: DIV, inputs: [sum, count], name, opens: null });
}

/** `ℓ` alone, `ℓ[1]` among several. */
function named(word: string, index: number, of: number): string {
  return of > 1 || index > 0 ? `${word}[${index}]` : word;
}
