import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PALETTE } from './palette.ts';

it('has the colours of the light theme', () => {
  const css = readFileSync(new URL('../components/tokens.css', import.meta.url), 'utf8');
  const light = css.slice(0, css.indexOf("[data-theme='dark']"));
  for (const [name, colour] of Object.entries(PALETTE)) expect(light).toContain(`--${name}: ${colour};`);
});
