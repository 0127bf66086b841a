const N = 624;
const M = 397;

/**
 * The Mersenne Twister MT19937, with the stream of PyTorch's CPU generator after `torch.manual_seed(seed)`: 32-bit draws.
 * Source: Matsumoto and Nishimura 1998 (init_genrand); at::mt19937 in PyTorch's aten/src/ATen/core/MT19937RNGEngine.h,
 * which keeps the lower 32 bits of the seed.
 */
export class MersenneTwister {
  readonly #state = new Uint32Array(N);
  #next = N;

  /** `seed` is taken modulo 2³², as PyTorch does; a fraction is cut off. */
  constructor(seed: number) {
    const state = this.#state;
    state[0] = seed >>> 0;
    for (let j = 1; j < N; j++) {
      const before = state[j - 1] as number;
      state[j] = Math.imul(1812433253, before ^ (before >>> 30)) + j;
    }
  }

  /** The next 32-bit draw, as an unsigned integer. */
  random(): number {
    if (this.#next === N) this.#twist();
    let y = this.#state[this.#next++] as number;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y >>> 0;
  }

  #twist(): void {
    const state = this.#state;
    for (let k = 0; k < N; k++) {
      const y = ((state[k] as number) & 0x80000000) | ((state[(k + 1) % N] as number) & 0x7fffffff);
      state[k] = (state[(k + M) % N] as number) ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.#next = 0;
  }
}

/**
 * One float32 draw of `tensor.uniform_(-bound, bound)`: the low 24 bits of a draw over 2²⁴, times the range, plus the
 * lower end, each rounded to float32 (at::uniform_real_distribution in PyTorch's ATen/core/DistributionsHelper.h; without
 * a fused multiply-add, see tests/golden/README.md).
 */
export function uniform(generator: MersenneTwister, bound: number): number {
  const from = Math.fround(-bound);
  const range = Math.fround(Math.fround(bound) - from);
  const fraction = (generator.random() & 0xffffff) * 2 ** -24;
  return Math.fround(Math.fround(fraction * range) + from);
}

/**
 * `torch.randperm(n)` on the CPU for n below 2³²/20: each place in turn swaps with one of those from it on, chosen by a
 * draw modulo their number (randperm_cpu in PyTorch's aten/src/ATen/native/TensorFactories.cpp).
 */
export function randperm(generator: MersenneTwister, n: number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = 0; i < n - 1; i++) {
    const other = i + (generator.random() % (n - i));
    const kept = order[i] as number;
    order[i] = order[other] as number;
    order[other] = kept;
  }
  return order;
}
