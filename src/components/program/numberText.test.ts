import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fieldText, readNumber } from './numberText.ts';

it.each([
  ['1.5', 1.5],
  [' −2 ', -2],
  ['–2', -2],
  ['+.5', 0.5],
  ['3.', 3],
  ['1,5', 1.5],
  ['1e-3', 0.001],
])('reads %j as %d', (text, value) => expect(readNumber(text)).toBe(value));

it.each(['', 'x', '1.2.3', '--1', '1e', '1e999', 'Infinity', 'NaN', '0x10', '1 + 1'])(
  'reads %j as no number',
  (text) => {
    expect(readNumber(text)).toBeNull();
  },
);

it('reads back what it writes', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(readNumber(fieldText(value))).toBe(value === 0 ? 0 : value);
    }),
  );
});
