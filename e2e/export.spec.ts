import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, openIn, test } from './fixtures.ts';

const APPLE = './#lesson=apple&step=4&lang=en';

async function exporting(page: Page, address = APPLE): Promise<Locator> {
  await openIn(page, 'light', address);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  return page.getByRole('dialog', { name: 'Export', exact: true });
}

/** Chooses a format and saves its file. */
async function saved(page: Page, dialog: Locator, format: RegExp) {
  await dialog.getByRole('radio', { name: format }).check();
  const button = dialog.getByRole('button', { name: 'Download' });
  await expect(button).toHaveAttribute('aria-disabled', 'false', { timeout: 20_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Width and height in a PNG's header. */
function sizeOf(png: Buffer): [number, number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test('the SVG of a step stands by itself, and shows the numbers of the page', async ({ page }) => {
  const { name, bytes } = await saved(page, await exporting(page), /^SVG/);
  expect(name).toBe('apple-step-4.svg');
  const svg = bytes.toString();
  expect(svg).not.toMatch(/class=|style|var\(|data-|aria-|undefined/);
  for (const number of ['100', '220', '1.1', '200']) expect(svg).toContain(`>${number}</text>`);
});

test('a PNG has the pixels that were asked for, and the colours of its theme', async ({ page }) => {
  const dialog = await exporting(page);
  const sizes: [number, number][] = [];
  for (const scale of ['1×', '2×', '4×']) {
    await dialog.getByRole('radio', { name: /^PNG/ }).check();
    await dialog.locator('select', { hasText: scale }).selectOption(scale);
    await dialog.locator('select', { hasText: 'Dark' }).selectOption('dark');
    const { name, bytes } = await saved(page, dialog, /^PNG/);
    expect(name).toBe('apple-step-4.png');
    sizes.push(sizeOf(bytes));
    const corner = await page.evaluate(
      async (data) => {
        const bitmap = await createImageBitmap(new Blob([Uint8Array.from(data)], { type: 'image/png' }));
        const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
        context?.drawImage(bitmap, 0, 0);
        return [...(context?.getImageData(0, 0, 1, 1).data ?? [])];
      },
      [...bytes],
    );
    expect(corner).toEqual([0x12, 0x15, 0x18, 255]);
  }
  const [[width, height]] = sizes as [[number, number]];
  expect(sizes).toEqual([1, 2, 4].map((scale) => [width * scale, height * scale]));
});

test('a GIF has a frame a step, in their time, and begins again', async ({ page }) => {
  const { name, bytes } = await saved(page, await exporting(page), /^GIF/);
  expect(name).toBe('apple.gif');
  expect(bytes.subarray(0, 6).toString('latin1')).toBe('GIF89a');
  expect(bytes.includes('NETSCAPE2.0')).toBe(true);
  // Graphic control extensions: 21 F9 04, flags, the delay in hundredths of a second.
  const delays: number[] = [];
  for (let at = bytes.indexOf('21f904', 0, 'hex'); at >= 0; at = bytes.indexOf('21f904', at + 1, 'hex')) {
    if (bytes[at + 7] === 0) delays.push(bytes.readUInt16LE(at + 4));
  }
  expect(delays).toEqual([100, 100, 100, 100, 100, 300]);
});

test('a network is saved as the graph, whatever picture of it is shown', async ({ page }) => {
  const dialog = await exporting(page, './#lesson=xor&picture=neurons&lang=en');
  const { name } = await saved(page, dialog, /^SVG/);
  expect(name).toMatch(/^xor-/);
  await expect(dialog).toContainText('Files show the graph, not the neurons.');
});

for (const [format, words] of [
  [/^PyTorch/, ['import torch', '.backward(']],
  [/^NumPy/, ['import numpy as np', 'def backward(']],
  [/^Scalar/i, ['class Value', '.backward()']],
] as const) {
  test(`the built page writes code: ${format.source}`, async ({ page }) => {
    const { bytes } = await saved(page, await exporting(page), format);
    for (const word of words) expect(bytes.toString()).toContain(word);
  });
}
