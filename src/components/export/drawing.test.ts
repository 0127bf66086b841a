import { describe, expect, it } from 'vitest';
import { linkOf } from '../../store/link/link.ts';
import { openLink } from '../../store/link/open.ts';
import { makeStore } from '../../store/store.ts';
import { learning } from '../../store/training/learning.ts';
import { animate } from './animated.ts';
import { type DrawOptions, drawStep } from './drawing.tsx';
import { fileName } from './fileName.ts';
import { MOST_FRAMES } from './frames.ts';
import { parseSvg } from './parseInBrowser.ts';

const LIGHT: DrawOptions = { theme: 'light', parse: parseSvg };

async function opened(pairs: Record<string, string>) {
  const store = makeStore({ language: 'en' }, learning);
  await openLink(store, linkOf(Object.entries(pairs)));
  return store.getState();
}

const SHOP = 'apple = 100; count = 2; tax = 1.1\nsubtotal = apple * count\nprice = subtotal * tax';

/** Everything that a drawing may say without the page around it. */
const ATTRIBUTES = new Set(
  `xmlns width height viewBox d x y cx cy r rx transform fill fill-opacity stroke stroke-width stroke-dasharray
  stroke-linejoin font-family font-size font-style font-weight text-anchor opacity xml:space`.split(/\s+/),
);

