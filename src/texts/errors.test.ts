import { describe, expect, it } from 'vitest';
import type { ErrorCode, ErrorData } from '../engine/errors.ts';
import { programError } from '../engine/errors.ts';
import { compile } from '../engine/program/compile.ts';
import { isFunctionName } from '../engine/program/functions.ts';
import { errorMessage, errorTexts } from './errors.ts';
import { OPERATORS } from './errorWords.ts';
import { messageParts } from './messageParts.ts';

const range = { start: 0, end: 1 };

/** One or more examples of every code: the type demands that none is left out. */
const EXAMPLES: { readonly [Code in ErrorCode]: readonly [ErrorData[Code], ...ErrorData[Code][]] } = {
  limit: [
    { limit: 'characters', allowed: 100_000, found: 123_456 },
    { limit: 'nodes', allowed: 50_000, found: 50_001 },
    { limit: 'elements', allowed: 1_000_000, found: 2_000_000 },
    { limit: 'drawn', allowed: 5000, found: 6000 },
  ],
  empty: [{}],
  unexpectedCharacter: [{ character: '$' }, { character: '`' }],
  badNumber: [{ text: '1..2' }],
  unexpectedToken: [
    { found: ')', expected: [] },
    { found: '*', expected: ['expression', 'name'] },
    { found: '=', expected: ['endOfLine'] },
  ],
  unexpectedEnd: [{ expected: ['expression'] }, { expected: [')', ',', ']', '=', 'operator', 'number'] }],
  missingOperand: [
    { operator: '+', side: 'left' },
    { operator: '^', side: 'right' },
  ],
  missingOperator: [{ left: '2', right: '3' }],
  unbalanced: [{ bracket: '(' }, { bracket: ')' }, { bracket: '[' }, { bracket: ']' }],
  emptyBrackets: [{}],
  unknownFunction: [
    { name: 'sqr', suggestion: 'sqrt' },
    { name: 'foo', suggestion: null },
  ],
  notAFunction: [{ name: 'x', argument: 'y+1' }],
  functionWithoutCall: [{ name: 'sin' }],
  argumentCount: [
    { name: 'sin', found: 2, min: 1, max: 1 },
    { name: 'max', found: 3, min: 1, max: 2 },
    { name: 'reshape', found: 1, min: 2, max: null },
  ],
  unknownOption: [
    { name: 'sin', option: 'axis', options: [] },
    { name: 'sum', option: 'axes', options: ['axis', 'keepdims'] },
  ],
  badOption: [
    { name: 'sum', option: 'axis', wants: 'integer' },
    { name: 'sum', option: 'keepdims', wants: 'flag' },
    { name: 'leaky_relu', option: 'slope', wants: 'number' },
    { name: 'reshape', option: 'shape', wants: 'shape' },
    { name: '[ ]', option: 'index', wants: 'index' },
  ],
  axisOutOfRange: [
    { name: 'sum', axis: 2, shape: [2, 3] },
    { name: 'sum', axis: 0, shape: [] },
  ],
  indexOutOfRange: [
    { index: 5, extent: 2, shape: [2] },
    { index: 1, extent: 1, shape: [1, 2] },
  ],
  tooManyIndices: [
    { found: 3, shape: [2, 2] },
    { found: 2, shape: [3] },
  ],
  shapeMismatch: [
    { operation: '@', left: [2, 3], right: [2, 2], operands: [range, range] },
    { operation: '+', left: [2, 3], right: [2], operands: [range, range] },
    { operation: 'affine', left: [2, 3], right: [4, 2], operands: [range, range] },
  ],
  badRank: [
    { operation: '@', shape: [], wants: 'matrix' },
    { operation: 'affine', shape: [2], wants: 'matrix' },
  ],
  badReshape: [{ from: [2, 3], to: [4, 2] }],
  raggedMatrix: [{ expected: 2, found: 3 }],
  matrixEntry: [{ text: 'x + 1' }],
  badMatrix: [{}],
  badAssignment: [{ text: 'x + 1' }],
  reservedName: [{ name: 'sin' }],
  notSetYet: [{ name: 'c' }],
  unknownDirective: [
    { name: 'outptu', suggestion: 'output' },
    { name: 'foo', suggestion: null },
  ],
  unknownOutput: [
    { name: 'z', suggestion: null },
    { name: 'pricee', suggestion: 'price' },
  ],
  seedShape: [{ seed: [2], output: [] }],
  badDirective: [
    { name: 'output', wants: 'name' },
    { name: 'seed', wants: 'matrix' },
    { name: 'backward', wants: 'recursive' },
    { name: 'zero_grad', wants: 'nothing' },
  ],
  notPlain: [{ name: 'param' }],
  inputShape: [{ name: 'x', given: [2], wants: [2, 2] }],
};
const CODES = Object.keys(EXAMPLES) as ErrorCode[];

