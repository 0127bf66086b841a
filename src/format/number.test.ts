import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bracketed,
  equalsSign,
  FULL,
  formatNumber,
  formatTogether,
  IN_FORMULA,
  isExact,
  latexNumber,
  latexOfText,
  ON_GRAPH,
} from './number.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const digits = fc.constantFrom(2, 4, 6, FULL);

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [-0, '−0'],
    [3, '3'],
    [-12, '−12'],
    [0.1411200080598672, '0.1411'],
    [-0.9899924966004454, '−0.9900'],
    [715.0000000000001, '715'],
    [3.3000000000000003, '3.3'],
    [715.00001, '715.0'],
    [1234567, '1234567'],
    [12345678, '1.235×10⁷'],
    [0.00001, '10⁻⁵'],
    [1.5e-7, '1.5×10⁻⁷'],
    [2.5e-9, '2.5×10⁻⁹'],
    [Number.POSITIVE_INFINITY, '∞'],
    [Number.NEGATIVE_INFINITY, '−∞'],
    [Number.NaN, 'NaN'],
  ])('%s is shown as %s on the graph', (value, text) => {
    expect(formatNumber(value, ON_GRAPH)).toBe(text);
  });

  it('shows in full exactly the double', () => {
    fc.assert(
      fc.property(finite, (value) => {
        const latex = latexNumber(value, FULL).replace(/ ?\\times 10\^\{(.*)\}/u, 'e$1');
        expect(Object.is(Number(latex), value)).toBe(true);
      }),
    );
  });

  it('puts an equals sign only before the whole number', () => {
    fc.assert(
      fc.property(finite, digits, (value, count) => {
        const text = latexNumber(value, count).replace(/ ?\\times 10\^\{(.*)\}/u, 'e$1');
        expect(equalsSign(value, count)).toBe(Number(text) === value ? '=' : '≈');
        expect(isExact(value, FULL)).toBe(true);
      }),
    );
  });

  it('writes the same number as text and as LaTeX', () => {
    fc.assert(
      fc.property(finite, digits, (value, count) => {
        const strip = (latex: string) => latex.replaceAll(' ', '').replace(/^(-?)1\\times10\^/u, '$110^');
        expect(strip(latexOfText(formatNumber(value, count)))).toBe(strip(latexNumber(value, count)));
      }),
    );
  });

  it('brackets negative numbers only', () => {
    expect(bracketed(-2)).toBe('(−2)');
    expect(bracketed(2)).toBe('2');
    expect(bracketed(Number.NEGATIVE_INFINITY)).toBe('(−∞)');
  });
});

describe('formatTogether', () => {
  it('gives numbers that are added the same decimals', () => {
    const write = formatTogether([-0.9899924966004454, 3, 2.010007503399555]);
    expect([-0.9899924966004454, 3, 2.010007503399555].map(write)).toEqual(['−0.98999', '3', '2.01001']);
  });

  it('leaves every number as many digits as it is asked to', () => {
    const values = [1, 0.018211273295547, 0.004552818323886883];
    expect(values.map(formatTogether(values))).toEqual(['1', '0.01821', '0.00455']);
    expect(values.map(formatTogether(values, IN_FORMULA, 4))).toEqual(['1', '0.0182113', '0.00455282']);
  });

  it('never wipes out a small number', () => {
    const write = formatTogether([1000.123456, 1.5e-6]);
    expect(write(1.5e-6)).toBe('1.5×10⁻⁶');
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1, maxLength: 6 }), (values) => {
        const each = formatTogether(values);
        for (const value of values) expect(/[1-9∞]/u.test(each(value))).toBe(value !== 0);
      }),
    );
  });
});
