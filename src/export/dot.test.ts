import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDot } from './dot.ts';
import { dotHtml, dotString } from './dotText.ts';
import { figureOf, HOSTILE, renamed } from './figure.testkit.ts';
import { plainText } from './plainText.ts';

const whole = (step: number) => ({ step, edge: null });
const apple = figureOf('apple = 100; count = 2; tax = 1.1\nsubtotal = apple * count\nprice = subtotal * tax');

/** Quoted strings and HTML-like labels of a DOT text; what is left when they are taken out. */
function skeleton(dot: string): string {
  let out = '';
  for (let at = 0; at < dot.length; at++) {
    if (dot[at] === '"') {
      for (at++; dot[at] !== '"'; at++) {
        if (at >= dot.length) throw new Error('a string is not closed');
        if (dot[at] === '\\') at++;
      }
      out += 'S';
    } else if (dot[at] === '<') {
      let depth = 0;
      do {
        if (at >= dot.length) throw new Error('a label is not closed');
        depth += dot[at] === '<' ? 1 : dot[at] === '>' ? -1 : 0;
        at++;
      } while (depth > 0);
      at--;
      out += 'H';
    } else out += dot[at];
  }
  return out;
}

describe('dotString and dotHtml', () => {
  it('can be read back, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE)), (text) => {
        const quoted = dotString(text);
        expect(skeleton(quoted)).toBe('S');
        expect(quoted.slice(1, -1).replace(/\\(["\\])/gu, '$1')).toBe(plainText(text));
        expect(dotHtml(text)).not.toMatch(/[<>"']|&(?!#\d+;)/u);
      }),
    );
  });
});

describe('toDot', () => {
  it('shows a value as soon as it is computed, and no earlier', () => {
    const start = toDot(apple, whole(0));
    expect(start).toContain('n0 -> n3 [label="100"');
    expect(start).not.toContain('label="200"');
    expect(toDot(apple, whole(1))).toContain('n3 -> n4 [label="200"');
  });

  it('has no gradient before the backward phase, and each from its own step on', () => {
    for (let step = 0; step <= 2; step++) {
      expect(toDot(apple, whole(step))).not.toContain('dir="back"');
    }
    const back = (step: number) =>
      toDot(apple, whole(step)).match(/^ {2}n\d+ -> \w+ \[dir="back", label="([^"]*)"/gmu) ?? [];
    expect(back(3)).toHaveLength(1);
    expect(back(4)).toHaveLength(3);
    expect(back(5)).toHaveLength(5);
    expect(toDot(apple, whole(5))).toContain('n1 -> n3 [dir="back", label="110"');
  });

  it('writes the running total of a node with several consumers in its box, and how much of it there is', () => {
    const fanOut = figureOf('x = 3\ny = x*x + sin(x)');
    const dot = toDot(fanOut, whole(6));
    expect(dot).toContain('grad −0.9900 (1 of 3)');
    const sent = (step: number, edge: number | null) =>
      toDot(fanOut, { step, edge }).match(/n0 -> n\d+ \[dir="back"/gu)?.length ?? 0;
    expect([sent(5, null), sent(6, null), sent(7, 1), sent(7, null)]).toEqual([0, 1, 2, 3]);
    expect(toDot(fanOut, { step: 7, edge: 1 })).toContain('grad 2.010 (2 of 3)');
    expect(toDot(fanOut, whole(7))).toContain('grad 5.010<');
  });

  it('writes a tensor as a small grid that leaves out its middle', () => {
    const dot = toDot(figureOf('X = [[1,2,3,4,5,6,7],[8,9,10,11,12,13,14]]\ny = sum(X)'), whole(0));
    expect(dot).toContain('label="X (2, 7)"');
    expect(dot).toContain('<TR><TD>1</TD><TD>2</TD><TD>⋯</TD><TD>7</TD></TR>');
  });

  it('makes opened composites clusters, each closed', () => {
    const dot = toDot(figureOf('x = -1\ny = sigmoid(x)', 'all'), whole(0));
    expect(dot).toContain('subgraph cluster_0 {');
    expect(dot.split('{').length).toBe(dot.split('}').length);
  });

  it('has the same statements with any name', () => {
    expect(toDot(renamed(apple, 'a"b\\'), whole(5))).toContain('n0 [label="a\\"b\\\\"');
    const usual = skeleton(toDot(apple, whole(5)).replace(/^\/\/.*$/gmu, ''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom(...HOSTILE)), (name) => {
        expect(skeleton(toDot(renamed(apple, name), whole(5)).replace(/^\/\/.*$/gmu, ''))).toBe(usual);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the program in comments, whatever line ends it has', () => {
    const source = 'x = 1 # a\u2028b\r\ny = x * 2';
    const dot = toDot({ ...apple, source }, whole(0));
    for (const line of dot.slice(0, dot.indexOf('digraph')).trim().split('\n')) expect(line).toMatch(/^\/\//u);
  });

  it('is ink alone when colours are not wanted', () => {
    const colours = new Set(toDot(apple, whole(5), { colours: false }).match(/#[0-9a-f]{6}/gu));
    expect([...colours].sort()).toEqual(['#000000']);
  });
});
