import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** What `npm run build:lib` made. */
const CLI = fileURLToPath(new URL('../dist-lib/cli.js', import.meta.url));

function gradstep(words: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...words], {
    input,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return { status, stdout, stderr };
}

const TIMELINE = /Timeline|타임라인/;
const SHOP = 'apple = 100; count = 2; tax = 1.1\nsubtotal = apple * count\nprice = subtotal * tax\n';

/** What a reader sees of every shape and number of a drawing, in its order: how it is painted, and its text. */
function painted(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).evaluate((svg) => {
    const seen: string[] = [];
    for (const element of svg.querySelectorAll('path, rect, circle, text')) {
      const style = getComputedStyle(element);
      const { visibility } = style;
      // Chromium writes a mixed colour in another notation.
      const mixed = /color\(srgb ([\d.]+) ([\d.]+) ([\d.]+)\)/;
      const plain = (paint: string) =>
        paint.replace(
          mixed,
          (_, ...all) =>
            `rgb(${all
              .slice(0, 3)
              .map((one) => Math.round(255 * one))
              .join(', ')})`,
        );
      const [fill, stroke] = [plain(style.fill), plain(style.stroke)];
      const transparent = (paint: string) => paint === 'none' || paint === 'rgba(0, 0, 0, 0)';
      if (visibility === 'hidden' || element.getClientRects().length === 0) continue;
      if (element.localName !== 'text' && transparent(fill) && transparent(stroke)) continue;
      // The file's own paper.
      if (element.parentElement === svg) continue;
      const words = [...element.childNodes]
        .filter((node) => node.nodeName !== 'title')
        .map((node) => {
          const copy = node.cloneNode(true);
          if (copy instanceof Element) for (const title of copy.querySelectorAll('title')) title.remove();
          return copy.textContent;
        });
      const stroked = transparent(stroke)
        ? ''
        : ` ${stroke} ${style.strokeWidth} ${style.strokeDasharray} ${style.strokeLinejoin}`;
      const type = `${Math.round(10 * Number.parseFloat(style.fontSize)) / 10} ${style.fontStyle} ${Math.ceil(Number(style.fontWeight) / 100)}`;
      const what = element.localName === 'text' ? `${type} ${words.join('')}` : style.fillOpacity;
      seen.push(`${element.localName} ${transparent(fill) ? 'none' : fill}${stroked} ${what}`);
    }
    return seen;
  });
}

test.describe('the built command line', () => {
  test('runs alone, from stdin to stdout', () => {
    const { status, stdout, stderr } = gradstep(['render', '-', '--step', '5', '--theme', 'dark'], SHOP);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^<svg /);
    expect(gradstep(['--version']).stdout.trim()).toBe(
      JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version,
    );
    expect(gradstep(['render', '-'], 'y = sqr(2)')).toMatchObject({ status: 1, stdout: '' });
    expect(gradstep(['render', '-', '--nonsense', '1'], SHOP)).toMatchObject({ status: 2, stdout: '' });
  });

  for (const [name, theme, options] of [
    ['a product with gradients', 'light', { program: SHOP, step: '5' }],
    ['a fan-out with a sum under way', 'dark', { program: 'a = 2; b = 3\ny = (a*b + sin(a))^2', step: '7' }],
    ['a forward step', 'light', { program: 'a = 2; b = 3\ny = (a*b + sin(a))^2', step: '3' }],
    ['one edge of a step', 'dark', { program: 'x = 3; y = x * x + sin(x)', step: '6.1', edges: 'on' }],
    [
      'tensors, not all of them finite',
      'light',
      { program: 'x = [[1, -2], [3, 0]]; y = sum(log(x) @ [[1], [2]])', step: '4' },
    ],
    ['a network, in Korean', 'dark', { lesson: 'xor', step: '9', lang: 'ko' }],
    ['a network opened to ops', 'light', { lesson: 'xor', level: '2', step: '40' }],
  ] as const) {
    test(`draws ${name} as the page does`, async ({ page }, info) => {
      const all = { lang: 'en', theme, ...options };
      const file = info.outputPath('figure.svg');
      const words = Object.entries(all).flatMap(([option, value]) => [`--${option}`, value]);
      expect(gradstep(['render', ...words, '-o', file])).toEqual({ status: 0, stdout: '', stderr: '' });

      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto(`./#${new URLSearchParams(all)}`);
      await expect(page.getByRole('slider', { name: TIMELINE })).toHaveAttribute(
        'aria-valuenow',
        options.step.split('.')[0] as string,
      );
      // A drawing that is far away leaves out what cannot be read; a file has all.
      await page.locator('.graph-canvas').evaluate((svg) => svg.setAttribute('data-detail', 'full'));
      const onPage = await painted(page, '.graph-canvas');
      await page.goto(pathToFileURL(file).href);
      const inFile = await painted(page, 'svg');
      expect(inFile.length).toBeGreaterThan(10);
      expect(inFile).toEqual(onPage);
    });
  }

  test('animates a timeline that plays in an img, under any policy of the page around', async ({ page }, info) => {
    const file = info.outputPath('figure.svg');
    gradstep(['render', '-', '--format', 'animated-svg', '--seconds', '0.5', '-o', file], SHOP);
    await page.setContent('<img alt="">');
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    const url = `data:image/svg+xml;base64,${readFileSync(file).toString('base64')}`;
    const image = page.locator('img');
    await image.evaluate((element, src) => {
      (element as HTMLImageElement).src = src;
      return (element as HTMLImageElement).decode();
    }, url);
    const seen = new Set<string>();
    await expect
      .poll(async () => seen.add((await image.screenshot()).toString('base64')).size, { intervals: [200] })
      .toBeGreaterThan(3);
  });
});
