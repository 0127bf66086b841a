import { compile } from './compile.ts';
import { completions, highlight } from './symbols.ts';

/** A generator of numbers in [0, 1): mulberry32, so that a failure can be repeated from its seed. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Right programs, to be spoilt. */
export const SEEDS: readonly string[] = [
  'y = (a*b + sin(a))^2',
  'apple = 100; count = 2; tax = 1.1\nsubtotal = apple * count\nprice = subtotal * tax',
  'x*x + sin(x)',
  '1/(1+exp(-x))',
  'W = param([[1, 2], [3, 4]])\nx = const([1, 2])\nL = mean((W @ x)^2) # loss',
  'c = a + b; c += c + 1\nc *= 2\n@output c',
  'sum(A, axis=0, keepdims=1) + A[0, 1]\nA = [[1, 2], [3, 4]]',
  'L = softmax_cross_entropy([[1, 2]], const([[0, 1]]))\n@seed 2\n@backward\n@zero_grad\n@backward recursive',
  '2πr² + 3(x+1)(x-1) − θ_1·2e3x',
  'reshape(transpose(W), 1, 4).T @ max([1, 2], 0)',
  'z = leaky_relu(x, slope=0.2) ** -y',
  'x₁⁻¹ × (사과 ÷ 2)',
];

const PIECES: readonly string[] = [
  ...'()[]{},;=+-*/@^.#\n \t"\'$_:?!<>|&%~`\\0123456789exT',
  ...['×', '·', '÷', '−', 'π', 'θ', '²', '⁻¹', 'ᵀ', '₁', '사', '𝑥', '\ud835', '\u200b', '😀', '(', '[', ')', ']'],
  ...['x', 'y', 'sin', 'max', 'param', 'const', 'axis=', '@output ', '@seed ', '**', '+=', '1e', '..', '.T', 'A[0]'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '1e999', '[[1,2],[3,4]]', 'sum(', 'keepdims=1'],
];

function pick<T>(random: () => number, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** A string that may be anything: pieces in a row, or a right program with pieces put in, cut out, doubled and swapped. */
export function randomText(random: () => number): string {
  if (random() < 0.4) {
    return Array.from({ length: Math.floor(random() * 24) }, () => pick(random, PIECES)).join('');
  }
  let text = pick(random, SEEDS);
  for (let edits = 1 + Math.floor(random() * 4); edits > 0; edits--) {
    const from = Math.floor(random() * (text.length + 1));
    const to = Math.min(text.length, from + Math.floor(random() * 6));
    const kind = random();
    if (kind < 0.4) text = text.slice(0, from) + pick(random, PIECES) + text.slice(from);
    else if (kind < 0.7) text = text.slice(0, from) + text.slice(to);
    else if (kind < 0.85) text = text.slice(0, to) + text.slice(from);
    else text = text.slice(to) + pick(random, ['', ' ', '\n', ';']) + text.slice(0, to);
  }
  return text;
}

/**
 * What is wrong with how the compiler and the editor's helpers treat a text; null when nothing is: an answer or typed
 * errors inside the text and in order, never an exception.
 */
export function complaintAbout(text: string): string | null {
  try {
    const result = compile(text);
    if (result.ok) {
      const { graph, inputs, statements } = result.program;
      if (graph.keys.length !== graph.count || new Set(graph.keys).size !== graph.count) return 'keys are not unique';
      if (statements.length === 0) return 'no statement';
      for (const { range } of inputs) if (range !== null && !isInside(range, text)) return 'an input outside the text';
    } else {
      if (result.errors.length === 0) return 'no graph and no error';
      let last = 0;
      const seen = new Set<string>();
      for (const error of result.errors) {
        if (!isInside(error.range, text)) return `${error.code} outside the text`;
        if (error.range.start < last) return `${error.code} out of order`;
        last = error.range.start;
        const id = `${error.code} ${error.range.start} ${error.range.end}`;
        if (seen.has(id)) return `${id} twice`;
        seen.add(id);
      }
    }
    let end = 0;
    for (const piece of highlight(text)) {
      if (piece.start < end || piece.end <= piece.start || piece.end > text.length) return 'highlights overlap';
      end = piece.end;
    }
    completions(text);
    return null;
  } catch (thrown) {
    return `threw ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`;
  }
}

function isInside(range: { readonly start: number; readonly end: number }, text: string): boolean {
  return range.start >= 0 && range.start <= range.end && range.end <= text.length;
}
