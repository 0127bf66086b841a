import { parse as mathjsParse } from 'mathjs';
import { compile } from '../src/engine/program/compile.ts';
import { parse } from '../src/engine/program/parser.ts';
import { type Cases, duration, type Medians, type Row, ratio, timeOf } from './measure.ts';

/** 100 characters that both languages read the same: 45 nodes, 13 inputs, 5 functions. */
const EXPRESSION =
  'x1^2*x2 + sin(x1*x2) + exp(x3)/x2 - (a+b)*c/(d-2.5) + sqrt(x^2+y^2)*log(a*b+1)-tanh(x)/4+x1*x3+y+z*2';
const TEXT = EXPRESSION;

/** A long program, for the cost of a character. */
const LINES = 500;
const PROGRAM = Array.from({ length: LINES }, (_, i) => `y${i} = ${TEXT}`).join('\n');

export const cases: Cases = {
  'Gradstep parse and compile': () => ({ run: () => compile(TEXT), perRun: 1 }),
  'Gradstep parse': () => ({ run: () => parse(TEXT), perRun: 1 }),
  'mathjs parse': () => ({ run: () => mathjsParse(TEXT), perRun: 1 }),
  '500 lines': () => ({ run: () => compile(PROGRAM), perRun: LINES }),
};

/** The promise of the issue: a 100-character expression to a graph at least three times as fast as mathjs parses it. */
export function report(medians: Medians): readonly Row[] {
  return [
    ratio(
      medians,
      'mathjs parse, against parse and compile of 100 characters',
      'mathjs parse',
      'Gradstep parse and compile',
      {
        limit: 3,
        atLeast: true,
      },
    ),
    ratio(medians, 'mathjs parse, against parse of 100 characters', 'mathjs parse', 'Gradstep parse'),
    {
      ...ratio(
        medians,
        'a line of a 500-line program, against a line by itself',
        '500 lines',
        'Gradstep parse and compile',
      ),
      peer: `${duration(timeOf(medians, '500 lines'))} a line`,
    },
  ];
}
