import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Specificity from '@bramus/specificity';
import { Features, transform } from 'lightningcss';
import postcss, { type Root } from 'postcss';
import type { Plugin } from 'vite';

/** The graph's CSS with every value computed, for a drawing that leaves the page: see src/components/export/inlined.ts. */
const ID = 'virtual:graph-rules';
const components = fileURLToPath(new URL('../src/components/', import.meta.url));
const TOKENS = `${components}tokens.css`;
/** The sheets of the drawing, as GraphView.tsx imports them; the last is of forward mode alone, and comes later to the page. */
export const SHEETS = ['canvas', 'edges', 'nodes', 'cards', 'motion/motion', 'rooms', 'numbers', 'detail', 'tangents'];
const GRAPH = SHEETS.map((name) => `${components}graph/${name}.css`);

/** What SVG 1.1 knows as an attribute too, of what they use, and the two that hide. */
const PROPERTIES = new Set([
  'display',
  'visibility',
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
]);
/** A file has no pointer and no focus. */
const INTERACTIVE = /:(?:hover|focus|active)\b/;
/** Names of fonts that only a browser resolves, and not in every program that opens a file. */
const BROWSER_FONTS = new Set(['-apple-system', 'system-ui', 'ui-monospace', 'math']);
/** What must not be left in a value: programs other than browsers do not compute it. */
const UNKNOWN = /\b(?:var|calc|color-mix|rgba?|hsla?|env|min|max|clamp)\(|#(?:[\da-f]{4}|[\da-f]{8})\b/i;

export interface GraphRule {
  readonly selector: string;
  /** Specificity and place, as one number to sort by. */
  readonly weight: number;
  readonly set: Readonly<Record<string, string>>;
}

export interface GraphTheme {
  readonly paper: string;
  readonly rules: readonly GraphRule[];
}

export type GraphRules = Readonly<Record<'light' | 'dark', GraphTheme>>;

/** Makes the module `virtual:graph-rules`, whose `rules` are `GraphRules`. */
export function graphRules(): Plugin {
  return {
    name: 'gradstep:graph-rules',
    resolveId: (id) => (id === ID ? `\0${ID}` : null),
    load(id) {
      if (id !== `\0${ID}`) return null;
      for (const file of [TOKENS, ...GRAPH]) this.addWatchFile(file);
      const rules = rulesOf(readFileSync(TOKENS, 'utf8'), GRAPH.map((file) => readFileSync(file, 'utf8')).join('\n'));
      return `export const rules = ${JSON.stringify(rules)};`;
    },
  };
}

/**
 * The rules that hold in a file, per theme. Throws on a value that programs other than browsers would not understand,
 * so that a build says it and not a reader.
 */
export function rulesOf(tokensCss: string, graphCss: string): GraphRules {
  const tokens = postcss.parse(tokensCss);
  const light = propertiesOf(tokens, ':root');
  const dark = new Map([...light, ...propertiesOf(tokens, "[data-theme='dark']")]);
  return { light: themeOf(graphCss, light), dark: themeOf(graphCss, dark) };
}

function propertiesOf(root: Root, selector: string): Map<string, string> {
  const all = new Map<string, string>();
  for (const rule of root.nodes) {
    if (rule.type !== 'rule' || !rule.selectors.includes(selector)) continue;
    rule.each((node) => {
      if (node.type === 'decl' && node.prop.startsWith('--')) all.set(node.prop, node.value);
    });
  }
  return all;
}

function themeOf(css: string, properties: ReadonlyMap<string, string>): GraphTheme {
  const root = postcss.parse(css);
  root.walkAtRules((rule) => void rule.remove());
  root.walkDecls((declaration) => {
    if (PROPERTIES.has(declaration.prop)) declaration.value = filled(declaration.value, properties);
    else declaration.remove();
  });
  const { code } = transform({
    filename: 'graph',
    code: Buffer.from(root.toString()),
    include: Features.Colors,
  });
  const rules: GraphRule[] = [];
  let place = 0;
  postcss.parse(code.toString()).walkRules((rule) => {
    const set: Record<string, string> = {};
    rule.walkDecls(({ prop, value }) => {
      set[prop] = portable(prop, value);
    });
    if (Object.keys(set).length === 0) return;
    for (const selector of rule.selectors) {
      if (INTERACTIVE.test(selector)) continue;
      const [{ a, b, c } = { a: 0, b: 0, c: 0 }] = Specificity.calculate(selector).map(({ value }) => value);
      rules.push({ selector, weight: ((a * 100 + b) * 100 + c) * 10_000 + place++, set });
    }
  });
  return { paper: portable('fill', properties.get('--paper') ?? ''), rules };
}

/** A value without var() and with the products of calc() that the sheets write. */
function filled(value: string, properties: ReadonlyMap<string, string>): string {
  const variable = /var\((--[\w-]+)(?:,\s*([^()]*))?\)/g;
  let text = value;
  // A token may be made of tokens; none is of itself.
  for (let depth = 0; depth < 8 && text.includes('var('); depth++) {
    text = text.replaceAll(variable, (_, name: string, otherwise = '') => properties.get(name) ?? otherwise);
  }
  return text.replaceAll(/calc\(([\d.]+) \* ([\d.]+)(%|px)\)/g, (_, a, b, unit) => `${Number(a) * Number(b)}${unit}`);
}

/** A value as every program reads it. */
function portable(property: string, value: string): string {
  if (/^(?:transparent|rgba\(0, 0, 0, 0\)|#0000)$/.test(value)) return 'none';
  if (UNKNOWN.test(value) || value === '') throw new Error(`the graph's CSS: no file can say ${property}: ${value}`);
  if (property === 'font-family') {
    const names = postcss.list.comma(value.replaceAll(/["']/g, ''));
    const known = names.filter((name) => !BROWSER_FONTS.has(name));
    const generic = names.includes('math') ? ['serif'] : [];
    return [...known, ...generic].map((name) => (name.includes(' ') ? `'${name}'` : name)).join(', ');
  }
  // Inkscape knows whole hundreds only; of a family without the weight between, browsers take the next bolder face too.
  if (property === 'font-weight' && Number(value) > 500) return String(Math.ceil(Number(value) / 100) * 100);
  return value.replaceAll(/(\d)px\b/g, '$1');
}
