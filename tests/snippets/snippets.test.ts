// @vitest-environment jsdom
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf } from '../../src/components/share/links.ts';
import { elementSnippet, iframeSnippet, mountSnippet } from '../../src/components/share/snippets.ts';
import { pairsOfElement } from '../../src/figure/attributes.ts';
import { withCapitals } from '../../src/figure/capitals.ts';
import { type Pairs, readFragment } from '../../src/store/link/fragment.ts';
import { linkOf } from '../../src/store/link/link.ts';
import { readValue as linkValue } from '../../src/store/link/values.ts';

const PLACES = { library: 'https://a.example/"x"/figure/gradstep.js', app: 'https://a.example/?a=1&lt=2' };

/** Programs of hostile pieces: what could end an attribute, a string, a script or a comment, and any character but NUL. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '</script>',
        '<!--',
        '<script>',
        '-->',
        ']]>',
        '&lt;',
        '&#0;',
        '&amp',
        '"',
        "'",
        '`',
        '$',
        '{x}',
        '\\',
      ),
      fc.constantFrom(
        '\n',
        '\r\n',
        '\r',
        '\t',
        '\u2028',
        '\u2029',
        '\u00a0',
        '\ufeff',
        '\u0085',
        '×',
        '기울기',
        '𝒙',
        ' ',
      ),
      fc.constantFrom(
        'javascript:alert(1)',
        '" onload="x',
        '> <img src=x onerror=y',
        '</grad-step>',
        '//',
        '\\u003C/',
        '%41',
      ),
      fc.string({ unit: 'grapheme' }),
    ),
  )
  .map((pieces) => pieces.join('').replaceAll('\0', ''));

const numbers = fc.oneof(
  fc.constantFrom('1', '-0', '0.1', '1e-7', '1e21', '1,2', '1,', '1,2;3,4', '1,2;'),
  fc.float().filter(Number.isFinite).map(String),
);
const safeNames = fc.constantFrom('x', 'y_1', 'apple', '_a');
const otherNames = fc.constantFrom(
  'X',
  'W1',
  'w1',
  'P',
  'class',
  'onclick',
  'id',
  'style',
  '변수',
  'in.step',
  'in.p',
  '__proto__',
  'constructor',
  'app',
  'inputs',
);
const FIELDS = fc.record(
  {
    step: fc.constantFrom('5', '7.2', 'end'),
    iteration: fc.constantFrom('412'),
    open: fc.constantFrom('all', 'none', 's,t'),
    controls: fc.constantFrom('none', 'timeline,charts'),
    lr: fc.constantFrom('0.1', '1e-3', '.5'),
    betas: fc.constant('0.9,0.999'),
    edges: fc.constantFrom('on', 'off'),
    select: hostile,
    lang: fc.constantFrom('ko'),
  },
  { requiredKeys: [] },
);

const pairsWith = (names: fc.Arbitrary<string>) =>
  fc
    .tuple(hostile, fc.array(fc.tuple(names, numbers), { maxLength: 4 }), FIELDS)
    .map(([program, values, fields]): Pairs => new Map([['program', program], ...values, ...Object.entries(fields)]));

const parsed = (html: string) =>
  new DOMParser().parseFromString(`<p>before</p>${html}<p id="after">after</p>`, 'text/html');
/** What the page that a snippet was pasted into consists of, so that nothing of a program has become an element. */
const tags = (page: Document) => [...page.body.querySelectorAll('*')].map(({ localName }) => localName);
const same = (pairs: Iterable<readonly [string, string]>) => {
  const { fields, values, problems } = linkOf(pairs);
  return { fields, values: new Map([...values].sort()), problems };
};

describe('a frame', () => {
  it('has an address that says the same, whatever the program is', async () => {
    await fc.assert(
      fc.asyncProperty(pairsWith(fc.oneof(safeNames, otherNames)), hostile, async (pairs, title) => {
        const address = await addressOf('https://a.example/app/', pairs);
        const page = parsed(iframeSnippet({ address, title, width: 640, height: 420 }));
        expect(tags(page)).toEqual(['p', 'iframe', 'p']);
        const frame = page.querySelector('iframe') as HTMLIFrameElement;
        expect(frame.getAttributeNames().sort()).toEqual(['height', 'loading', 'src', 'style', 'title', 'width']);
        expect(frame.title).toBe(title);
        expect(frame.getAttribute('src')).toBe(address);
        const hash = address.slice(address.indexOf('#'));
        expect(new Map(await readFragment(hash))).toEqual(new Map(pairs));
      }),
    );
  });
});

