import type { ActLines, LineRange, NodeLines, PassLines, Printed } from './codeResult.ts';
import { pythonString } from './python.ts';

/** Python as it is written, with where each node stands. */
export class Sheet {
  readonly #lines: string[] = [];
  readonly #forward = new Map<number, LineRange>();
  readonly #backward = new Map<number, LineRange>();
  readonly #called = new Map<number, NodeLines['called']>();
  readonly #passes: PassLines[] = [];
  readonly #clears: (readonly LineRange[])[] = [];
  readonly #printed: Printed[] = [];
  #update: readonly LineRange[] = [];
  #indent = '';

  /** Writes lines, and says where they stand. */
  write(...lines: readonly string[]): LineRange {
    const from = this.#lines.length + 1;
    for (const line of lines) this.#lines.push(line === '' ? '' : this.#indent + line);
    return [from, this.#lines.length];
  }

  /** A line that prints `label = …`, and what Python will write there. */
  print(label: string, expression: string, text: string): void {
    this.write(`print(${pythonString(`${label} =`)}, ${expression})`);
    this.#printed.push({ label, text });
  }

  /** The next backward pass. */
  pass(lines: PassLines): void {
    this.#passes.push(lines);
  }

  /** The next time that gradients are cleared; no lines where there was nothing to clear. */
  clear(...lines: readonly LineRange[]): void {
    this.#clears.push(lines);
  }

  /** Where the parameters move. */
  update(...lines: readonly LineRange[]): void {
    this.#update = lines;
  }

  /** What a node's lines call. */
  calls(node: number, called: NodeLines['called']): void {
    this.#called.set(node, called);
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
    readonly acts: ActLines;
    readonly printed: readonly Printed[];
  } {
    const lines = new Map<number, NodeLines>();
    for (const [node, range] of this.#forward) {
      const of = nodeOf(node);
      const known = lines.get(of);
      const forward = known === undefined ? range : widened(known.forward, range);
      const backward = this.#backward.get(node) ?? known?.backward;
      const called = this.#called.get(node);
      lines.set(of, { forward, ...(backward && { backward }), ...(called && { called }) });
    }
    const acts = { passes: this.#passes, clears: this.#clears, update: this.#update };
    return { code: `${this.#lines.join('\n')}\n`, lines, acts, printed: this.#printed };
  }

  #mark(map: Map<number, LineRange>, node: number, lines: readonly string[]): void {
    const range = this.write(...lines);
    const known = map.get(node);
    map.set(node, known === undefined ? range : widened(known, range));
  }
}

function widened([a, b]: LineRange, [c, d]: LineRange): LineRange {
  return [Math.min(a, c), Math.max(b, d)];
}
