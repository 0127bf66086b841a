import { describe, expect, it } from 'vitest';
import { type TrainingProblem, trainingProblems } from './trainable.ts';
import { programOf, XOR } from './xor.testkit.ts';

/** Code, whether fatal, and the text under the range. */
const problemsOf = (source: string) =>
  trainingProblems(programOf(source)).map(({ code, fatal, range }) => [
    code,
    fatal,
    source.slice(range.start, range.end),
  ]);

describe('training problems', () => {
  it('are none for a network, for a program without parameters, and for an output of one element', () => {
    expect(problemsOf(XOR)).toEqual([]);
    expect(problemsOf('x = 2\nx^2')).toEqual([]);
    expect(problemsOf('w = param([[1]])\nw')).toEqual([]);
  });

  it('name an output of several numbers, at its line', () => {
    expect(problemsOf('w = param([1, 2])\ny = w * 2')).toEqual([['outputNotScalar', true, 'y = w * 2']]);
    expect(problemsOf('w = param([1, 2])\ny = w * 2\nz = sum(y)\n@output y')).toEqual([
      ['outputNotScalar', true, 'y = w * 2'],
    ]);
  });

  it('name a parameter that nothing uses, that the output does not need, or that is detached', () => {
    const source = 'a = param(1)\nb = param(2)\nc = param(3)\nd = param(4)\nq = 2 * c\nL = a^2 + detach(d)';
    expect(problemsOf(source)).toEqual([
      ['parameterUnused', false, 'b = param(2)'],
      ['parameterNotInOutput', false, 'c = param(3)'],
      ['parameterDetached', false, 'd = param(4)'],
    ]);
  });

  it('are fatal where no parameter has a gradient', () => {
    expect(problemsOf('a = param(1)\nb = param(2)\nL = detach(a)')).toEqual([
      ['parameterDetached', true, 'a = param(1)'],
      ['parameterUnused', true, 'b = param(2)'],
    ]);
  });

  it('warn of a mean squared error between shapes that only broadcasting makes fit', () => {
    const source = 'w = param([[1], [2]])\nt = [1, 2]\nL = mse(w, t)';
    expect(problemsOf(source)).toEqual([['targetShape', false, 'mse(w, t)']]);
    const [problem] = trainingProblems(programOf(source)) as [Extract<TrainingProblem, { code: 'targetShape' }>];
    expect([problem.data.prediction, problem.data.target]).toEqual([[2, 1], [2]]);
    expect(problem.data.operands.map(({ start, end }) => source.slice(start, end))).toEqual([
      'w = param([[1], [2]])',
      't = [1, 2]',
    ]);
  });

  it('name backward passes that are too long', () => {
    const doubling = Array.from({ length: 30 }, (_, k) => `x${k + 1} = x${k} + x${k}`).join('\n');
    const problems = trainingProblems(programOf(`x0 = param(1)\n${doubling}\n@backward recursive`));
    expect(problems.map(({ code, fatal }) => [code, fatal])).toEqual([['backwardSteps', true]]);
  });
});
