const FOLLOWED: ReadonlySet<string> = new Set(['http:', 'https:', 'file:']);

/** The address of a Gradstep page without its fragment; `null` for anything that is not a page's (`javascript:`). */
export function appAddress(text: string | null | undefined): string | null {
  if (typeof text !== 'string' || text.trim() === '') return null;
  try {
    const url = new URL(text, document.baseURI);
    url.hash = '';
    return FOLLOWED.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
