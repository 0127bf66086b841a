import { GraphBuilder } from '../graph/builder.ts';
import type { Graph } from '../graph/graph.ts';
import { hashText, mixHash } from '../graph/keys.ts';
import { copyNodes } from './copied.ts';
import type { Added, Draft, Term } from './draft.ts';

/** What a draft becomes: nodes of the program, then what its output needs, numbers right before what uses them. */
export function written(draft: Draft, output: Term, names: ReadonlyMap<Term, string>, as: 'graph'): Graph;
/** How many nodes that would add. */
export function written(draft: Draft, output: Term, names: ReadonlyMap<Term, string>, as: 'count'): number;
export function written(
  draft: Draft,
  output: Term,
  names: ReadonlyMap<Term, string>,
  as: 'graph' | 'count',
): Graph | number {
  const needed = neededBy(draft, output);
  if (as === 'graph') return new Writer(draft, names).graph(output, needed);
  let count = output < 0 ? 1 : 0;
  for (let node = draft.graph.count; node < draft.count; node++) {
    if (needed[node] === 1) count += 1 + (draft.added(node) as Added).inputs.filter((input) => input < 0).length;
  }
  return count;
}

function neededBy(draft: Draft, output: Term): Uint8Array {
  const needed = new Uint8Array(draft.count);
  if (output >= 0) needed[output] = 1;
  for (let node = output; node >= draft.graph.count; node--) {
    if (needed[node] === 1) for (const input of (draft.added(node) as Added).inputs) if (input >= 0) needed[input] = 1;
  }
  return needed;
}

class Writer {
  readonly #draft: Draft;
  readonly #names: ReadonlyMap<Term, string>;
  readonly #builder = new GraphBuilder();
  readonly #keys: string[] = [];
  /** By node, a hash of what it computes, from its inputs' keys: the same node has the same key in every derivative. */
  readonly #hashes: number[] = [];
  readonly #seen = new Map<number, number>();
  readonly #nodeOf = new Map<Term, number>();

  constructor(draft: Draft, names: ReadonlyMap<Term, string>) {
    this.#draft = draft;
    this.#names = names;
  }

  graph(output: Term, needed: Uint8Array): Graph {
    this.#program();
    const { graph } = this.#draft;
    for (let node = graph.count; node < this.#draft.count; node++) if (needed[node] === 1) this.#add(node);
    const last = output < 0 ? this.#number(output, hashText('output')) : (this.#nodeOf.get(output) as number);
    const name = this.#names.get(output);
    if (output < 0 && name !== undefined) this.#builder.name(last, name);
    // The program's nodes have the numbers that they had, so its rooms are where they were.
    return { ...this.#builder.build(last), keys: this.#keys, groups: graph.groups };
  }

  #program(): void {
    const { graph } = this.#draft;
    copyNodes(this.#builder, graph);
    for (let node = 0; node < graph.count; node++) {
      this.#keys[node] = graph.keys[node] as string;
      this.#hashes[node] = hashText(graph.keys[node] as string);
      this.#nodeOf.set(node, node);
    }
  }

  #add(node: number): void {
    const { op, attributes, inputs } = this.#draft.added(node) as Added;
    let hash = hashText(`${op.name} ${JSON.stringify(attributes)}`);
    for (const input of inputs) {
      const made = this.#nodeOf.get(input);
      hash = mixHash(hash, made === undefined ? 1 : (this.#hashes[made] as number));
    }
    const made = inputs.map((input, slot) =>
      input < 0 ? this.#number(input, mixHash(hash, slot)) : (this.#nodeOf.get(input) as number),
    );
    const written = this.#builder.nary(this.#builder.use(op, attributes), made);
    this.#named(written, hash);
    this.#nodeOf.set(node, written);
    const name = this.#names.get(node);
    if (name !== undefined) this.#builder.name(written, name);
  }

  #number(term: Term, hash: number): number {
    const made = this.#builder.leaf('constant', this.#draft.numberOf(term) as number);
    this.#named(made, hash);
    return made;
  }

  #named(node: number, hash: number): void {
    const before = this.#seen.get(hash) ?? 0;
    this.#seen.set(hash, before + 1);
    this.#hashes[node] = mixHash(hash, before);
    this.#keys[node] = `d${(hash >>> 0).toString(36)}.${before}`;
  }
}
