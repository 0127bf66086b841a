/** Attributes that every element of HTML may have, and the element's own: none of them is the value of an input. */
const OTHERS: ReadonlySet<string> = new Set([
  'app',
  'loading',
  'accesskey',
  'autocapitalize',
  'autofocus',
  'class',
  'contenteditable',
  'dir',
  'draggable',
  'enterkeyhint',
  'hidden',
  'id',
  'inert',
  'inputmode',
  'is',
  'itemid',
  'itemprop',
  'itemref',
  'itemscope',
  'itemtype',
  'nonce',
  'part',
  'popover',
  'role',
  'slot',
  'spellcheck',
  'style',
  'tabindex',
  'title',
  'translate',
]);
const EVENT = /^on[a-z]/;
/** Other hyphens are a link's: no file of the table is needed to know that, and this one is every page's first. */
const FOREIGN = /^(?:aria|data)-|:/;

/**
 * What an element says, by a link's names. Attributes of unknown names are values of inputs; an input that is called like an
 * attribute of HTML is written `in.title`. Without a `program` the text in the element is the program.
 */
export function pairsOfElement(element: Element): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const { name, value } of element.attributes) {
    if (OTHERS.has(name) || EVENT.test(name) || FOREIGN.test(name)) continue;
    pairs.set(name, value);
  }
  const text = programIn(element);
  if (text !== '' && !pairs.has('program')) pairs.set('program', text);
  return pairs;
}

/** The program that stands in the element, without the indent of the page's HTML. */
function programIn({ textContent }: Element): string {
  const lines = (textContent ?? '')
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^\s*/.exec(line)?.[0].length ?? 0);
  const indent = indents.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  return lines.map((line) => line.slice(Number.isFinite(indent) ? indent : 0)).join('\n');
}
