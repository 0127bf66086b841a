import type { Page } from '@playwright/test';
import decodeQR from 'qr/decode.js';
import { accessibilityProblems, expect, openIn, THEMES, test } from './fixtures.ts';

const PROGRAM = './#program=(x%2By)*z&x=1&y=2&z=-4&step=4';

const open = async (page: Page, name: string) => {
  await page.getByRole('button', { name, exact: true }).click();
  return page.getByRole('dialog', { name, exact: true });
};

/** What a camera would read: the code as it is drawn, pixel by pixel. */
async function scanned(page: Page): Promise<string> {
  const code = page.getByRole('img', { name: 'QR code of the link' });
  await expect(code).toBeVisible();
  const png = (await code.screenshot({ scale: 'css' })).toString('base64');
  const image = await page.evaluate(async (data) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${data}`;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.naturalWidth;
    canvas.height = picture.naturalHeight;
    const context = canvas.getContext('2d');
    context?.drawImage(picture, 0, 0);
    const pixels = context?.getImageData(0, 0, canvas.width, canvas.height);
    return { width: canvas.width, height: canvas.height, data: [...(pixels?.data ?? [])] };
  }, png);
  return decodeQR({ ...image, data: Uint8Array.from(image.data) });
}

for (const theme of THEMES) {
  test(`the link and its code open what is on screen, ${theme}`, async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openIn(page, theme, PROGRAM);
    const dialog = await open(page, 'Share');
    const field = dialog.getByRole('textbox', { name: 'Link to what is on screen' });
    await expect(field).toHaveValue(/#program=\(x%2By\)\*z&x=1&y=2&z=-4&step=4$/);
    const link = await field.inputValue();
    expect(await scanned(page)).toBe(link);
    await dialog.getByRole('button', { name: 'Copy' }).click();
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    await dialog.getByRole('checkbox', { name: 'start at this step' }).uncheck();
    await dialog.getByRole('combobox', { name: 'Language' }).selectOption('한국어');
    await expect(field).toHaveValue(/z=-4&lang=ko$/);
    await page.goto('about:blank');
    await page.goto(link);
    await expect(page.getByText('Step 4 of 5')).toBeVisible();
  });

  for (const name of ['Share', 'Embed', 'Export']) {
    test(`axe finds nothing wrong in ${name}, ${theme}`, async ({ page }) => {
      await openIn(page, theme, PROGRAM);
      const dialog = await open(page, name);
      await expect(dialog.getByRole('textbox').first()).not.toHaveValue('');
      // What is in the frame is the figure's own: e2e/embed.spec.ts.
      const problems = await accessibilityProblems(page);
      expect(problems.filter((problem) => !problem.includes('iframe '))).toEqual([]);
    });
  }
}

test('Escape closes a dialog, the focus goes back to its button, and the page is as it was', async ({ page }) => {
  await openIn(page, 'light', PROGRAM);
  for (const name of ['Share', 'Embed', 'Export']) {
    const button = page.getByRole('button', { name, exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name, exact: true });
    await expect(dialog).toBeVisible();
    // Keys of the page rest meanwhile.
    await page.keyboard.press('Home');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(button).toBeFocused();
  }
  await expect(page.getByText('Step 4 of 5')).toBeVisible();
});

test('a program that no code can hold has a link, and the page says why there is no code', async ({ page }) => {
  const lines = Array.from({ length: 400 }, (_, i) => `a${i} = ${Math.sin(i)} * x`).join('\n');
  await openIn(page, 'light', `./#program=${encodeURIComponent(lines)}`);
  const dialog = await open(page, 'Share');
  await expect(dialog.getByText('The link is too long for a QR code')).toBeVisible();
  await expect(dialog.getByRole('textbox')).toHaveValue(/#p=/);
  await expect(dialog.getByRole('img')).toHaveCount(0);
});

test('the figure to embed is live, shows what is chosen, and its snippets follow', async ({ page }) => {
  await openIn(page, 'light', PROGRAM);
  const dialog = await open(page, 'Embed');
  const figure = dialog.frameLocator('iframe');
  await expect(figure.getByText('4 / 5')).toBeVisible();
  await figure.getByRole('button', { name: 'Next' }).click();
  await expect(figure.getByText('5 / 5')).toBeVisible();
  // It is another figure than that of the page.
  await expect(page.getByText('Step 4 of 5', { exact: true })).toBeVisible();
  const [frame, element, script] = ['Frame', 'Web component', 'JavaScript'].map((name) =>
    dialog.getByRole('textbox', { name }),
  );
  if (frame === undefined || element === undefined || script === undefined) throw new Error('three snippets');
  await expect(element).toHaveValue(/ {2}program="\(x\+y\)\*z"\n {2}x="1"\n/);
  await expect(script).toHaveValue(/step: 4,/);

  await dialog.getByRole('checkbox', { name: 'timeline' }).uncheck();
  await expect(frame).toHaveValue(/controls=sentence/);
  await expect(element).toHaveValue(/controls="sentence"/);
  await expect(figure.getByRole('button', { name: 'Next' })).toHaveCount(0);
  await dialog.getByRole('slider', { name: 'Start at step' }).fill('2');
  await expect(element).toHaveValue(/step="2"/);
  await dialog.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
  await expect(frame).toHaveValue(/theme=dark/);
  await dialog.getByRole('button', { name: '320' }).click();
  await expect(frame).toHaveValue(/width="320"/);
  expect(await dialog.locator('iframe').evaluate((one) => one.clientWidth)).toBe(320);
});

test('the library that the snippets name is there', async ({ page, request, baseURL }) => {
  await openIn(page, 'light', PROGRAM);
  const dialog = await open(page, 'Embed');
  const text = await dialog.getByRole('textbox', { name: 'Web component' }).inputValue();
  const library = /src="([^"]+)"/.exec(text)?.[1] ?? '';
  expect(library.startsWith(baseURL ?? '?')).toBe(true);
  const answer = await request.get(library);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toContain('javascript');
});

