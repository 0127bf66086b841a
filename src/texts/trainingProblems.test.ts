import { expect, test } from 'vitest';
import { compile } from '../engine/program/compile.ts';
import { trainingProblems } from '../engine/training/trainable.ts';
import { messageParts } from './messageParts.ts';
import { trainingProblemMessage, type trainingProblemTexts } from './trainingProblems.ts';

const DATA = 'x = const([[1], [2]]); t = const([2, 3])\n';
/** A program for each code; the last one cannot be had without a plan of 200,000 steps. */
const PROGRAMS: Readonly<Record<Exclude<keyof typeof trainingProblemTexts, 'backwardSteps'>, string>> = {
  outputNotScalar: `${DATA}w = param(2)\ny = x * w`,
  parameterUnused: `${DATA}w = param(2)\nu = param(1)\nloss = mean(x * w)`,
  parameterNotInOutput: `${DATA}w = param(2)\nu = param(1)\nz = u * 2\nloss = mean(x * w)`,
  parameterDetached: `${DATA}w = param(2)\nu = param(1)\nloss = mean(x * w) + detach(u)`,
  targetShape: `${DATA}w = param(2)\nloss = mse(x * w, t)`,
};

test.each(Object.entries(PROGRAMS))('%s is worded in both languages, with its names in code', (code, source) => {
  const compiled = compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const problem = trainingProblems(compiled.program).find((one) => one.code === code);
  if (problem === undefined) throw new Error('there is no such problem');
  for (const language of ['en', 'ko'] as const) {
    const message = trainingProblemMessage(problem, language);
    expect(messageParts(message).some(({ isCode }) => isCode)).toBe(true);
    expect(message).not.toMatch(/undefined|null|NaN|\[object/u);
    expect(message).toMatch(/\.$/u);
  }
});

test('shapes and names are said', () => {
  const say = (source: string, language: 'en' | 'ko') => {
    const compiled = compile(source);
    return compiled.ok ? trainingProblems(compiled.program).map((one) => trainingProblemMessage(one, language)) : [];
  };
  expect(say(PROGRAMS.outputNotScalar, 'en')[0]).toContain('`y` has shape `(2, 1)`');
  expect(say(PROGRAMS.parameterUnused, 'ko')[0]).toContain('매개변수 `u`를');
});
