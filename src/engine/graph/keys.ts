/**
 * Keys that name the same node in two graphs. A key is a hash of what a node computes (its op and its inputs' hashes; a
 * leaf's name; not a constant's number, so that dragging or retyping a number keeps the node) and how many nodes with
 * the same hash came before it. A term typed at the end, a number changed, or a composite opened leaves all other keys.
 */
export class KeyMaker {
  readonly #keys: string[] = [];
  readonly #hashes: number[] = [];
  readonly #seen = new Map<number, number>();

  /** Names a node by a text (its op and attributes, or a leaf's kind and name) and its inputs. Call once a node. */
  note(node: number, text: string, inputs: readonly number[]): void {
    let hash = hashText(text);
    for (const input of inputs) hash = mix(hash, this.#hashes[input] as number);
    this.#set(node, hash);
  }

  /** Lets the last piece of an opened composite stand for the closed node in the keys of what uses it. */
  alias(node: number, text: string, inputs: readonly number[]): string {
    const before = this.#hashes[node] as number;
    this.note(node, text, inputs);
    const closed = this.#keys[node] as string;
    // The piece itself keeps a key of its own: the closed node and the piece are two pictures.
    this.#keys[node] = `${closed}/${(before >>> 0).toString(36)}`;
    return closed;
  }

  hashOf(node: number): number {
    return this.#hashes[node] as number;
  }

  all(count: number): readonly string[] {
    return this.#keys.slice(0, count);
  }

  #set(node: number, hash: number): void {
    const before = this.#seen.get(hash) ?? 0;
    this.#seen.set(hash, before + 1);
    this.#hashes[node] = hash;
    this.#keys[node] = `${(hash >>> 0).toString(36)}.${before}`;
  }
}

/** FNV-1a, 32 bits. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

function mix(a: number, b: number): number {
  const x = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b);
  return x ^ (x >>> 13);
}
