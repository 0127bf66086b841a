import type { LineRange, NodeLines } from './codeResult.ts';

/** Python as it is written, with where each node stands. */
export class Sheet {
  readonly #lines: string[] = [];
  readonly #forward = new Map<number, LineRange>();
  readonly #backward = new Map<number, LineRange>();
  #indent = '';

  write(...lines: readonly string[]): void {
    for (const line of lines) this.#lines.push(line === '' ? '' : this.#indent + line);
  }

  /** An empty line, or as many as Python's style wants between definitions. */
  gap(lines = 1): void {
    let empty = 0;
    while (empty < this.#lines.length && this.#lines[this.#lines.length - 1 - empty] === '') empty += 1;
    for (; empty < lines; empty++) this.#lines.push('');
  }

  /** Lines inside a block. */
  within(block: () => void): void {
    const before = this.#indent;
    this.#indent += '    ';
    block();
    this.#indent = before;
  }

  /** The lines of a node on the way forward. */
  forward(node: number, ...lines: readonly string[]): void {
    this.#mark(this.#forward, node, lines);
  }

  /** The lines with which a node sends its contributions. */
  backward(node: number, ...lines: readonly string[]): void {
    this.#mark(this.#backward, node, lines);
  }

  /** The text, and the place of every node. `nodeOf` says which node of the figure one of this sheet belongs to. */
  finish(nodeOf: (node: number) => number = (node) => node): {
    readonly code: string;
    readonly lines: ReadonlyMap<number, NodeLines>;
  } {
    const lines = new Map<number, NodeLines>();
    for (const [node, range] of this.#forward) {
      const of = nodeOf(node);
      const known = lines.get(of);
      const forward = known === undefined ? range : widened(known.forward, range);
      const backward = this.#backward.get(node) ?? known?.backward;
      lines.set(of, backward === undefined ? { forward } : { forward, backward });
    }
    return { code: `${this.#lines.join('\n')}\n`, lines };
  }

  #mark(map: Map<number, LineRange>, node: number, lines: readonly string[]): void {
    const from = this.#lines.length + 1;
    this.write(...lines);
    const range = [from, this.#lines.length] as const;
    const known = map.get(node);
    map.set(node, known === undefined ? range : widened(known, range));
  }
}

function widened([a, b]: LineRange, [c, d]: LineRange): LineRange {
  return [Math.min(a, c), Math.max(b, d)];
}
