import { expect, onTestFinished, test } from 'vitest';
import { registerStyles, wearStyles } from './styles.ts';

/** jsdom constructs no style sheets. This does, and as in browsers one counts only in the document it was made for. */
function root(at: Document): ShadowRoot {
  const view = at.defaultView as Window & typeof globalThis;
  class Sheet {
    readonly madeFor = at;
    text = '';
    replaceSync(text: string): void {
      this.text = text;
    }
  }
  if (!('madeFor' in new view.CSSStyleSheet())) Object.defineProperty(view, 'CSSStyleSheet', { value: Sheet });
  const shadow = at.createElement('div').attachShadow({ mode: 'open' });
  let worn: readonly (CSSStyleSheet & Sheet)[] = [];
  Object.defineProperty(shadow, 'adoptedStyleSheets', {
    get: () => worn,
    set: (sheets: readonly (CSSStyleSheet & Sheet)[]) => {
      if (sheets.some(({ madeFor }) => madeFor !== at))
        throw new DOMException('of another document', 'NotAllowedError');
      worn = sheets;
    },
  });
  return shadow;
}

const texts = (shadow: ShadowRoot) =>
  shadow.adoptedStyleSheets.map((sheet) => (sheet as CSSStyleSheet & { text: string }).text);

test('every document has sheets of its own, in the order of the imports; those that come later, too', () => {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  onTestFinished(() => frame.remove());
  registerStyles('a');
  const [here, alsoHere, there] = [root(document), root(document), root(frame.contentDocument as Document)];
  const takeOff = [here, alsoHere, there].map(wearStyles);
  registerStyles('b');
  for (const one of [here, alsoHere, there]) expect(texts(one)).toEqual(['a', 'b']);
  expect(alsoHere.adoptedStyleSheets[0]).toBe(here.adoptedStyleSheets[0]);
  for (const off of takeOff) off();
  registerStyles('c');
  for (const one of [here, alsoHere, there]) expect(texts(one)).toEqual([]);
});
