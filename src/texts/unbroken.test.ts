import { describe, expect, it } from 'vitest';
import { unbroken } from './unbroken.ts';

/** Where a line may end is shown as |; a space that holds as _, the joiner as &. */
const seen = (text: string) => unbroken(text).replaceAll(' ', '|').replaceAll('\u00a0', '_').replaceAll('\u2060', '&');

describe('a formula in a text', () => {
  it.each([
    ['so 3 · 3 = 9 here', 'so|3_·_3|=|9|here'],
    ['X (2, 3) and b (2,)', 'X|(2,_3)|and|b|(2,)'],
    ['leaves (y − t)/batch', 'leaves|(y_−_t)/&batch'],
    ['and ∂price/∂price = 1', 'and|∂price/&∂price|=|1'],
    ['(a word or two)', '(a|word|or|two)'],
    ['This × sends x − h, and + adds', 'This|×|sends|x_−_h,|and|+|adds'],
    ['∂L/∂y·∂y/∂x, h₁ · w₁, 사 + 과', '∂L/&∂y·∂y/&∂x,|h₁_·_w₁,|사|+|과'],
    ['to x, y and/or z', 'to|x,|y|and/or|z'],
  ])('%s', (text, expected) => expect(seen(text)).toBe(expected));

  it('holds to the number that stands beside it in another run', () => {
    expect(seen(' · ')).toBe('_·_');
  });
});