describe('an element', () => {
  const elementOf = (html: string) => {
    const page = parsed(html);
    expect(tags(page)).toEqual(['p', 'script', 'grad-step', 'p']);
    expect(page.querySelector('script')?.getAttribute('src')).toBe(PLACES.library);
    expect(page.querySelector('script')?.textContent).toBe('');
    const figure = page.querySelector('grad-step') as HTMLElement;
    expect(figure.getAttribute('app')).toBe(PLACES.app);
    return figure;
  };
  /** As the figure reads its attributes. */
  const read = (figure: HTMLElement) => {
    const said = pairsOfElement(figure);
    return withCapitals(said, said.get('program') ?? '');
  };
  const using = (pairs: Pairs) =>
    // Values are given to names that the program has.
    new Map([...pairs, ['program', [pairs.get('program'), ...inputsOf(pairs)].join('\n')]]);
  const inputsOf = (pairs: Pairs) => [...linkOf(pairs).values.keys()];

  it('has attributes that say the same, whatever the program is', () => {
    fc.assert(
      fc.property(pairsWith(safeNames), (pairs) => {
        expect(same(read(elementOf(elementSnippet(PLACES, pairs))))).toEqual(same(pairs));
      }),
      { numRuns: 50 },
    );
  });

  it('has no attribute that the page would act on, and says the same, whatever the inputs are called', () => {
    fc.assert(
      fc.property(pairsWith(otherNames).map(using), (pairs) => {
        const figure = elementOf(elementSnippet(PLACES, pairs));
        expect(figure.getAttributeNames().filter((name) => /^on|^(?:id|class|style)$/.test(name))).toEqual([]);
        const { fields, values, problems } = linkOf(read(figure));
        expect(problems).toEqual([]);
        const { program: own, ...said } = fields;
        const { program = '', ...wanted } = linkOf(pairs).fields;
        expect(said).toEqual(wanted);
        expect(own?.endsWith(program)).toBe(true);
        // What is no attribute is a line before the program.
        const lines = (own ?? '')
          .slice(0, (own ?? '').length - program.length)
          .split('\n')
          .filter(Boolean);
        const written = lines.map((line) => line.split(' = ') as [string, string]);
        expect(new Map([...values, ...written].map(([name, text]) => [name, linkValue(text)] as const).sort())).toEqual(
          new Map([...linkOf(pairs).values].map(([name, text]) => [name, linkValue(text)] as const).sort()),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('writes what no attribute can be called into the program', () => {
    const pairs = new Map([
      ['program', 'y = X @ class + W * x'],
      ['X', '1,2;3,4'],
      ['x', '3'],
      ['W', '-2'],
      ['class', '1,'],
    ]);
    const figure = elementOf(elementSnippet(PLACES, pairs));
    expect(figure.getAttributeNames()).toEqual(['program', 'x', 'w', 'in.class', 'app']);
    expect(figure.getAttribute('program')).toBe('X = [[1, 2], [3, 4]]\ny = X @ class + W * x');
  });
});

describe('a script', () => {
  const optionsOf = (code: string) => {
    const page = parsed(`<script type="module">${code}</script>`);
    expect(tags(page)).toEqual(['p', 'script', 'p']);
    expect(page.querySelector('script')?.textContent).toBe(code.replaceAll('\r', '\n'));
    const [, library, rest] = /^import \{ mount \} from (".*");\n\n([\s\S]*)$/.exec(code) ?? [];
    expect(JSON.parse(library ?? '')).toBe(PLACES.library);
    // Run as the browser would, in a context that has nothing but what a page has to have.
    const told: { options?: string } = {};
    const context = { document: { querySelector: () => null }, told, mount: null };
    runInNewContext(
      `mount = (_, options) => { told.options = JSON.stringify({ ...options, inputs: Object.entries(options.inputs ?? {}) }, (_, v) => Object.is(v, -0) ? '-0' : v); };\n${rest}`,
      context,
    );
    return JSON.parse(told.options ?? 'null') as Record<string, unknown> & { inputs: [string, unknown][] };
  };
  const textOf = (value: unknown): string => (Array.isArray(value) ? JSON.stringify(value) : String(value));

  it('gives options that say the same, whatever the program is', () => {
    fc.assert(
      fc.property(pairsWith(fc.oneof(safeNames, otherNames)), (pairs) => {
        const { inputs, app, ...fields } = optionsOf(mountSnippet(PLACES, pairs));
        expect(app).toBe(PLACES.app);
        const said = linkOf(Object.entries(fields).map(([name, value]) => [name, textOf(value)] as const));
        const wanted = linkOf(pairs);
        expect(said.fields).toEqual(wanted.fields);
        const values = [...wanted.values].map(([name, text]) => [name, linkValue(text)]);
        expect(new Map(inputs.map(([name, value]) => [name, linkValue(textOf(value))]))).toEqual(
          new Map(values as [string, unknown][]),
        );
      }),
    );
  });
});
