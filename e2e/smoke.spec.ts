import { expect, openIn, test } from './fixtures.ts';

test('the built page opens under its own policy, without an error', async ({ page }) => {
  await openIn(page, 'light');
  await expect(page).toHaveTitle('Gradstep');
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', /default-src 'none'; script-src 'self'; style-src 'self';/);
});

test('the editor is styled under that policy', async ({ page }) => {
  await openIn(page, 'light');
  // CodeMirror's own base style, and one of ours: both are sheets that it adopts.
  await expect(page.locator('.cm-scroller')).toHaveCSS('display', 'flex');
  await expect(page.locator('.cm-content')).toHaveCSS('font-family', /mono/i);
  expect(await page.locator('style').count()).toBe(0);
});

test('the first view needs no editor, no formulas, no gestures and no motion', async ({ page }) => {
  // What is loaded later never comes: whatever stands on the page then is the first view.
  const refused: string[] = [];
  await page.route('**/*.js', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').pop() ?? '';
    if (/^(?:boot|first-view|rolldown-runtime)-/.test(name)) return route.continue();
    // A hash has seven characters, of which any may be a hyphen.
    refused.push(name.replace(/-[\w-]{6,8}\.js$/, ''));
    return route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("not now")' });
  });
  await openIn(page, 'light');
  await expect(page.locator('.graph-node')).toHaveCount(6);
  // The program's column is on its way with the rest: the figure does not wait for it.
  await expect.poll(() => [...refused].sort()).toEqual(expect.arrayContaining(['Motion', 'ProgramEditor', 'gestures']));
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.graph-halos > *')).toHaveCount(1);
});

test('the policy refuses code made from text', async ({ page, problems }) => {
  await openIn(page, 'light');
  // A script element, not page.evaluate: what the test tool evaluates is exempt from the policy.
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "inline script ran"';
    document.head.append(script);
  });
  await expect.poll(() => problems.length).toBe(1);
  expect(problems.pop()).toContain('Content Security Policy');
  await expect(page).toHaveTitle('Gradstep');
});
