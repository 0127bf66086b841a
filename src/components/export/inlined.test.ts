import { describe, expect, it, vi } from 'vitest';
import { inlineStyles, removeOfThePage, removeUnseen } from './inlined.ts';
import { parseSvg } from './parseInBrowser.ts';

vi.mock('virtual:graph-rules', () => ({
  rules: {
    light: {
      paper: '#fff',
      rules: [
        { selector: '.a .b', weight: 20_000, set: { fill: 'red', stroke: 'blue' } },
        { selector: '.b', weight: 10_001, set: { fill: 'lime', 'stroke-width': '2' } },
        { selector: 'svg', weight: 2, set: { 'font-family': 'Noto Sans' } },
        { selector: '.gone', weight: 10_003, set: { visibility: 'hidden' } },
        { selector: '.gone.back', weight: 20_004, set: { visibility: 'visible' } },
      ],
    },
    dark: { paper: '#000', rules: [{ selector: '.b', weight: 1, set: { fill: 'white' } }] },
  },
}));

const XMLNS = 'xmlns="http://www.w3.org/2000/svg"';

function made(inside: string, ...steps: ((svg: Element) => void)[]): string {
  const svg = parseSvg(`<svg ${XMLNS}>${inside}</svg>`).documentElement;
  for (const step of steps) step(svg);
  return svg.innerHTML.replaceAll(` ${XMLNS}`, '');
}

const light = (svg: Element) => inlineStyles(svg, 'light');

describe('styles in attributes', () => {
  it('are those of the more specific rule, wherever it stands, and win over an attribute', () => {
    const svg = parseSvg(
      made('<g class="a"><path class="b" fill="black" d="M0,0"/></g>', light).replace('<g', `<g ${XMLNS}`),
    );
    const path = svg.querySelector('path');
    expect(path?.getAttribute('fill')).toBe('red');
    expect(path?.getAttribute('stroke')).toBe('blue');
    expect(path?.getAttribute('stroke-width')).toBe('2');
  });

  it('are those of the theme, on the root too', () => {
    expect(made('<path class="b" d="M0,0"/>', (svg) => inlineStyles(svg, 'dark'))).toContain('fill="white"');
    const svg = parseSvg(`<svg ${XMLNS}/>`).documentElement;
    light(svg);
    expect(svg.getAttribute('font-family')).toBe('Noto Sans');
  });

  it('hide what is not in the file then; what hides and is shown again stays', () => {
    expect(made('<path class="gone" d="M0,0"/><path class="gone back" d="M1,1"/>', light, removeUnseen)).toBe(
      '<path class="gone back" d="M1,1"/>',
    );
  });
});

describe('what is not seen', () => {
  it('goes: shapes without paint, also inherited, empty groups, words for the pointer', () => {
    expect(made('<g fill="none"><rect width="1" height="1"/></g>', removeUnseen)).toBe('');
    expect(made('<g><g><g/></g></g>', removeUnseen)).toBe('');
    expect(made('<title>t</title><text>1.5<title>1.4999</title></text>', removeUnseen)).toBe(
      '<title>t</title><text>1.5</text>',
    );
  });

  it('stays where it is seen: a blank between two runs', () => {
    expect(made('<text><tspan>b</tspan><tspan> (2,)</tspan></text>', removeUnseen)).toBe(
      '<text><tspan>b</tspan><tspan xml:space="preserve"> (2,)</tspan></text>',
    );
  });
});

describe('what is of the page', () => {
  it('goes, with what only repeats the parent and decimals that nobody sees', () => {
    const inside =
      '<g class="a" data-x="1" role="button" tabindex="0" aria-label="x" fill="red"><path fill="red" stroke="none" d="M0.123456,1L2.5,-0.0049"/><path fill="blue" d="M1,1"/></g>';
    expect(made(inside, removeOfThePage)).toBe(
      '<g fill="red"><path d="M0.12,1L2.5,0"/><path fill="blue" d="M1,1"/></g>',
    );
  });
});
