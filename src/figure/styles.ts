/**
 * The style sheets of the components, for shadow roots: constructed once, shared by all figures of a page, no `<style>` (a
 * strict policy refuses those). The library's build turns every `import './x.css'` into a call of `registerStyles`, so that
 * they come in the order of the imports, and those of a chunk that is loaded later when that comes.
 */
const sheets: CSSStyleSheet[] = [];
const roots = new Set<DocumentOrShadowRoot>();

/**
 * Adds a sheet to every root that wears them, and to those to come.
 * @public called by what build/registered-styles.ts writes
 */
export function registerStyles(text: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  sheets.push(sheet);
  for (const root of roots) root.adoptedStyleSheets.push(sheet);
}

/** A root wears all sheets, also those that come later, until the function that is returned is called. */
export function wearStyles(root: DocumentOrShadowRoot): () => void {
  const others = root.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
  root.adoptedStyleSheets = [...others, ...sheets];
  roots.add(root);
  return () => {
    roots.delete(root);
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => !sheets.includes(sheet));
  };
}
