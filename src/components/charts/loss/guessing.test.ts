import { expect, test } from 'vitest';
import { compile } from '../../../engine/program/compile.ts';
import { guessingLoss, writtenGuess } from './guessing.ts';

function guessOf(source: string): number | null {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  return guessingLoss(compiled.program.graph);
}

const y = 'w = param([[0.1], [0.2], [0.3], [0.4]])\n';

test('bce: the entropy of the mean target', () => {
  expect(guessOf(`${y}loss = bce(sigmoid(w), const([[0], [1], [1], [0]]))`)).toBeCloseTo(Math.LN2, 15);
  // −¼ ln ¼ − ¾ ln ¾
  expect(guessOf(`${y}loss = bce(sigmoid(w), const([[0], [0], [1], [0]]))`)).toBeCloseTo(0.5623351446188083, 14);
});

test('mse: the variance of the targets, by column', () => {
  expect(guessOf(`${y}loss = mse(w, const([[1], [2], [3], [6]]))`)).toBeCloseTo(3.5, 14);
  expect(guessOf('w = param([[0, 0], [0, 0]])\nloss = mse(w, const([[1, 10], [3, 10]]))')).toBeCloseTo(0.5, 14);
  expect(guessOf('w = param([0, 0, 0])\nloss = mse(w, const([1, 2, 3]))')).toBeCloseTo(2 / 3, 14);
});

test('softmax_cross_entropy: the entropy of the class frequencies', () => {
  const loss = (t: string) =>
    guessOf(`w = param([[1, 2, 3], [3, 2, 1], [0, 0, 0]])\nloss = softmax_cross_entropy(w, const(${t}))`);
  expect(loss('[[1, 0, 0], [0, 1, 0], [0, 0, 1]]')).toBeCloseTo(Math.log(3), 15);
  expect(loss('[[1, 0, 0], [1, 0, 0], [0, 0, 1]]')).toBeCloseTo(0.6365141682948128, 14);
});

test('there is none where nothing is to be guessed, the loss is not the output, or targets are computed', () => {
  expect(guessOf(`${y}loss = bce(sigmoid(w), const([[1], [1], [1], [1]]))`)).toBeNull();
  expect(guessOf(`${y}loss = bce(sigmoid(w), const([[0], [2], [1], [2]]))`)).toBeNull();
  expect(guessOf('w = param([1, 2])\nloss = softmax_cross_entropy(w, const([0, 1]))')).toBeNull();
  expect(guessOf(`${y}l = mse(w, const([[1], [2], [3], [6]]))\nloss = l + 0.1 * sum(square(w))`)).toBeNull();
  expect(guessOf(`${y}t = const([[1], [2], [3], [6]]) * 2\nloss = mse(w, t)`)).toBeNull();
  expect(guessOf(`${y}loss = mean(square(w))`)).toBeNull();
});

test('is written as a logarithm only where it is one, and with ≈ only where it is rounded', () => {
  expect(writtenGuess(Math.LN2)).toBe('ln 2 ≈ 0.6931');
  expect(writtenGuess(Math.log(3))).toBe('ln 3 ≈ 1.099');
  expect(writtenGuess(0.69313)).toBe('≈ 0.6931');
  expect(writtenGuess(0.5623351446188083)).toBe('≈ 0.5623');
  expect(writtenGuess(0.25)).toBe('0.25');
});
