import { NO_ATTRIBUTES } from '../ops/define.ts';
import { opNamed } from '../ops/table.ts';
import type { Draft, Term } from './draft.ts';
import { DERIVATIVE_OPS } from './ops.ts';

const ADD = opNamed('add');
const SUB = opNamed('sub');
export const MUL = opNamed('mul');
const DIV = opNamed('div');
const NEG = opNamed('neg');
const RECIPROCAL = opNamed('reciprocal');
const POWER = opNamed('power');
const SWITCH = DERIVATIVE_OPS.find(({ name }) => name === 'switch') as (typeof DERIVATIVE_OPS)[number];

/**
 * Arithmetic on a draft that leaves out what changes nothing: ×1, +0, numbers among themselves, −(−x). What is left out
 * changes no bit of a result, but for a product with two numbers, c·(d·x) = (c·d)·x, which may differ in the last one.
 * 0·x and 0/x stay: they are 0 only as long as x, and what is derived from it, is a number. 0·∞ is NaN, as PyTorch has it.
 */
export class Arithmetic {
  readonly draft: Draft;

  constructor(draft: Draft) {
    this.draft = draft;
  }

  add(u: Term, v: Term): Term {
    const { draft } = this;
    const a = draft.numberOf(u);
    const b = draft.numberOf(v);
    if (a !== null && b !== null) return draft.number(a + b);
    if (a === 0) return v;
    if (b === 0) return u;
    const right = this.#negated(v);
    if (right !== null) return this.sub(u, right);
    const left = this.#negated(u);
    return left === null ? draft.op(ADD, NO_ATTRIBUTES, [u, v]) : this.sub(v, left);
  }

  sub(u: Term, v: Term): Term {
    const { draft } = this;
    const a = draft.numberOf(u);
    const b = draft.numberOf(v);
    if (a !== null && b !== null) return draft.number(a - b);
    if (b === 0) return u;
    if (a === 0) return this.neg(v);
    const right = this.#negated(v);
    return right === null ? draft.op(SUB, NO_ATTRIBUTES, [u, v]) : this.add(u, right);
  }

  neg(u: Term): Term {
    const { draft } = this;
    const a = draft.numberOf(u);
    if (a !== null) return draft.number(-a);
    const inner = this.#negated(u);
    if (inner !== null) return inner;
    const scaled = this.#scaled(u);
    if (scaled !== null) return this.mul(draft.number(-scaled.by), scaled.of);
    const { op, inputs } = draft.added(u) ?? {};
    if (op === SUB) return this.sub(inputs?.[1] as Term, inputs?.[0] as Term);
    return draft.op(NEG, NO_ATTRIBUTES, [u]);
  }

  mul(u: Term, v: Term): Term {
    const { draft } = this;
    const a = draft.numberOf(u);
    const b = draft.numberOf(v);
    if (a !== null && b !== null) return draft.number(a * b);
    if (a !== null) return this.#scale(a, v);
    if (b !== null) return this.#scale(b, u);
    const left = this.#negated(u);
    if (left !== null) return this.neg(this.mul(left, v));
    const right = this.#negated(v);
    if (right !== null) return this.neg(this.mul(u, right));
    return draft.op(MUL, NO_ATTRIBUTES, [u, v]);
  }

  div(u: Term, v: Term): Term {
    const { draft } = this;
    const a = draft.numberOf(u);
    const b = draft.numberOf(v);
    if (a !== null && b !== null) return draft.number(a / b);
    if (b === 1) return u;
    if (b === -1) return this.neg(u);
    if (a === 1) return draft.op(RECIPROCAL, NO_ATTRIBUTES, [v]);
    const left = this.#negated(u);
    if (left !== null) return this.neg(this.div(left, v));
    return draft.op(DIV, NO_ATTRIBUTES, [u, v]);
  }

  /** u to the power of a number. */
  power(u: Term, exponent: number): Term {
    const a = this.draft.numberOf(u);
    if (a !== null) return this.draft.number(a ** exponent);
    if (exponent === 0) return this.draft.number(1);
    return exponent === 1 ? u : this.draft.op(POWER, { exponent }, [u]);
  }

  /** upstream · local derivative of an op that switches: where the local derivative is 0 it is 0, whatever arrives. */
  switched(upstream: Term, local: Term): Term {
    const { draft } = this;
    if (draft.numberOf(local) === 0) return local;
    if (draft.numberOf(upstream) !== null || draft.numberOf(local) !== null) return this.mul(upstream, local);
    return draft.op(SWITCH, NO_ATTRIBUTES, [upstream, local]);
  }

  #scale(by: number, of: Term): Term {
    if (by === 0) return this.draft.op(MUL, NO_ATTRIBUTES, [this.draft.number(by), of]);
    if (by === 1) return of;
    if (by === -1) return this.neg(of);
    const negated = this.#negated(of);
    if (negated !== null) return this.#scale(-by, negated);
    const scaled = this.#scaled(of);
    if (scaled !== null && isProduct(by, scaled.by)) return this.#scale(by * scaled.by, scaled.of);
    return this.draft.op(MUL, NO_ATTRIBUTES, [this.draft.number(by), of]);
  }

  /** What an appended −( ) negates. */
  #negated(term: Term): Term | null {
    const entry = this.draft.added(term);
    return entry?.op === NEG ? (entry.inputs[0] as Term) : null;
  }

  /** An appended product with a number. */
  #scaled(term: Term): { readonly by: number; readonly of: Term } | null {
    const entry = this.draft.added(term);
    if (entry?.op !== MUL) return null;
    const by = this.draft.numberOf(entry.inputs[0] as Term);
    return by === null ? null : { by, of: entry.inputs[1] as Term };
  }
}

/** Whether the product of two numbers is theirs: neither overflown nor underflown. */
function isProduct(a: number, b: number): boolean {
  const product = Math.abs(a * b);
  return a === 0 || b === 0 || (product < Number.POSITIVE_INFINITY && product >= 2 ** -1022);
}
