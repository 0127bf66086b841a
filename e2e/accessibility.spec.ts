import { accessibilityProblems, expect, openIn, THEMES, test } from './fixtures.ts';

for (const theme of THEMES) {
  test(`axe finds nothing wrong in the first view, ${theme}`, async ({ page }) => {
    await openIn(page, theme);
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test(`axe does find what is put in wrong, ${theme}`, async ({ page }) => {
    await openIn(page, theme);
    await page.evaluate(() => {
      const button = document.createElement('button');
      button.id = 'nameless';
      const faint = document.createElement('p');
      faint.id = 'faint';
      faint.textContent = 'hardly to be read';
      Object.assign(faint.style, { color: '#777777', background: '#7f7f7f' });
      document.querySelector('#root')?.prepend(button, faint);
    });
    const problems = await accessibilityProblems(page);
    expect(problems).toContain('button-name: #nameless');
    expect(problems).toContain('color-contrast: #faint');
  });
}
