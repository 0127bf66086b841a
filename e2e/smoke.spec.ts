import { expect, openIn, test } from './fixtures.ts';

test('the built page opens under its own policy, without an error', async ({ page }) => {
  await openIn(page, 'light');
  await expect(page).toHaveTitle('Gradstep');
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', /default-src 'none'; script-src 'self'; style-src 'self' 'nonce-/);
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