test('every format is saved under its name, or says why it cannot be', async ({ page }) => {
  await openIn(page, 'light', PROGRAM);
  const dialog = await open(page, 'Export');
  await expect(dialog.getByRole('radio').first()).toBeChecked();
  const formats = await dialog.getByRole('radio').all();
  const saved: string[] = [];
  for (const format of formats) {
    await format.check();
    const save = dialog.getByRole('button', { name: 'Download' });
    const why = dialog.getByRole('status').filter({ hasText: /^(?!Being made)./ });
    await expect(save.and(page.locator('[aria-disabled="false"]')).or(why)).toBeVisible({ timeout: 20_000 });
    if ((await save.getAttribute('aria-disabled')) === 'true') continue;
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    expect(await download.failure()).toBeNull();
    saved.push(download.suggestedFilename().replace(/^.*\./, ''));
  }
  expect(saved.slice(0, 7)).toEqual(['svg', 'png', 'svg', 'gif', 'dot', 'mmd', 'tex']);
  expect(saved).toContain('py');
  expect(saved).toContain('json');
});

test('on paper: sentence, graph and formulas in light colours, whatever the screen shows', async ({ page }) => {
  await openIn(page, 'dark', PROGRAM);
  await open(page, 'Share');
  await page.keyboard.press('Escape');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('.frame')).toHaveAttribute('data-theme', 'light');
  for (const name of ['Share', 'Next step']) await expect(page.getByRole('button', { name })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Backward through ×' })).toBeVisible();
  const paper = await page.locator('.graph-canvas').boundingBox();
  for (const name of ['x', 'y', 'z']) {
    const node = await page.locator('.graph-nodes').getByText(name, { exact: true }).boundingBox();
    expect(node?.x).toBeGreaterThan(paper?.x ?? Number.NaN);
    expect((node?.y ?? Number.NaN) + (node?.height ?? 0)).toBeLessThan((paper?.y ?? 0) + (paper?.height ?? 0));
  }
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await expect(page.locator('.frame')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('.graph-canvas')).not.toHaveAttribute('viewBox', /./);
});

test('on a phone they are in the menu, and fit', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openIn(page, 'light', PROGRAM);
  for (const name of ['Share', 'Embed', 'Export']) {
    await page.getByRole('button', { name: 'More' }).click();
    const dialog = await open(page, name);
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('textbox').first()).not.toHaveValue('');
    expect(await dialog.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: 'More' })).toBeFocused();
  }
});
