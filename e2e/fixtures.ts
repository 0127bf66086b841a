import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test as playwrightTest } from '@playwright/test';

export { expect };

export type Theme = 'light' | 'dark';
export const THEMES: readonly Theme[] = ['light', 'dark'];

/** What Playwright itself says where the page would register its service worker (`serviceWorkers: 'block'`). */
const BLOCKED = 'Service Worker registration blocked by Playwright';

interface Fixtures {
  /**
   * What went wrong in the page so far: console errors and warnings (a violated Content-Security-Policy is one),
   * uncaught exceptions, and requests to anywhere but the page's own server. A test that expects one of them empties
   * the list after looking at it.
   */
  readonly problems: string[];
}

/** Playwright's `test`, with a `page` on which a test fails when anything is left in `problems` at its end. */
export const test = playwrightTest.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern
  problems: async ({}, use) => {
    const problems: string[] = [];
    await use(problems);
    expect(problems, 'errors in the page').toEqual([]);
  },
  page: async ({ page, problems, baseURL }, use) => {
    page.on('console', (message) => {
      if (message.text() === BLOCKED) return;
      if (['error', 'warning'].includes(message.type())) problems.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => problems.push(`uncaught: ${error.stack ?? error.message}`));
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      const isOutside = protocol.startsWith('http') && baseURL !== undefined && origin !== new URL(baseURL).origin;
      if (isOutside) problems.push(`request to ${request.url()}`);
    });
    await use(page);
  },
});

/**
 * What axe finds wrong in the page as it stands, by the rules of WCAG 2.2 A and AA and axe's best practices: one line for
 * each place, `rule: selector`. `within`: only of that part of it, which is faster.
 */
export async function accessibilityProblems(page: Page, within?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Opens an address of the built page (its fragment, say) as a reader sees it whose system prefers `theme`. */
export async function openIn(page: Page, theme: Theme, address = './'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.goto(address);
  await expect(page.locator('#root > *').first()).toBeVisible();
}