function worded<Code extends ErrorCode>(code: Code, data: ErrorData[Code], language: 'en' | 'ko'): string {
  return errorTexts[code][language](data);
}

describe.each(['en', 'ko'] as const)('every mistake in %s', (language) => {
  it.each(CODES)('%s is worded with its data', (code) => {
    const said = EXAMPLES[code].map((data) => worded(code, data as never, language));
    for (const text of said) {
      expect(text).not.toMatch(/undefined|null|NaN|\[object/u);
      expect(text).toMatch(/[.?:)`\p{L}]$/u);
      // Code stands between pairs of backticks, and never ends one early.
      expect(text.split('`').length % 2).toBe(1);
    }
    expect(new Set(said).size).toBe(said.length);
  });
});

describe('what the messages say', () => {
  const first = (source: string, language: 'en' | 'ko') => {
    const result = compile(source);
    if (result.ok) throw new Error(`no mistake in ${source}`);
    return errorMessage(result.errors[0] as (typeof result.errors)[number], language);
  };

  it('names what was meant', () => {
    expect(first('y = sqr(2)', 'en')).toBe('There is no function `sqr`. Did you mean `sqrt` or `x^2`?');
    expect(first('x = 2; y = 3; z = x(y+1)', 'en')).toBe('`x` is not a function. To multiply, write `x*(y+1)`.');
    expect(first('x = 2; y = 3; z = x(y+1)', 'ko')).toBe('`x`는 함수가 아니다. 곱셈이면 `x*(y+1)`처럼 쓴다.');
  });

  it('names the operator that other languages have a function for', () => {
    const source = 'A = [[1]]; B = [[2]]; C = matmul(A, B)';
    expect(first(source, 'en')).toBe('There is no function `matmul`. Write `A @ B`.');
    expect(first(source.replace('matmul', 'dot'), 'ko')).toBe('`dot`이라는 함수는 없다. `A @ B`처럼 쓴다.');
    expect(first('x = 1; y = power(x, 2)', 'en')).toContain('Write `x^n`.');
  });

  it('names an operator only for what is no function here', () => {
    for (const name of Object.keys(OPERATORS)) expect(isFunctionName(name)).toBe(false);
  });

  it('says which bracket is missing', () => {
    expect(first('y = (1 + 2', 'en')).toBe('`(` has no partner: `)` is missing after it.');
    expect(first('y = (1 + 2', 'ko')).toBe('여는 괄호 `(`의 짝인 `)`가 빠졌다.');
    expect(first('y = 1 + 2]', 'ko')).toBe('닫는 대괄호 `]`의 짝인 `[`가 빠졌다.');
  });

  it('says why shapes do not fit', () => {
    const source = 'A = [[1,2,3],[4,5,6]]; B = [[1,2],[3,4]]; C = A @ B';
    expect(first(source, 'en')).toBe(
      'Shapes `(2, 3)` and `(2, 2)` cannot be multiplied with `@`: the inner sizes 3 and 2 must be equal.',
    );
    expect(first(source, 'ko')).toContain('안쪽 크기 3과 2가 같아야 한다');
  });

  it('keeps what the program wrote short, on one line, and inside its quotes', () => {
    const text = errorMessage(programError('badAssignment', range, { text: `a\`b\n${'x'.repeat(100)}` }), 'en');
    expect(text).not.toContain('\n');
    expect(text.length).toBeLessThan(90);
    const code = messageParts(text).filter((part) => part.isCode);
    expect(code).toHaveLength(1);
    expect(code[0]?.text).toMatch(/^aˋb x+…$/u);
  });
});
