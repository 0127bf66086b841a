import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MersenneTwister, randperm, uniform } from './random.ts';
import { flat, goldenXor } from './xor.testkit.ts';

const golden = goldenXor(readFileSync(new URL('../../../tests/golden/seeds.json', import.meta.url), 'utf8'));

// Numbers of PyTorch 1.13: torch.randperm(n, generator=torch.Generator().manual_seed(seed)), and the last three of
// torch.empty(700, dtype=int64).random_(0, 2**24) after torch.manual_seed(seed), past the generator's first 624 words.
const PERMUTATIONS: readonly (readonly [number, readonly (readonly number[])[]])[] = [
  [0, [[0], [0, 1], [0, 1, 3, 2], [4, 0, 5, 3, 2, 6, 1]]],
  [42, [[0], [0, 1], [2, 3, 0, 1], [1, 6, 3, 5, 4, 0, 2]]],
  [2 ** 32 + 5, [[0], [1, 0], [3, 1, 0, 2], [1, 0, 4, 2, 6, 5, 3]]],
];

describe('the generator of torch.manual_seed', () => {
  it('gives the 24-bit draws of the golden data', () => {
    const generator = new MersenneTwister(42);
    const { W1, b1, W2, b2 } = golden.raw_draws_24bit;
    for (const draw of [W1, b1, W2, b2].flatMap(flat)) expect(generator.random() & 0xffffff).toBe(draw);
  });

  it.each([
    [0, [2168864, 10316915, 9607622]],
    [42, [15400841, 3693305, 16101010]],
  ])('goes on like PyTorch beyond its first 624 words (seed %i)', (seed, last) => {
    const generator = new MersenneTwister(seed);
    const draws = Array.from({ length: 700 }, () => generator.random() & 0xffffff);
    expect(draws.slice(-3)).toEqual(last);
  });

  it('draws uniform numbers as float32 within [−b, b)', () => {
    const generator = new MersenneTwister(1);
    for (let k = 0; k < 10_000; k++) {
      const x = uniform(generator, 0.3);
      expect(Math.fround(x)).toBe(x);
      expect(x).toBeGreaterThanOrEqual(Math.fround(-0.3));
      expect(x).toBeLessThan(Math.fround(0.3));
    }
  });
});

describe('randperm', () => {
  it.each(PERMUTATIONS)('is torch.randperm (seed %i)', (seed, orders) => {
    for (const order of orders) {
      expect(Array.from(randperm(new MersenneTwister(seed), order.length))).toEqual(order);
    }
  });

  it('goes on with the same generator from one order to the next', () => {
    const generator = new MersenneTwister(42);
    const orders = [0, 1, 2].map(() => Array.from(randperm(generator, 4)));
    expect(orders).toEqual([
      [2, 3, 0, 1],
      [2, 1, 3, 0],
      [0, 3, 2, 1],
    ]);
  });
});