describe('a step as an SVG document', () => {
  it('is well-formed and says everything in attributes that every program knows', async () => {
    for (const [pairs, theme] of [
      [{ program: SHOP, step: '5' }, 'light'],
      [{ program: 'x = [[1, -2], [3, 4]]; w = param([[1], [2]]); y = sum(relu(x @ w) / 0)', step: '6' }, 'dark'],
      [{ lesson: 'xor', level: '3', step: 'end', lang: 'ko' }, 'dark'],
      [{ lesson: 'xor', level: '2', step: '20' }, 'light'],
    ] as const) {
      const svg = drawStep(await opened(pairs), { theme, parse: parseSvg, legend: true });
      const document = parseSvg(svg);
      expect(document.querySelector('parsererror')).toBeNull();
      const names = new Set([...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames()));
      expect([...names].filter((name) => !ATTRIBUTES.has(name))).toEqual([]);
      expect(svg).not.toMatch(/var\(|calc\(|color-mix|<style|NaN,|undefined|-apple-system|system-ui/);
      for (const value of svg.match(/(?:fill|stroke)="[^"]*"/g) ?? [])
        expect(value).toMatch(/"(?:#[\da-f]{3,6}|none|[a-z]+)"/);
    }
  });

  it('shows the numbers of its step, and no others', async () => {
    const at = async (step: string) => {
      const document = parseSvg(drawStep(await opened({ program: SHOP, step }), LIGHT));
      return [...document.querySelectorAll('text')].map(({ textContent }) => textContent);
    };
    expect(await at('1')).not.toContain('220');
    expect(await at('2')).toContain('220');
    expect(await at('5')).toEqual(expect.arrayContaining(['110', '2.2', '200']));
  });

  it('is named by what it shows, and described by the step’s sentence', async () => {
    const document = parseSvg(drawStep(await opened({ program: SHOP, step: '2' }), LIGHT));
    expect(document.querySelector('svg > title')?.textContent).toBe(
      'Computational graph of price · Forward pass · step 2 of 5',
    );
    expect(document.querySelector('desc')?.textContent).toBe(
      'The values of subtotal and tax are multiplied: 200 · 1.1 = 220.',
    );
    expect(document.querySelectorAll('title')).toHaveLength(1);
  });

  it('leaves out what the pointer or a selection adds, and what is not seen', async () => {
    const state = await opened({ program: SHOP, step: '2' });
    const key = state.figure?.graph.keys[0] as string;
    expect(drawStep({ ...state, selected: key, hovered: key }, LIGHT)).toBe(drawStep(state, LIGHT));
    const document = parseSvg(drawStep(state, LIGHT));
    const empty = [...document.querySelectorAll('g')].filter((group) => group.childElementCount === 0);
    expect(empty).toEqual([]);
  });

  it('draws paper, a legend and a width as they are asked for', async () => {
    const state = await opened({ program: SHOP, step: '2' });
    const paper = (svg: string) => parseSvg(svg).querySelector('svg > rect')?.getAttribute('fill');
    expect(paper(drawStep(state, LIGHT))).toMatch(/^#fff(?:fff)?$/);
    expect(paper(drawStep(state, { ...LIGHT, theme: 'dark' }))).toBe('#121518');
    expect(paper(drawStep(state, { ...LIGHT, background: false }))).toBeUndefined();
    expect(drawStep(state, LIGHT)).not.toContain('value, forwards');
    expect(drawStep(state, { ...LIGHT, legend: true })).toContain('value, forwards');
    const narrow = parseSvg(drawStep(state, { ...LIGHT, width: 320 })).documentElement;
    expect(Number(narrow.getAttribute('width'))).toBeLessThanOrEqual(320);
  });

  it('puts what a program calls its names into the file as text', async () => {
    const svg = drawStep(await opened({ program: 'ℓ = 2; 사과 = 3; y = ℓ * 사과', step: 'end' }), LIGHT);
    expect(parseSvg(svg).querySelector('parsererror')).toBeNull();
    expect(svg).toContain('사과');
  });

  it('is the same file however often, and from wherever, it is drawn', async () => {
    const state = await opened({ program: SHOP, step: '4' });
    const later = await opened({ program: SHOP, step: '1' });
    const there = { ...later, cursor: state.cursor };
    expect(drawStep(there, LIGHT)).toBe(drawStep(state, LIGHT));
  });
});

describe('a timeline as one SVG', () => {
  it('holds what never changes once, and shows the last step where nothing plays', async () => {
    const state = await opened({ program: 'x = 5; y = 2 * x' });
    const svg = (await animate(state, { ...LIGHT, seconds: 1 })) as string;
    const document = parseSvg(svg);
    expect(document.querySelector('parsererror')).toBeNull();
    const looks = [...document.querySelectorAll('svg > g')].map((part) =>
      part.hasAttribute('class') ? part.innerHTML : part.outerHTML,
    );
    expect(looks.length).toBeGreaterThan(10);
    expect(new Set(looks).size).toBe(looks.length);
    for (const animated of document.querySelectorAll('g[class][display=none]')) animated.remove();
    const left = [...document.querySelectorAll('text')].map(({ textContent }) => textContent);
    const last = parseSvg(drawStep({ ...state, cursor: { step: 99, edge: null } }, LIGHT));
    expect(left).toEqual(
      expect.arrayContaining([...last.querySelectorAll('text')].map(({ textContent }) => textContent)),
    );
    expect(left).not.toContain('Forward pass');
  });

  it('shows every look of a part in its own time: at any moment exactly the frame of its step', async () => {
    const state = await opened({ program: 'x = 3; y = x * x + sin(x)', edges: 'on' });
    const svg = (await animate(state, { ...LIGHT, seconds: 2 })) as string;
    const style = parseSvg(svg).querySelector('style')?.textContent ?? '';
    const seconds = Number(/(\d+)s step-end/.exec(style)?.[1]);
    const places = seconds / 2 - 2;
    // The words under the drawing are one part: they are there at every moment, once.
    const captions = [...parseSvg(svg).querySelectorAll('g[class]')].filter((group) =>
      group.textContent?.match(/pass|step/),
    );
    const seen = (name: string, at: number) => {
      const [, frames = ''] = new RegExp(`@keyframes ${name}\\{((?:[^{}]*\\{[^}]*\\})*)\\}`).exec(style) ?? [];
      let now = 'visible';
      for (const [, percent, value] of frames.matchAll(/([\d.]+)%\{visibility:(\w+)\}/g)) {
        if ((Number(percent) / 100) * seconds <= at + 1e-3) now = value as string;
      }
      return now === 'visible';
    };
    for (let k = 0; k < places; k++) {
      const now = captions.filter((group) => seen(group.getAttribute('class') as string, 2 * k + 1));
      expect(now).toHaveLength(1);
    }
  });

  it('refuses a timeline that nobody would watch', async () => {
    const lines = Array.from({ length: MOST_FRAMES }, (_, i) => `x = x + ${i}`);
    expect(await animate(await opened({ program: `x = 1\n${lines.join('\n')}` }), { ...LIGHT, seconds: 1 })).toBeNull();
  });
});

describe('a file’s name', () => {
  it('is of its lesson or its output, and says where in time', async () => {
    expect(fileName(await opened({ lesson: 'xor', step: '4' }), true)).toBe('xor-step-4');
    expect(fileName(await opened({ program: SHOP, step: '4' }), false)).toBe('price');
    expect(fileName(await opened({ program: '손실 = 2 * 3', step: '1' }), true)).toBe('손실-step-1');
    const state = await opened({ program: SHOP, lesson: '../../etc/passwd', step: '0' });
    expect(fileName(state, false)).not.toMatch(/[./\\]/);
  });
});
