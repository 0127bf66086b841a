import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulesOf, SHEETS } from './graph-rules.ts';

const TOKENS = `
  :root, :host { --paper: #fff; --ink: #111; --soft: #e2eef9; --both: var(--ink); --w: 1.5px;
    --sans: -apple-system, 'Noto Sans', system-ui, sans-serif; --math: 'STIX Two Math', math }
  [data-theme='dark'] { --paper: #000; --ink: #eee }
  @media print { :root { --ink: red } }`;

/** What one rule of these graph styles sets, in both themes. */
function setBy(css: string) {
  const { light, dark } = rulesOf(TOKENS, css);
  return { light: light.rules[0]?.set, dark: dark.rules[0]?.set };
}

describe('rules of the graph, for files', () => {
  it('fills in the tokens of each theme, also tokens of tokens', () => {
    expect(setBy('.a { fill: var(--both); stroke-width: var(--w) }')).toEqual({
      light: { fill: '#111', 'stroke-width': '1.5' },
      dark: { fill: '#eee', 'stroke-width': '1.5' },
    });
    expect(rulesOf(TOKENS, '').dark.paper).toBe('#000');
  });

  it('computes mixed colours, with the fallback of what only a motion sets', () => {
    const css = '.a { fill: color-mix(in srgb, var(--soft) calc(var(--graph-fill, 1) * 100%), var(--paper)) }';
    expect(setBy(css).dark).toEqual({ fill: '#e2eef9' });
    expect(setBy('.a { fill: color-mix(in srgb, #ff0000 50%, #0000ff) }').light).toEqual({ fill: 'purple' });
  });

  it('keeps the fonts that a name finds, whole hundreds of weight, and no transparent paint', () => {
    expect(setBy('.a { font-family: var(--sans); font-weight: 650; fill: transparent }').light).toEqual({
      'font-family': "'Noto Sans', sans-serif",
      'font-weight': '700',
      fill: 'none',
    });
    expect(setBy('.a { font-family: var(--math) }').light).toEqual({ 'font-family': "'STIX Two Math', serif" });
  });

  it('weighs the more specific selector more, and of equal ones the later', () => {
    const { rules } = rulesOf(
      TOKENS,
      '.a .b { fill: red } .a:is(.b, #c) { fill: blue } .x, .d .e { fill: lime }',
    ).light;
    const weight = (selector: string) => rules.find((rule) => rule.selector === selector)?.weight as number;
    const is = rules.find(({ selector }) => selector.includes(':is'))?.weight as number;
    expect(is).toBeGreaterThan(weight('.a .b'));
    expect(weight('.d .e')).toBeGreaterThan(weight('.a .b'));
    expect(weight('.x')).toBeLessThan(weight('.a .b'));
  });

  it('leaves out what a file has not: pointers, focus, containers, and properties that are no attributes', () => {
    const css = '.a:hover { fill: red } .b { cursor: pointer } @container (min-width: 1px) { .c { fill: red } }';
    expect(rulesOf(TOKENS, css).light.rules).toEqual([]);
  });

  it('stops the build at a value that only browsers compute', () => {
    expect(() => rulesOf(TOKENS, '.a { stroke-width: calc(1px + 2vw) }')).toThrow('no file can say stroke-width');
    expect(() => rulesOf(TOKENS, '.a { fill: var(--unheard-of) }')).toThrow('no file can say fill');
    expect(() => rulesOf(TOKENS, '.a { fill: rgb(1 2 3 / 40%) }')).toThrow('no file can say fill');
  });

  it('are made of the sheets that the page draws with, in the same order', () => {
    const view = readFileSync(new URL('../src/components/graph/GraphView.tsx', import.meta.url), 'utf8');
    const imported = [...view.matchAll(/^import '\.\/(.+)\.css';$/gmu)].map(([, name]) => name);
    expect(SHEETS).toEqual([...imported, 'tangents']);
  });
});
