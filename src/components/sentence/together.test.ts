import { describe, expect, it } from 'vitest';
import type { Part } from '../../texts/text.ts';
import { textOf, together } from './together.ts';

const plain = (text: string): Part => ({ kind: 'plain', text });
const node = (text: string): Part => ({ kind: 'node', text, node: 0 });
const gradient = (text: string): Part => ({ kind: 'gradient', text });

/** The groups as texts, `|` between runs. */
const groups = (...words: Part[]) => together(words).map((group) => group.map(({ text }) => text).join('|'));

describe('what no line breaks between', () => {
  it('is a name with its brackets and its number', () => {
    expect(groups(plain('Finished: grad('), node('y'), plain(') = '), gradient('14'), plain('.'))).toEqual([
      'Finished:',
      ' ',
      'grad(|y|)| = |14|.',
    ]);
    expect(groups(plain('끝: grad('), node('y'), plain(') ≈ '), gradient('5.010'), plain('이다.')).at(-1)).toBe(
      'grad(|y|)| ≈ |5.010|이다.',
    );
  });

  it('is a name and the comma or the particle behind it, not the next word', () => {
    expect(groups(plain('to '), node('a'), plain(', then '), node('b'), plain('로 보낸다.'))).toEqual([
      'to',
      ' ',
      'a|,',
      ' then ',
      'b|로',
      ' ',
      '보낸다.',
    ]);
  });

  it('ends before the number where name and number fill a line', () => {
    const long = 'a_name_that_fills_the_line';
    expect(groups(plain('grad('), node(long), plain(') = '), gradient('14'))).toEqual([`grad(|${long}|)`, ' = ', '14']);
  });

  it('is so in a text of it, too', () => {
    expect(
      textOf([plain('to '), node('a'), plain(': grad('), node('y'), plain(') = '), gradient('14'), plain('.')]),
    ).toBe('to a: grad(y)\u00a0=\u00a014.');
  });

  it('leaves every letter where it was', () => {
    const words = [plain(' a  b '), node('x'), plain('\n'), gradient('1'), plain(', c d'), node('y'), plain('e')];
    const all = (runs: readonly Part[]) => runs.map(({ text }) => text).join('');
    expect(all(together(words).flat())).toBe(all(words));
  });
});
