import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figureOf, HOSTILE, renamed } from './figure.testkit.ts';
import { isLargeMermaid, toMermaid } from './mermaid.ts';
import { mermaidText } from './mermaidText.ts';

const whole = (step: number) => ({ step, edge: null });
const apple = figureOf('apple = 100; count = 2; tax = 1.1\nsubtotal = apple * count\nprice = subtotal * tax');

/** Every kind of line there is; a label is free of the signs that could end it or mean something. */
const LABEL = `"(?:[\\p{L}\\p{M}\\p{N} .,_−×÷∞⋯·√∂≈⁻⁺θ()=←]|#\\d+;|<br/>|</?i>)*"`;
const LINES = [
  /^%% [ -~]*$/u,
  /^flowchart LR$/u,
  new RegExp(`^ *subgraph g\\d+ \\[${LABEL}\\]$`, 'u'),
  /^ *(?:direction LR|end)$/u,
  new RegExp(`^ *n\\d+(?:\\(${LABEL}\\)|\\[${LABEL}\\]|\\(\\[${LABEL}\\]\\))$`, 'u'),
  /^ {2}out\(\(\( \)\)\)$/u,
  new RegExp(`^ {2}n\\d+ (?:-\\.->|-->(?:\\|${LABEL}\\|)?|===\\|${LABEL}\\|) (?:n\\d+|out)$`, 'u'),
  /^ {2}class [n\d,]+ (?:idle|constant|active)$/u,
  /^ {2}classDef [a-z]+ [a-z-]+:[ \w]+$/u,
  /^ {2}linkStyle [\d,]+ [-\w:#,.]+$/u,
  /^$/u,
];

const stray = (text: string) => text.split('\n').filter((line) => !LINES.some((form) => form.test(line)));

describe('mermaidText', () => {
  it('leaves no sign that Mermaid, Markdown or HTML reads', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE)), (text) => {
        expect(mermaidText(text).replace(/#\d+;/gu, '')).not.toMatch(/["#;[\]{}()<>|`&%\\:\n]/u);
      }),
    );
  });

  it('keeps what is plain', () => {
    expect(mermaidText('orange_count')).toBe('orange_count');
    expect(mermaidText('−2.5×10⁻⁹')).toBe('−2.5×10⁻⁹');
    expect(mermaidText('사과')).toBe('사과');
    expect(mermaidText('1. a')).toBe('1#46; a');
    expect(mermaidText('+')).toBe('#43;');
  });
});

describe('toMermaid', () => {
  it('has only lines of known forms, with any name', () => {
    const opened = figureOf('x = -1\nw = [[1, 2]]\nend = sigmoid(x) * sum(w)', 'all');
    for (const step of [0, 3, opened.timeline.length]) expect(stray(toMermaid(opened, whole(step)))).toEqual([]);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom(...HOSTILE)), (name) => {
        expect(stray(toMermaid(renamed(apple, name), whole(5)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('has no gradient before the backward phase, and each from its own step on', () => {
    const back = (step: number) => toMermaid(apple, whole(step)).split(' ===').length - 1;
    expect([0, 1, 2, 3, 4, 5].map(back)).toEqual([0, 0, 0, 1, 3, 5]);
    expect(toMermaid(apple, whole(5))).toContain('n1 ===|"← 110"| n3');
  });

  it('gives every arrow at most one style, by its place in the text', () => {
    const text = toMermaid(apple, whole(4));
    const arrows = text.split('\n').filter((line) => /^ {2}n\d+ [-=]/u.test(line));
    const styled = [...text.matchAll(/linkStyle ([\d,]+) stroke:(\S+?),/gu)].flatMap(([, list = '', stroke]) =>
      list.split(',').map((index) => [Number(index), stroke] as const),
    );
    expect(new Set(styled.map(([index]) => index)).size).toBe(styled.length);
    for (const [index, stroke] of styled) {
      expect(arrows[index]).toContain(stroke === '#0a5fa8' ? '-->' : '===');
    }
  });

  it('knows when it is larger than Mermaid draws', () => {
    expect(isLargeMermaid(toMermaid(apple, whole(5)))).toBe(false);
    const chain = figureOf(`x = 1\ny = x${' + x'.repeat(400)}`);
    expect(isLargeMermaid(toMermaid(chain, whole(0)))).toBe(true);
  });
});
