import { beforeEach, expect, test, vi } from 'vitest';

const showPage = vi.hoisted(() => vi.fn());
const showApp = vi.hoisted(() => vi.fn());
vi.mock('./page.tsx', () => ({ showPage }));
vi.mock('../main.tsx', () => ({ showApp }));

beforeEach(() => {
  vi.resetModules();
  vi.clearAllMocks();
  document.body.innerHTML = '<div id="root"></div>';
});

/** What the page with this fragment shows. */
async function shown(fragment: string): Promise<string> {
  history.replaceState(null, '', `#${fragment}`);
  await import('../boot.ts');
  await vi.waitFor(() => expect(showPage.mock.calls.length + showApp.mock.calls.length).toBe(1));
  return showPage.mock.calls.length === 1 ? 'figure' : 'app';
}

test.each([
  ['view=embed', 'figure'],
  ['program=y=x*2&view=embed&x=3', 'figure'],
  ['view=EMBED', 'figure'],
  ['view=embed%20', 'figure'],
  ['view=%65mbed', 'figure'],
  ['%76iew=embed', 'figure'],
  // What a program or an input says is not the page's business.
  ['view=embed&program=view=3;y=view*2', 'figure'],
  ['view=embed&program=y=x&in.view=3', 'figure'],
  ['program=view=embed', 'app'],
  ['in.view=embed', 'app'],
  // The last one counts.
  ['view=app&view=embed', 'figure'],
  ['view=embed&view=present', 'app'],
  ['view=embedded', 'app'],
  ['view', 'app'],
  ['view=%', 'app'],
  ['', 'app'],
])('#%s shows the %s', async (fragment, expected) => {
  expect(await shown(fragment)).toBe(expected);
});
