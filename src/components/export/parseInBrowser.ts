/** Reads SVG markup with the browser's own parser. Nothing of it is put into the page. */
export function parseSvg(markup: string): Document {
  return new DOMParser().parseFromString(markup, 'image/svg+xml');
}
