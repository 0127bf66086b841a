import { DOMParser } from 'linkedom';

/** Reads SVG markup without a browser. Nothing of linkedom's is put into the global scope. */
export function parseSvg(markup: string): Document {
  return new DOMParser().parseFromString(markup, 'image/svg+xml') as unknown as Document;
}
