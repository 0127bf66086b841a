/**
 * Keys that name the same node in two graphs. A key is a hash of what a node computes (its op and its inputs' hashes; a
 * leaf's name; not a constant's number, so that dragging or retyping a number keeps the node) and how many nodes with
 * the same hash came before it. A term typed at the end, a number changed, or a composite opened leaves all other keys.
 *
 * Inside an opened composite keys begin with the key that the closed node had, and are counted there by themselves.
 *
 * Nodes are named in the order of their numbers. Counting and spelling are put off until a key is asked for: a program
 * that is compiled only to be evaluated never pays for them.
 */
export class KeyMaker {
  /** What a node computes, as its consumers see it: for the last piece of an opened composite, the composite's. */
  readonly #hashes: number[] = [];
  /** By node, how many of its hash came before it in its room; filled up to `#counted`. */
  readonly #ordinals: number[] = [];
  /** The pieces' own hashes where a composite's stands in `#hashes`. */
  readonly #replaced = new Map<number, number>();
  /** The rooms that nodes are in; a node without an entry is in none. */
  readonly #rooms = new Map<number, string>();
  #counted = 0;
  #room = '';
  #seen = new Map<number, number>();
  readonly #outer: { readonly room: string; readonly seen: Map<number, number> }[] = [];

  /** Names a node by a text (its op and attributes, or a leaf's kind and name) and its inputs. Call once a node. */
  note(node: number, text: string, inputs: readonly number[]): void {
    let hash = hashText(text);
    for (const input of inputs) hash = mixHash(hash, this.hashOf(input));
    this.set(node, hash);
  }

  /** Names a node by its hash. */
  set(node: number, hash: number): void {
    this.#hashes[node] = hash;
  }

  hashOf(node: number): number {
    return this.#hashes[node] as number;
  }

  /** The key that the next node gets when it has this hash. */
  next(hash: number): string {
    this.#count();
    return keyText(this.#room, hash, this.#seen.get(hash) ?? 0);
  }

  /** From here on nodes are pieces of the composite with that hash, whose key (see `next`) is taken. */
  enter(hash: number): void {
    const key = this.next(hash);
    this.#seen.set(hash, (this.#seen.get(hash) ?? 0) + 1);
    this.#outer.push({ room: this.#room, seen: this.#seen });
    this.#room = `${key}/`;
    this.#seen = new Map();
  }

  /** Ends a room. `output`, its last piece, stands for the closed node (of that hash) in the keys of what uses it. */
  leave(output: number, hash: number): void {
    this.#count();
    const outer = this.#outer.pop();
    if (outer === undefined) return;
    this.#room = outer.room;
    this.#seen = outer.seen;
    if (!this.#replaced.has(output)) this.#replaced.set(output, this.hashOf(output));
    this.#hashes[output] = hash;
  }

  /** The keys of nodes 0 to `count` − 1. */
  all(count: number): readonly string[] {
    this.#count();
    const keys: string[] = [];
    for (let i = 0; i < count; i++) {
      const hash = this.#replaced.get(i) ?? this.hashOf(i);
      keys.push(keyText(this.#rooms.get(i) ?? '', hash, this.#ordinals[i] as number));
    }
    return keys;
  }

  #count(): void {
    for (let node = this.#counted; node < this.#hashes.length; node++) {
      const hash = this.#hashes[node] as number;
      const before = this.#seen.get(hash) ?? 0;
      this.#seen.set(hash, before + 1);
      this.#ordinals[node] = before;
      if (this.#room !== '') this.#rooms.set(node, this.#room);
    }
    this.#counted = this.#hashes.length;
  }
}

function keyText(room: string, hash: number, ordinal: number): string {
  return `${room}${(hash >>> 0).toString(36)}.${ordinal}`;
}

/** FNV-1a, 32 bits; with `from`, the hash of the text that had that hash followed by this one. */
export function hashText(text: string, from = 0x811c9dc5): number {
  let hash = from;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** A hash of two hashes, in order. */
export function mixHash(a: number, b: number): number {
  const x = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b);
  return x ^ (x >>> 13);
}
