import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';

/** Code and underlined characters of every mistake, in order. */
function mistakes(source: string): string[] {
  const result = compile(source);
  return result.ok ? [] : result.errors.map(({ code, range }) => `${code}: ${source.slice(range.start, range.end)}`);
}

const MATRICES = 'A = [[1,2,3],[4,5,6]]; B = [[1,2],[3,4]]';

describe('every mistake at its characters', () => {
  it.each<[string, ...string[]]>([
    ['', 'empty: '],
    ['# a comment', 'empty: '],
    ['@backward', 'empty: '],
    ['x $ y', 'unexpectedCharacter: $'],
    ['x + 😀', 'unexpectedCharacter: 😀'],
    ['1..2', 'badNumber: 1..2'],
    ['x + 1.2.3', 'badNumber: 1.2.3'],
    ['1_000', 'badNumber: 1_000'],
    ['x,,y', 'unexpectedToken: ,'],
    ['(x, y)', 'unexpectedToken: ,'],
    ['x == 3', 'unexpectedToken: ='],
    ['sum(x,)', 'unexpectedToken: )'],
    ['sum(x, axis=)', 'unexpectedToken: )'],
    ['[1, 2; 3, 4]', 'unexpectedToken: ;'],
    ['y =', 'unexpectedEnd: ='],
    ['x +', 'missingOperand: +'],
    ['(x + ) * 2', 'missingOperand: +'],
    ['x^', 'missingOperand: ^'],
    ['*x', 'missingOperand: *'],
    ['x + * y', 'missingOperand: *'],
    ['@', 'missingOperand: @'],
    ['2 3', 'missingOperator: 2 3'],
    ['x y', 'missingOperator: x y'],
    ['2x 3', 'missingOperator: x 3'],
    ['(x', 'unbalanced: ('],
    ['x)', 'unbalanced: )'],
    ['(x]', 'unbalanced: ]'],
    ['([x)', 'unbalanced: [', 'matrixEntry: x'],
    ['()', 'emptyBrackets: ()'],
    ['A[]', 'emptyBrackets: []'],
    ['foo(x)', 'unknownFunction: foo'],
    ['2 + x(y+1)', 'notAFunction: x(y+1)'],
    ['rate*2 + rate(x)', 'notAFunction: rate(x)'],
    ['1 + sin', 'functionWithoutCall: sin'],
    ['sin x', 'functionWithoutCall: sin'],
    ['sin()', 'argumentCount: sin()'],
    ['sin(x,y)', 'argumentCount: sin(x,y)'],
    ['sum(x, axes=0)', 'unknownOption: axes'],
    ['max(x, y, axis=1)', 'unknownOption: axis'],
    ['sum(x, axis=z)', 'badOption: z'],
    ['sum(x, keepdims=3)', 'badOption: 3'],
    ['leaky_relu(x, slope=a)', 'badOption: a'],
    ['reshape([1, 2], y)', 'badOption: y'],
    ['reshape([1, 2], [1, 2], 3)', 'badOption: [1, 2]'],
    ['[1, 2][0.5]', 'badOption: 0.5'],
    ['sum([1, 2], axis=2)', 'axisOutOfRange: axis=2'],
    ['[[1, 2], [3, 4]][0, 5]', 'indexOutOfRange: 5'],
    ['[1, 2][0, 1]', 'tooManyIndices: [1, 2][0, 1]'],
    [`${MATRICES}; A @ B`, 'shapeMismatch: A @ B'],
    [`${MATRICES}; 1 + (A * B)`, 'shapeMismatch: A * B'],
    ['x @ y', 'badRank: x'],
    ['reshape([1, 2, 3], 2, 2)', 'badReshape: reshape([1, 2, 3], 2, 2)'],
    ['[[1], [2, 3]]', 'raggedMatrix: [2, 3]'],
    ['[1, x]', 'matrixEntry: x'],
    ['[1, 1+2, [3]]', 'matrixEntry: 1+2', 'matrixEntry: [3]'],
    ['[]', 'badMatrix: []'],
    ['[[[1]]]', 'badMatrix: [[[1]]]'],
    ['[[1], 2]', 'badMatrix: 2'],
    ['f(x) = x^2', 'badAssignment: f(x)'],
    ['2 = x', 'badAssignment: 2'],
    ['sin = 3', 'reservedName: sin'],
    ['param = 3', 'reservedName: param'],
    ['c += 1', 'notSetYet: c'],
    ['y = x\n@outptu y', 'unknownDirective: @outptu'],
    ['y = x\n@output z', 'unknownOutput: z'],
    ['y = x\n@seed [1, 2]', 'seedShape: [1, 2]'],
    ['y = x\n@output', 'badDirective: @output'],
    ['y = x\n@seed z', 'badDirective: z'],
    ['y = x\n@backward twice', 'badDirective: twice'],
    ['y = x\n@zero_grad 3', 'badDirective: 3'],
    ['param(x)', 'notPlain: x'],
    ['y = 2 * const(x + 1)', 'notPlain: x + 1'],
  ])('%j', (source, ...expected) => {
    expect(mistakes(source)).toEqual(expected);
  });

  it('reports the mistakes of all statements, those inside others, and each once', () => {
    const source = 'x = (1 + 2\ny = 3 +\nz = foo(bar(2)) + x(3)\nw = sqr(y); v = w $ 2';
    expect(mistakes(source)).toEqual([
      'unbalanced: (',
      'missingOperand: +',
      'unknownFunction: foo',
      'unknownFunction: bar',
      'notAFunction: x(3)',
      'unknownFunction: sqr',
      'unexpectedCharacter: $',
    ]);
  });

  it('says what was meant', () => {
    const dataOf = (source: string) => {
      const result = compile(source);
      return result.ok ? null : result.errors[0]?.data;
    };
    expect(dataOf('sqr(x)')).toEqual({ name: 'sqr', suggestion: 'sqrt' });
    expect(dataOf('ReLU(x)')).toEqual({ name: 'ReLU', suggestion: 'relu' });
    expect(dataOf('x( y+1 )')).toEqual({ name: 'x', argument: 'y+1' });
    expect(dataOf('loss = x\n@output los')).toEqual({ name: 'los', suggestion: 'loss' });
    expect(dataOf(`${MATRICES}; A @ (B)`)).toEqual({
      operation: '@',
      left: [2, 3],
      right: [2, 2],
      operands: [
        { start: 42, end: 43 },
        { start: 47, end: 48 },
      ],
    });
  });

  it('names the limit that a program is beyond', () => {
    const errorOf = (source: string, inputs = {}) => {
      const result = compile(source, { inputs });
      return result.ok ? null : result.errors[0];
    };
    expect(errorOf('x'.repeat(100_001))).toMatchObject({
      code: 'limit',
      data: { limit: 'characters', found: 100_001 },
    });
    expect(errorOf(Array(50_000).fill('2').join('+'))).toMatchObject({ code: 'limit', data: { limit: 'nodes' } });
    const column = Array.from({ length: 2000 }, () => [1]);
    expect(errorOf('y = 2; A @ A.T', { A: column })).toMatchObject({
      code: 'limit',
      data: { limit: 'elements' },
      range: { start: 7, end: 14 },
    });
  });
});

const golden = JSON.parse(readFileSync(new URL('../../../tests/golden/cases.json', import.meta.url), 'utf8')) as {
  readonly parse_errors: readonly { readonly expr: string }[];
};

describe('golden parse errors', () => {
  /** Written for single expressions; in this language these are right (see tests/golden/README.md and 01-product.md). */
  const RIGHT = new Set(['x ** 2', 'x = 3', '1e', 'max(x)']);

  it.each(golden.parse_errors.map(({ expr }) => expr))('%j', (expr) => {
    const result = compile(expr);
    expect(result.ok).toBe(RIGHT.has(expr));
    if (!result.ok) expect(result.errors).toHaveLength(1);
  });
});
