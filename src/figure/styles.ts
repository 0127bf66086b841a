/**
 * The style sheets of the components, for shadow roots: constructed once for a document, shared by all figures of it, no
 * `<style>` (a strict policy refuses those). The library's build turns every `import './x.css'` into a call of
 * `registerStyles`, so that they come in the order of the imports, and those of a chunk that is loaded later when that comes.
 */
const texts: string[] = [];
/** A sheet counts only in the document that it was constructed for: figures may stand in frames of the page, too. */
const sheets = new WeakMap<Document, CSSStyleSheet[]>();
const own = new WeakSet<CSSStyleSheet>();
const roots = new Set<ShadowRoot>();

/**
 * Adds a sheet to every root that wears them, and to those to come.
 * @public called by what build/registered-styles.ts writes
 */
export function registerStyles(text: string): void {
  texts.push(text);
  for (const root of roots) dress(root);
}

/** A root wears all sheets, also those that come later, until the function that is returned is called. */
export function wearStyles(root: ShadowRoot): () => void {
  dress(root);
  roots.add(root);
  return () => {
    roots.delete(root);
    root.adoptedStyleSheets = othersOf(root);
  };
}

function dress(root: ShadowRoot): void {
  root.adoptedStyleSheets = [...othersOf(root), ...sheetsOf(root.ownerDocument)];
}

/** What somebody else has put on. */
function othersOf(root: ShadowRoot): CSSStyleSheet[] {
  return root.adoptedStyleSheets.filter((sheet) => !own.has(sheet));
}

/** None for a document that no window shows. */
function sheetsOf(document: Document): readonly CSSStyleSheet[] {
  const view = document.defaultView;
  if (view === null) return [];
  const made = sheets.get(document) ?? [];
  sheets.set(document, made);
  for (const text of texts.slice(made.length)) {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(text);
    own.add(sheet);
    made.push(sheet);
  }
  return made;
}
