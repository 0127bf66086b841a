import { isFieldName } from '../../store/link/fields.ts';
import type { Pairs } from '../../store/link/fragment.ts';
import { readValue, writeValue } from '../../store/link/values.ts';
import { attributeText, scriptString } from './escape.ts';
import { attributesOf } from './inputAttributes.ts';

interface FrameParts {
  readonly address: string;
  readonly title: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Where the library lies, and the page that a figure is opened in. */
export interface Places {
  readonly library: string;
  readonly app: string;
}

/** A frame that loads when it comes near the screen, and is narrower where its column is. */
export function iframeSnippet({ address, title, width, height }: FrameParts): string {
  return [
    `<iframe src="${attributeText(address)}"`,
    `  title="${attributeText(title)}" width="${width}" height="${height}"`,
    '  loading="lazy" style="max-width: 100%; border: 0"></iframe>',
  ].join('\n');
}

/** The custom element, one attribute a line, and the script that brings it. */
export function elementSnippet({ library, app }: Places, pairs: Pairs): string {
  const own = [...attributesOf(pairs), ['app', app] as const];
  const attributes = own.map(([name, text]) => `\n  ${name}="${attributeText(text)}"`).join('');
  return `<script type="module" src="${attributeText(library)}"></script>\n<grad-step${attributes}></grad-step>`;
}

/** A module that puts the figure into an element of the page. It may stand in a <script> as it is. */
export function mountSnippet({ library, app }: Places, pairs: Pairs): string {
  const fields = [...pairs].filter(([name]) => isFieldName(name));
  const inputs = [...pairs].filter(([name]) => !isFieldName(name)).map(([name, text]) => entry(bare(name), text));
  const lines = [
    ...fields.map(([name, text]) => entry(name, text)),
    ...(inputs.length > 0 ? [`inputs: { ${inputs.join(', ')} }`] : []),
    entry('app', app),
  ];
  return [
    `import { mount } from ${scriptString(library)};`,
    '',
    "const figure = mount(document.querySelector('#figure'), {",
    ...lines.map((line) => `  ${line},`),
    '});',
  ].join('\n');
}

/** The name of an input, which in a link may have to stand behind `in.`. */
function bare(name: string): string {
  return name.replace(/^in\./, '');
}

function entry(name: string, text: string): string {
  return `${key(name)}: ${literal(name, text)}`;
}

/** A property's name: `__proto__` would be no property without brackets. */
function key(name: string): string {
  if (name === '__proto__') return '["__proto__"]';
  return /^[A-Za-z_]\w*$/.test(name) ? name : scriptString(name);
}

/** Numbers, vectors and matrices as JavaScript has them, where they say exactly the same; else the text. */
function literal(name: string, text: string): string {
  if (name === 'program' || name === 'app') return scriptString(text);
  const value = readValue(text);
  if (value === null) return scriptString(text);
  const said = JSON.stringify(value);
  // Of fields, only numbers have the same form in both.
  if (isFieldName(name)) return said === text ? text : scriptString(text);
  const again = readValue(said);
  return again !== null && writeValue(again) === text ? said : scriptString(text);
}
