import type { Plugin } from 'vite';

/**
 * The policy of the built page. Nothing may run, load or connect that is not a file of this page: no inline script, no
 * `eval`, no `<style>`, no `style="…"` in HTML. What goes through the CSS object model stays allowed: React's `style`
 * property, temml's `render` (but not `renderToString`, which writes style attributes), and the sheets that CodeMirror
 * adopts in its shadow root (in a document it would write a `<style>`).
 * `frame-ancestors` is left out: it is ignored in a meta element, and embedding the page is a feature.
 */
const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self'",
  // The live figure of the Embed dialog is a frame of the page itself.
  'frame-src': "'self'",
  'worker-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
};

/** The policy as one line, as it stands in index.html and may be sent as a header (docs/deploy.md). */
export function policyText(): string {
  return Object.entries(POLICY)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}

/**
 * Puts the policy at the head of index.html, in builds only: the dev server needs inline scripts for hot reloading.
 * @see https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'gradstep:content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policyText() },
        injectTo: 'head-prepend',
      },
    ],
  };
}
