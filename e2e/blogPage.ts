import { readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

const LIBRARY = fileURLToPath(new URL('../dist-lib', import.meta.url));
/** Somebody's page, on the server of the tests, so that nothing else is asked for anything. */
const BLOG = '/blog/';
/** Somebody's style, made to get into a figure if anything could. */
const STYLE = `
  body { max-width: 640px; margin: 24px auto; padding: 0 16px; font: 19px/2.2 Georgia, serif; letter-spacing: 0.1em; color: #606; text-align: right; }
  * { letter-spacing: 0.1em; }
  button, p, svg, section { display: none !important; border: 9px solid red; }
`;
/** The strictest policy under which a page can use the library: no inline style, no eval. */
const POLICY = "default-src 'none'; script-src 'self' 'nonce-test'; style-src 'self'; connect-src 'self'";

/** The addition of design/mock/embed.png. */
export const PROGRAM = 't = x + y\nL = t * z';
export const FIGURE = `<grad-step program="${PROGRAM}" x="1" y="2" z="-4" step="5" app="https://gradstep.test/"></grad-step>`;

/** Opens somebody's page with this body, on which the library from dist-lib is imported. Answers which files it asked for. */
export async function openBlog(
  page: Page,
  body: string,
  { inlineStyle = false }: { readonly inlineStyle?: boolean } = {},
): Promise<string[]> {
  const asked: string[] = [];
  await page.route(`**${BLOG}**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice(BLOG.length);
    if (path === '') {
      const script =
        '<script type="module" nonce="test">import { mount } from "./lib/gradstep.js"; window.mount = mount;</script>';
      const head =
        '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="blog.css"><link rel="icon" href="data:,">';
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: {
          'Content-Security-Policy': `${inlineStyle ? POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'") : POLICY}; img-src data:`,
        },
        body: `<!doctype html><html lang="en"><head>${head}</head><body>${body}${script}</body></html>`,
      });
    }
    if (path === 'blog.css') return route.fulfill({ contentType: 'text/css', body: STYLE });
    asked.push(path);
    const file = join(LIBRARY, normalize(path.replace(/^lib/, '')));
    return route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: readFileSync(file) });
  });
  await page.goto(BLOG);
  return asked;
}
