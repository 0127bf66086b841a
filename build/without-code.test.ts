import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import { textWithoutCode } from './without-code.ts';

const cut = (text: string) => textWithoutCode(text, parseAst);

test('what is said as code is left out, and the rest stays', () => {
  const text = "const op = { name: 'exp', code: { torch: 'torch.exp(a)', value: (a) => ({ code: a }) }, saves: [] };";
  expect(cut(text)).toBe("const op = { name: 'exp', ...{}, saves: [] };");
});

test('a method, and a shorthand', () => {
  expect(cut('const a = { code() { return 1; } }, b = { code };')).toBe('const a = { ...{} }, b = { ...{} };');
});

test('a text without it is left alone', () => {
  expect(cut('const decode = x.code; const { code } = y;')).toBeNull();
});
