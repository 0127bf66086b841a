import { DATA } from './xor.ts';

/** Adam with lr 0.01 and PyTorch's defaults, the powers of β kept instead of raised anew. */
export class Adam {
  readonly #m: Float64Array;
  readonly #v: Float64Array;
  #power1 = 1;
  #power2 = 1;

  constructor(size: number) {
    this.#m = new Float64Array(size);
    this.#v = new Float64Array(size);
  }

  update(p: Float64Array, g: Float64Array): void {
    const m = this.#m;
    const v = this.#v;
    this.#power1 *= 0.9;
    this.#power2 *= 0.999;
    const step = 0.01 / (1 - this.#power1);
    const root = Math.sqrt(1 - this.#power2);
    for (let k = 0; k < p.length; k++) {
      const gk = g[k]!;
      const mk = 0.9 * m[k]! + 0.1 * gk;
      const vk = 0.999 * v[k]! + 0.001 * gk * gk;
      m[k] = mk;
      v[k] = vk;
      p[k]! -= (step * mk) / (Math.sqrt(vk) / root + 1e-8);
    }
  }
}

/**
 * XOR trained by Adam (lr 0.01) as one would write it by hand for speed alone: float64, one loop, the weights in local
 * variables, backward right after forward for each sample, dL/dz₂ = (y − t)/4 simplified on paper, nothing kept but the loss.
 * @returns the loss before each update, and the loss after the last
 */
export function fusedXor(iterations: number): Float64Array {
  const losses = new Float64Array(iterations + 1);
  const [x0, x1] = [Float64Array.of(0, 0, 1, 1), Float64Array.of(0, 1, 0, 1)];
  const t = Float64Array.from(DATA.t);
  const p = Float64Array.from([...DATA.w1, ...DATA.b1, ...DATA.w2, ...DATA.b2]);
  const g = new Float64Array(9);
  const adam = new Adam(9);
  for (let i = 0; i <= iterations; i++) {
    const a = p[0]!;
    const b = p[1]!;
    const c = p[2]!;
    const d = p[3]!;
    const e = p[4]!;
    const f = p[5]!;
    const u = p[6]!;
    const w = p[7]!;
    const z = p[8]!;
    let ga = 0;
    let gb = 0;
    let gc = 0;
    let gd = 0;
    let ge = 0;
    let gf = 0;
    let gu = 0;
    let gw = 0;
    let gz = 0;
    let loss = 0;
    for (let s = 0; s < 4; s++) {
      const p0 = x0[s]!;
      const p1 = x1[s]!;
      const target = t[s]!;
      const h0 = 1 / (1 + Math.exp(-(a * p0 + b * p1 + e)));
      const h1 = 1 / (1 + Math.exp(-(c * p0 + d * p1 + f)));
      const y = 1 / (1 + Math.exp(-(u * h0 + w * h1 + z)));
      // A target is 0 or 1, so one of the two logarithms is enough.
      loss -= target === 1 ? Math.log(y) : Math.log1p(-y);
      const dz = (y - target) / 4;
      const d0 = dz * u * h0 * (1 - h0);
      const d1 = dz * w * h1 * (1 - h1);
      gu += dz * h0;
      gw += dz * h1;
      gz += dz;
      ga += d0 * p0;
      gb += d0 * p1;
      ge += d0;
      gc += d1 * p0;
      gd += d1 * p1;
      gf += d1;
    }
    losses[i] = loss / 4;
    if (i === iterations) break;
    g[0] = ga;
    g[1] = gb;
    g[2] = gc;
    g[3] = gd;
    g[4] = ge;
    g[5] = gf;
    g[6] = gu;
    g[7] = gw;
    g[8] = gz;
    adam.update(p, g);
  }
  return losses;
}
