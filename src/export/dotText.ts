import { plainText } from './plainText.ts';

/**
 * A double-quoted string of the DOT language. In one only `"` ends it; but labels read `\n`, `\N`, `\G` … in it, so a
 * backslash is doubled as well (graphviz.org/doc/info/lang.html, escString).
 */
export function dotString(text: string): string {
  return `"${plainText(text).replace(/["\\]/gu, '\\$&')}"`;
}

/** Text inside an HTML-like label (graphviz.org/doc/info/shapes.html#html). */
export function dotHtml(text: string): string {
  return plainText(text).replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** One attribute: a string that is escaped, or an HTML-like label that is built of escaped texts. */
export type DotAttribute = string | number | { readonly html: string };

/** `[a="b", c=1]`; attributes that are undefined are left out, an empty list is nothing. */
export function dotAttributes(attributes: Readonly<Record<string, DotAttribute | undefined>>): string {
  const written = Object.entries(attributes).flatMap(([name, value]) => {
    if (value === undefined) return [];
    if (typeof value === 'number') return [`${name}=${value}`];
    return [`${name}=${typeof value === 'string' ? dotString(value) : `<${value.html}>`}`];
  });
  return written.length === 0 ? '' : ` [${written.join(', ')}]`;
}
