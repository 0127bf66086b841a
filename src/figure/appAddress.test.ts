import { expect, test } from 'vitest';
import { appAddress } from './appAddress.ts';

test('pages are followed, also relative ones, without their fragment', () => {
  expect(appAddress('https://example.org/gradstep/#program=x')).toBe('https://example.org/gradstep/');
  expect(appAddress('../gradstep/')).toBe(new URL('../gradstep/', document.baseURI).href);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' data:text/html,x',
  'blob:x',
  'http://',
  '',
  '  ',
  null,
  undefined,
])('%s is no address of a page', (text) => {
  expect(appAddress(text)).toBeNull();
});
