import { describe, expect, it } from 'vitest';
import { josa, type Particle, particleAfter } from './josa.ts';

describe('josa', () => {
  const cases: readonly [string, Particle, string][] = [
    ['값', '은/는', '값은'],
    ['노드', '은/는', '노드는'],
    ['기울기', '을/를', '기울기를'],
    ['입력', '이/가', '입력이'],
    ['출력', '과/와', '출력과'],
    ['x', '을/를', 'x를'],
    ['m', '이/가', 'm이'],
    ['r', '으로/로', 'r로'],
    ['n', '으로/로', 'n으로'],
    ['3', '이/가', '3이'],
    ['2', '이/가', '2가'],
    ['1', '으로/로', '1로'],
    ['x1', '은/는', 'x1은'],
    ['−0.99', '을/를', '−0.99를'],
    ['apple', '으로/로', 'apple로'],
    ['apple', '을/를', 'apple을'],
    ['subtotal', '은/는', 'subtotal은'],
    ['orange_count', '으로/로', 'orange_count로'],
    ['price', '은/는', 'price는'],
    ['온도', '을/를', '온도를'],
    ['1.5×10⁻⁷', '이/가', '1.5×10⁻⁷이'],
    ['∞', '이/가', '∞가'],
    ['(−1)', '을/를', '(−1)을'],
  ];
  it.each(cases)('%s with %s is %s', (word, particle, expected) => {
    expect(josa(word, particle)).toBe(expected);
  });

  it('gives the particle alone for words that stand in their own run', () => {
    expect(particleAfter('값', '은/는')).toBe('은');
    expect(particleAfter('서울', '으로/로')).toBe('로');
  });
});
