import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { policyText } from './content-security-policy.ts';

const docs = readFileSync(new URL('../docs/deploy.md', import.meta.url), 'utf8');

test('every policy in docs/deploy.md is the one that the build writes, and says who may embed the page', () => {
  const written = [...docs.matchAll(/default-src [^"\n]*/g)].map(([text]) => text);
  expect(written.length).toBeGreaterThanOrEqual(3);
  for (const text of written) expect(text).toMatch(/; frame-ancestors [^;]+$/);
  expect(new Set(written.map((text) => text.replace(/; frame-ancestors [^;]+$/, '')))).toEqual(new Set([policyText()]));
});

test('the policy has nothing that lets text run', () => {
  expect(policyText()).not.toMatch(/unsafe|\*|https?:/);
});
