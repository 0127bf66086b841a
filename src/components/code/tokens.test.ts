import { describe, expect, it } from 'vitest';
import { tokensOf } from './tokens.ts';

const told = (line: string) => tokensOf(line).map(({ kind, text }) => `${kind}:${text}`);

describe('tokensOf', () => {
  it('loses no character', () => {
    for (const line of ['', '    return a * b', 'print("# no comment", x)  # a comment', '"""A number."""', '"\\"#"'])
      expect(
        tokensOf(line)
          .map(({ text }) => text)
          .join(''),
      ).toBe(line);
  });

  it('tells words, texts and comments', () => {
    expect(told('def f(x):  # why')).toEqual(['word:def', 'plain: f(x):  ', 'comment:# why']);
    expect(told('print("# in", x)')).toEqual(['plain:print(', 'text:"# in"', 'plain:, x)']);
    expect(told('information = form')).toEqual(['plain:information = form']);
  });
});
