/** Doubles of a chunk, unless a row alone has more. */
const CHUNK = 1 << 16;

/** Rows of doubles, all of one width, in chunks that are made when they are needed: nothing is ever moved. */
export class Rows {
  readonly width: number;
  readonly #perChunk: number;
  readonly #chunks: Float64Array[] = [];

  constructor(width: number) {
    this.width = width;
    this.#perChunk = Math.max(1, Math.floor(CHUNK / Math.max(1, width)));
  }

  /** Makes room for row i, of which all before have room. */
  make(i: number): { readonly chunk: Float64Array; readonly at: number } {
    if (i === this.#chunks.length * this.#perChunk) this.#chunks.push(new Float64Array(this.#perChunk * this.width));
    return { chunk: this.chunkOf(i), at: this.startOf(i) };
  }

  /** The array that has row i. */
  chunkOf(i: number): Float64Array {
    return this.#chunks[Math.floor(i / this.#perChunk)] as Float64Array;
  }

  /** Where row i starts in its array. */
  startOf(i: number): number {
    return (i % this.#perChunk) * this.width;
  }
}
