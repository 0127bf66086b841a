import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//gu, '');

type Colours = ReadonlyMap<string, string>;

/** The colours that the rules of a selector set, in a sheet or in one media query of it. */
function coloursIn(css: string, selector: RegExp): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, selectors = '', body = ''] of css.matchAll(/([^{}]+)\{([^{}]*)\}/gu)) {
    if (!selector.test(selectors)) continue;
    for (const [, name = '', colour = ''] of body.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6})/gu)) found.set(name, colour);
  }
  return found;
}

const ROOT = /:root/u;
const DARK = /^\s*\[data-theme='dark'\]\s*$/u;

const tokens = read('tokens.css');
const [, more = ''] = /prefers-contrast: more\) \{([\s\S]*?\n\})/u.exec(read('contrast.css')) ?? [];
const light = coloursIn(tokens, ROOT);
const dark = new Map([...light, ...coloursIn(tokens, DARK)]);
const THEMES: readonly (readonly [string, Colours])[] = [
  ['light', light],
  ['dark', dark],
  ['light, more contrast', new Map([...light, ...coloursIn(more, ROOT)])],
  ['dark, more contrast', new Map([...dark, ...coloursIn(more, ROOT), ...coloursIn(more, DARK)])],
];

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio (WCAG 2.2): (L1 + 0.05) / (L2 + 0.05), the lighter one first. */
function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Of each pair: what is drawn, and on which grounds. */
const TEXT: readonly (readonly [string, readonly string[]])[] = [
  ['--ink', ['--paper', '--panel', '--sunk', '--value-soft', '--grad-soft']],
  ['--ink-2', ['--paper', '--panel', '--sunk']],
  ['--ink-3', ['--paper', '--panel', '--sunk']],
  ['--value', ['--paper', '--panel', '--sunk', '--value-soft']],
  ['--grad', ['--paper', '--panel', '--sunk', '--grad-soft']],
  ['--paper', ['--ink', '--ink-2']],
];
/** Lines that say something by themselves: lanes, ticks, outlines of controls. Hairlines only part rooms. */
const LINES: readonly (readonly [string, readonly string[]])[] = [
  ['--rule', ['--paper', '--panel', '--sunk']],
  ['--value-lane', ['--paper', '--panel', '--sunk', '--value-soft']],
  ['--grad-lane', ['--paper', '--panel', '--sunk', '--grad-soft']],
  ['--grad-rest', ['--paper']],
];

describe.each(THEMES)('colours, %s', (name, colours) => {
  const colour = (token: string) => {
    const found = colours.get(token);
    if (found === undefined) throw new Error(`${token} has no colour`);
    return found;
  };
  const ratios = (pairs: typeof TEXT) =>
    pairs.flatMap(([front, grounds]) =>
      grounds.map((ground) => [`${front} on ${ground}`, contrast(colour(front), colour(ground))] as const),
    );

  it('text stands out 4.5 : 1, with more contrast 7 : 1', () => {
    const least = name.includes('more') ? 7 : 4.5;
    expect(ratios(TEXT).filter(([, ratio]) => ratio < least)).toEqual([]);
  });

  it('lines that say something stand out 3 : 1', () => {
    expect(ratios(LINES).filter(([, ratio]) => ratio < 3)).toEqual([]);
  });
});

describe('the colours of the system', () => {
  const [, forced = ''] = /forced-colors: active\) \{([\s\S]*?\n\})/u.exec(read('contrast.css')) ?? [];
  it('take the place of every colour of ours', () => {
    const replaced = new Set([...forced.matchAll(/(--[\w-]+):\s*[A-Z]\w+;/gu)].map(([, token]) => token));
    expect([...light.keys()].filter((token) => !replaced.has(token))).toEqual([]);
    expect(light.size).toBeGreaterThan(10);
  });
});
