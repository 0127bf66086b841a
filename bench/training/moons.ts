import { Adam } from './fused.ts';

const ROWS = 200;
const HIDDEN = 8;

/** Numbers between −0.5 and 0.5 that are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 4294967296 - 0.5;
  };
}

/** Two half circles of 100 points each, one inside the other, with some noise, and weights to begin with. */
function problem() {
  const next = numbers(1);
  const x = new Float64Array(2 * ROWS);
  const t = new Float64Array(ROWS);
  for (let i = 0; i < ROWS; i++) {
    const second = i % 2;
    const angle = (Math.PI * (i >> 1)) / (ROWS / 2 - 1);
    x[2 * i] = (second === 0 ? Math.cos(angle) : 1 - Math.cos(angle)) + 0.2 * next();
    x[2 * i + 1] = (second === 0 ? Math.sin(angle) : 0.5 - Math.sin(angle)) + 0.2 * next();
    t[i] = second;
  }
  const w1 = Float64Array.from({ length: 2 * HIDDEN }, () => 2 * next());
  const b1 = Float64Array.from({ length: HIDDEN }, next);
  const w2 = Float64Array.from({ length: HIDDEN }, next);
  const b2 = Float64Array.of(next());
  return { x, t, w1, b1, w2, b2 };
}

/** A matrix as the language writes it. */
function matrix(data: Float64Array, columns: number): string {
  const rows = Array.from({ length: data.length / columns }, (_, i) =>
    data.subarray(i * columns, (i + 1) * columns).join(', '),
  );
  return `[${rows.map((row) => `[${row}]`).join(', ')}]`;
}

/** A classifier of two moons, 200 × 2 – 8 – 1, as a program of ours. */
export function moonsProgram(): string {
  const { x, t, w1, b1, w2, b2 } = problem();
  return `
X = const(${matrix(x, 2)})
t = const(${matrix(t, 1)})
W1 = param(${matrix(w1, 2)})
b1 = param([${b1.join(', ')}])
W2 = param(${matrix(w2, HIDDEN)})
b2 = param([${b2[0]}])
h = tanh(linear(X, W1, b1))
y = sigmoid(linear(h, W2, b2))
L = bce(y, t)
`;
}

/** The same by hand, as fusedXor: one pass over the rows, forward and backward together. @returns as fusedXor */
export function fusedMoons(iterations: number): Float64Array {
  const { x, t, w1, b1, w2, b2 } = problem();
  const losses = new Float64Array(iterations + 1);
  const p = Float64Array.from([...w1, ...b1, ...w2, ...b2]);
  const g = new Float64Array(p.length);
  const h = new Float64Array(HIDDEN);
  const adam = new Adam(p.length);
  const [bias1, weight2, bias2] = [2 * HIDDEN, 3 * HIDDEN, 4 * HIDDEN];
  for (let i = 0; i <= iterations; i++) {
    let loss = 0;
    g.fill(0);
    for (let s = 0; s < ROWS; s++) {
      const p0 = x[2 * s]!;
      const p1 = x[2 * s + 1]!;
      let z = p[bias2]!;
      for (let j = 0; j < HIDDEN; j++) {
        const out = Math.tanh(p[2 * j]! * p0 + p[2 * j + 1]! * p1 + p[bias1 + j]!);
        h[j] = out;
        z += p[weight2 + j]! * out;
      }
      const y = 1 / (1 + Math.exp(-z));
      loss -= t[s] === 1 ? Math.log(y) : Math.log1p(-y);
      const dz = (y - t[s]!) / ROWS;
      g[bias2]! += dz;
      for (let j = 0; j < HIDDEN; j++) {
        const out = h[j]!;
        const d = dz * p[weight2 + j]! * (1 - out * out);
        g[weight2 + j]! += dz * out;
        g[2 * j]! += d * p0;
        g[2 * j + 1]! += d * p1;
        g[bias1 + j]! += d;
      }
    }
    losses[i] = loss / ROWS;
    if (i < iterations) adam.update(p, g);
  }
  return losses;
}
