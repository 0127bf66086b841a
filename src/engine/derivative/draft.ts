import { type Graph, inputsOf, LEAF, opOf } from '../graph/graph.ts';
import type { Attributes, Op } from '../ops/define.ts';

/** What a draft computes with: a node (0 and up), or a number that is not a node yet (below 0: `Draft.numberOf`). */
export type Term = number;

/** A node that a draft has added to its graph. */
export interface Added {
  readonly op: Op;
  readonly attributes: Attributes;
  readonly inputs: readonly Term[];
}

/** Thrown when a draft would grow beyond what may be built; `derivativeGraph` answers it as data. */
export class TooLarge extends Error {}

/**
 * A graph with nodes appended to it, of which no two are the same: an op of the same inputs, in the program or appended, is
 * one node. Numbers stay beside the graph until they are needed as inputs.
 */
export class Draft {
  readonly graph: Graph;
  readonly #most: number;
  readonly #added: Added[] = [];
  readonly #numbers: number[] = [];
  readonly #terms = new Map<string, Term>();

  /** `most`: how many nodes may be appended. */
  constructor(graph: Graph, most: number) {
    this.graph = graph;
    this.#most = most;
    for (let node = 0; node < graph.count; node++) {
      const entry = opOf(graph, node);
      // The first of two equal nodes stands for both.
      const inputs = [...inputsOf(graph, node)].map((input) => this.literal(input));
      if (entry !== null) this.#remember(keyOf(entry.op, entry.attributes, inputs), node);
    }
  }

  get count(): number {
    return this.graph.count + this.#added.length;
  }

  number(value: number): Term {
    const key = Object.is(value, -0) ? '-0' : String(value);
    const known = this.#terms.get(key);
    if (known !== undefined) return known;
    const term = -1 - this.#numbers.length;
    this.#numbers.push(value);
    this.#terms.set(key, term);
    return term;
  }

  /** The number that a term is; `null` for a node. */
  numberOf(term: Term): number | null {
    return term < 0 ? (this.#numbers[-1 - term] as number) : null;
  }

  /** A node as a term: a number that is written in an expression is that number. One with a name stays a node. */
  literal(node: number): Term {
    const { codes, names, initial, offsets } = this.graph;
    if (node >= this.graph.count || codes[node] !== LEAF.constant || names.has(node)) return node;
    return this.number(initial[offsets[node] as number] as number);
  }

  /** An op of terms, the same one when it is asked for again. Throws TooLarge. */
  op(op: Op, attributes: Attributes, inputs: readonly Term[]): Term {
    const key = keyOf(op, attributes, inputs);
    const known = this.#terms.get(key);
    if (known !== undefined) return known;
    if (this.#added.length >= this.#most) throw new TooLarge();
    const node = this.count;
    this.#added.push({ op, attributes, inputs });
    this.#terms.set(key, node);
    return node;
  }

  /** A node that no other stands for, also when there is an equal one. */
  own(op: Op, attributes: Attributes, inputs: readonly Term[]): Term {
    this.#added.push({ op, attributes, inputs });
    return this.count - 1;
  }

  /** What an appended node is; `null` for a number and for a node of the program. */
  added(term: Term): Added | null {
    return this.#added[term - this.graph.count] ?? null;
  }

  /** Op, attributes and inputs of any node that is an op. */
  entry(node: number): Added | null {
    if (node >= this.graph.count) return this.added(node);
    const entry = opOf(this.graph, node);
    return entry === null ? null : { ...entry, inputs: [...inputsOf(this.graph, node)] };
  }

  #remember(key: string, node: number): void {
    if (!this.#terms.has(key)) this.#terms.set(key, node);
  }
}

function keyOf(op: Op, attributes: Attributes, inputs: readonly Term[]): string {
  const settings = Object.keys(attributes).length === 0 ? '' : JSON.stringify(attributes);
  // Families of ops (a neuron of two inputs, a lane's softmax) share a name and differ in attributes and arity.
  return `${op.name} ${settings} ${inputs.join(' ')}`;
}
