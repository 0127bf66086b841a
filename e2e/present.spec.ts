import type { Page } from '@playwright/test';
import { accessibilityProblems, expect, openIn, THEMES, test } from './fixtures.ts';

const APPLE = './#lesson=apple&view=present&step=0&lang=en';

/** `3 of 5`, as the audience reads it. */
const count = (page: Page) => page.locator('.present-count');

/** The sizes on screen, px, of every number on the graph that is in view, smallest first. */
function numberSizes(page: Page): Promise<{ readonly text: string; readonly size: number }[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<SVGTextElement>('.graph-canvas text')]
      .filter((text) => {
        const { left, right, bottom, width } = text.getBoundingClientRect();
        return /\d/.test(text.textContent ?? '') && width > 0 && right > 0 && left < innerWidth && bottom > 0;
      })
      .map((text) => {
        const { a = 0, b = 0 } = text.getScreenCTM() ?? {};
        return {
          text: text.textContent ?? '',
          size: Number.parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b),
        };
      })
      .sort((one, other) => one.size - other.size),
  );
}

/** From the highest to the lowest text that stands beside the step's edges: the columns of y and z2. */
function activeBox(page: Page): Promise<{ readonly top: number; readonly bottom: number }> {
  return page.evaluate(() => {
    const boxes = [...document.querySelectorAll<SVGTextElement>('.graph-canvas text')].map((text) => ({
      text: text.textContent ?? '',
      box: text.getBoundingClientRect(),
    }));
    const heading = boxes.find(({ text }) => text.startsWith('z2'))?.box;
    if (heading === undefined) throw new Error('z2 is not drawn');
    // Centred under its heading: four values, four gradients.
    const column = boxes.filter(
      ({ text, box }) => /^[−\d]/.test(text) && box.left < heading.right && box.right > heading.left && box.height > 0,
    );
    const bottoms = column.map(({ box }) => box.bottom).sort((a, b) => a - b);
    return { top: heading.top, bottom: bottoms[7] ?? Number.POSITIVE_INFINITY };
  });
}

/** Opens the speaker window of a lecture. */
async function openSpeaker(page: Page): Promise<Page> {
  // The lecture has its name, by which the window finds it.
  await expect.poll(() => page.evaluate(() => window.name)).toMatch(/^gradstep-present-/);
  const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
  await expect(speaker.getByText('Connected to the lecture')).toBeVisible();
  return speaker;
}

const atStep = (speaker: Page, step: number) =>
  expect(speaker.getByRole('slider', { name: 'Timeline' })).toHaveAttribute('aria-valuenow', String(step));

test.use({ viewport: { width: 1920, height: 1080 } });

test('a whole lecture as a clicker gives it', async ({ page }) => {
  await openIn(page, 'light', APPLE);
  await expect(count(page)).toHaveText('0 of 5');
  await expect(page.locator('.frame-header, .frame-inspector, .frame-program, .graph-tools:visible')).toHaveCount(0);
  for (let step = 1; step <= 5; step++) {
    await page.keyboard.press('PageDown');
    await expect(count(page)).toHaveText(`${step} of 5`);
    await expect(page.locator('.present-formula math').first()).toBeVisible();
    // Who does not see the formula hears the sentence.
    await expect(page.locator('.sentence-heard')).not.toBeEmpty();
  }
  await page.keyboard.press('PageDown');
  await expect(count(page)).toHaveText('5 of 5');
  await page.keyboard.press('PageUp');
  await expect(count(page)).toHaveText('4 of 5');
  await page.keyboard.press('w');
  await expect(page.locator('.present-formula .sentence-words')).not.toBeEmpty();
  await page.keyboard.press('w');
  await page.keyboard.press('Home');
  await expect(count(page)).toHaveText('0 of 5');
  await page.keyboard.press('End');
  await expect(count(page)).toHaveText('5 of 5');
});

test('a blank screen comes back by any key or click, and nothing else happens', async ({ page }) => {
  await openIn(page, 'light', APPLE);
  const blank = page.locator('.present-blank');
  for (const key of ['b', '.']) {
    await page.keyboard.press(key);
    await expect(blank).toHaveCSS('background-color', 'rgb(0, 0, 0)');
    await expect(blank).toHaveText('The screen is blank. Any key or click brings it back.');
    await page.keyboard.press('PageDown');
    await expect(blank).toHaveCount(0);
    await expect(count(page)).toHaveText('0 of 5');
  }
  await page.keyboard.press('b');
  await blank.click();
  await expect(blank).toHaveCount(0);
  await page.keyboard.press('PageDown');
  await expect(count(page)).toHaveText('1 of 5');
});

test('marked stops: dull steps are skipped, marks are seen and in the link', async ({ page }) => {
  await openIn(page, 'light', './#lesson=apple&view=present&step=0&stops=2,4&lang=en');
  await expect(page.locator('.timeline-stop')).toHaveCount(2);
  for (const step of [2, 4, 5]) {
    await page.keyboard.press('PageDown');
    await expect(count(page)).toHaveText(`${step} of 5`);
  }
  for (const step of [4, 2, 0]) {
    await page.keyboard.press('PageUp');
    await expect(count(page)).toHaveText(`${step} of 5`);
  }
  await page.keyboard.press('PageDown');
  await page.keyboard.press('m');
  await expect(page.locator('.timeline-stop')).toHaveCount(1);
  await expect.poll(() => new URL(page.url()).hash).toContain('stops=4');
  await page.keyboard.press('Escape');
  await expect(page.locator('.frame-header')).toBeVisible();
  await page.keyboard.press('m');
  await expect(page.locator('.timeline-stop')).toHaveCount(2);
  await expect.poll(() => new URL(page.url()).hash).toContain('stops=2,4');
});

test('a large dot points, and what is under it is not touched', async ({ page }) => {
  await openIn(page, 'light', APPLE);
  const dot = page.locator('.present-dot');
  await page.mouse.move(300, 300);
  await page.keyboard.press('l');
  await page.mouse.move(900, 500);
  const box = await dot.boundingBox();
  expect(box?.width).toBeGreaterThan(40);
  expect((box?.x ?? 0) + (box?.width ?? 0) / 2).toBeCloseTo(900, 0);
  const before = await page.locator('.graph-canvas > g').getAttribute('transform');
  await page.mouse.down();
  await page.mouse.move(400, 300);
  await page.mouse.up();
  expect(await page.locator('.graph-canvas > g').getAttribute('transform')).toBe(before);
  await page.keyboard.press('PageDown');
  await expect(count(page)).toHaveText('1 of 5');
  await page.keyboard.press('l');
  await expect(dot).toHaveCount(0);
});

for (const [name, link, least] of [
  ['the apple shop', 'lesson=apple', 40],
  ['fan-out', 'lesson=fan-out&edges=off', 24],
  ['affine', 'lesson=affine', 24],
  ['XOR', 'lesson=xor', 24],
  [
    'a long chain',
    `program=${encodeURIComponent(`y = ${Array.from({ length: 30 }, (_, i) => `x${i}`).join('*')}`)}`,
    24,
  ],
] as const) {
  test(`every number on the graph can be read from the last row: ${name}`, async ({ page }) => {
    await openIn(page, 'light', `./#${link}&view=present&step=0&lang=en`);
    await expect(page.locator('.graph-canvas text').first()).toBeVisible();
    for (const keys of [[], ['PageDown'], ['PageDown', 'PageDown'], ['End'], ['PageUp']]) {
      for (const key of keys) await page.keyboard.press(key);
      await expect.poll(async () => (await numberSizes(page)).length).toBeGreaterThan(0);
      const [smallest] = await numberSizes(page);
      expect(smallest?.size, smallest?.text).toBeGreaterThanOrEqual(least);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1920);
  });
}

test('two windows: either leads, either is closed and opened again', async ({ page, context }) => {
  await openIn(page, 'light', APPLE);
  const speaker = await openSpeaker(page);
  await atStep(speaker, 0);
  await speaker.keyboard.press('PageDown');
  await expect(count(page)).toHaveText('1 of 5');
  await page.keyboard.press('PageDown');
  await atStep(speaker, 2);
  await expect(speaker.locator('.speaker-next .sentence-words')).toContainText('gradient');
  await speaker.getByRole('button', { name: 'Blank' }).click();
  await expect(page.locator('.present-blank')).toBeVisible();
  await speaker.getByRole('button', { name: 'Blank' }).click();
  await expect(page.locator('.present-blank')).toHaveCount(0);
  await speaker.getByLabel('Your notes on this step').fill('Ask who pays the tax');
  await speaker.getByRole('button', { name: 'Pause' }).click();

  await speaker.close();
  await page.keyboard.press('PageDown');
  const again = await openSpeaker(page);
  await atStep(again, 3);
  await expect(again.getByRole('button', { name: 'Go on' })).toBeVisible();
  await again.getByRole('button', { name: 'Previous' }).click();
  await expect(count(page)).toHaveText('2 of 5');
  await expect(again.getByLabel('Your notes on this step')).toHaveValue('Ask who pays the tax');
  await page.reload();
  await expect(count(page)).toHaveText('2 of 5');

  await page.close();
  await expect(again.getByText('No lecture window')).toBeVisible();
  await again.getByRole('button', { name: 'Next', exact: true }).click();
  const [back] = await Promise.all([
    context.waitForEvent('page'),
    again.getByRole('button', { name: 'Open the lecture window' }).click(),
  ]);
  await expect(count(back)).toHaveText('3 of 5');
  await expect(again.getByText('Connected to the lecture')).toBeVisible();
  await back.close();
  // From a link that says nothing of where.
  const third = await context.newPage();
  await openIn(third, 'light', './#lesson=apple&view=present&lang=en');
  await expect(count(third)).toHaveText('3 of 5');
  await again.keyboard.press('End');
  await expect(count(third)).toHaveText('5 of 5');
});

test('a link that is opened holds for what it says, also while a speaker window is open', async ({ page, context }) => {
  await openIn(page, 'light', APPLE);
  const speaker = await openSpeaker(page);
  await speaker.keyboard.press('End');
  await expect(count(page)).toHaveText('5 of 5');
  await page.close();
  await expect(speaker.getByText('No lecture window')).toBeVisible();
  const other = await context.newPage();
  await openIn(other, 'light', './#lesson=apple&view=present&step=1&stops=2,4&lang=ko&theme=dark');
  await expect(count(other)).toHaveText('1 / 5');
  await expect(speaker.getByText('발표 화면과 연결됨')).toBeVisible();
  for (const window of [other, speaker]) {
    await expect(window.locator('html')).toHaveAttribute('lang', 'ko');
    await expect(window.locator('.frame')).toHaveAttribute('data-theme', 'dark');
    await expect(window.locator('.timeline-stop')).toHaveCount(2);
  }
  await expect(speaker.getByRole('slider')).toHaveAttribute('aria-valuenow', '1');
  // From then on either leads, and a reload is no link.
  await speaker.keyboard.press('End');
  await expect(count(other)).toHaveText('5 / 5');
  await other.reload();
  await expect(count(other)).toHaveText('5 / 5');
});

test('who writes notes while the step changes goes on writing', async ({ page }) => {
  await openIn(page, 'light', APPLE);
  const speaker = await openSpeaker(page);
  const notes = speaker.getByLabel('Your notes on this step');
  await notes.click();
  await speaker.keyboard.type('first');
  await page.keyboard.press('PageDown');
  await atStep(speaker, 1);
  await expect(notes).toHaveValue('');
  await expect(notes).toBeFocused();
  await speaker.keyboard.type('blank');
  await expect(notes).toHaveValue('blank');
  await expect(page.locator('.present-blank')).toHaveCount(0);
  // The clicker's keys work while one writes.
  await speaker.keyboard.press('PageUp');
  await atStep(speaker, 0);
  await expect(notes).toHaveValue('first');
  await speaker.keyboard.type(' step');
  await speaker.keyboard.press('PageDown');
  await expect(notes).toHaveValue('blank');
  await speaker.keyboard.press('PageUp');
  await expect(notes).toHaveValue('first step');
});

test('over charts the step is whole, its numbers no smaller than 18 px, and its sentence stays', async ({ page }) => {
  await openIn(page, 'light', './#lesson=xor&iteration=12&step=9&view=present&lang=en');
  await page.keyboard.press('c');
  await expect(page.locator('.present-charts .charts')).toBeVisible();
  await expect(page.locator('.present-below .sentence-words')).toContainText('Sigmoid');
  // Its gradient is the last row of z2's column; y's heading the first line.
  const room = page.locator('.present-figure');
  const whole = async () => {
    const [outer, node] = await Promise.all([room.boundingBox(), activeBox(page)]);
    return outer !== null && node.top >= outer.y && node.bottom <= outer.y + outer.height;
  };
  await expect.poll(whole).toBe(true);
  const [smallest] = await numberSizes(page);
  expect(smallest?.size).toBeGreaterThanOrEqual(18);
});

test('over charts a sentence of two lines stays clear of them', async ({ page }) => {
  await openIn(page, 'light', './#lesson=xor&view=present&lang=en');
  await page.keyboard.press('c');
  await expect(page.locator('.present-charts .charts')).toBeVisible();
  const words = await page.locator('.present-below .sentence-words').boundingBox();
  const room = await page.locator('.present-below .present-formula').boundingBox();
  if (words === null || room === null) throw new Error('no sentence');
  expect(words.height).toBeGreaterThan(45);
  expect(words.y).toBeGreaterThanOrEqual(room.y - 1);
  expect(words.y + words.height).toBeLessThanOrEqual(room.y + room.height + 1);
});

test('at the start of an iteration there is a sentence, no row of names', async ({ page }) => {
  await openIn(page, 'light', './#lesson=xor&iteration=12&step=0&view=present&lang=en');
  await expect(page.locator('.present-formula .sentence-words')).not.toBeEmpty();
  await expect(page.locator('.present-formula math')).toHaveCount(0);
});

test('two lectures on one machine do not mix', async ({ page, context }) => {
  await openIn(page, 'light', APPLE);
  const speaker = await openSpeaker(page);
  const other = await context.newPage();
  await openIn(other, 'light', APPLE);
  const otherSpeaker = await openSpeaker(other);
  await other.keyboard.press('End');
  await atStep(otherSpeaker, 5);
  await speaker.keyboard.press('PageDown');
  await expect(count(page)).toHaveText('1 of 5');
  await atStep(speaker, 1);
  await expect(count(other)).toHaveText('5 of 5');
});

test('foreign messages change nothing', async ({ page }) => {
  await openIn(page, 'light', APPLE);
  await expect.poll(() => page.evaluate(() => window.name)).toMatch(/^gradstep-present-/);
  await page.evaluate(() => {
    const channel = new BroadcastChannel(`gradstep-lecture-${window.name.split('-')[2]}`);
    const lecture = { blank: true, pointer: 1 };
    const state = {
      gradstep: 'lecture',
      version: 1,
      kind: 'state',
      role: 'speaker',
      revision: 99,
      by: 'z',
      answer: true,
    };
    for (const data of [null, 'next', { ...state, pairs: [['step', '3']], lecture }, { ...state, pairs: '<script>' }])
      channel.postMessage(data);
    channel.postMessage({ gradstep: 'lecture', version: 1, kind: 'hello', role: 'speaker' });
  });
  await page.keyboard.press('PageDown');
  await expect(count(page)).toHaveText('1 of 5');
  await expect(page.locator('.present-blank')).toHaveCount(0);
});

test('? lists the keys of a lecture, and Escape leaves it', async ({ page }) => {
  await openIn(page, 'light', APPLE);
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys.getByText('Open the speaker window')).toBeVisible();
  await expect(keys.getByText('Gradient check')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await expect(count(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.frame-header')).toBeVisible();
});

test('without BroadcastChannel the lecture is a lecture, and says what is missing', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'));
  await openIn(page, 'light', APPLE);
  await page.keyboard.press('PageDown');
  await expect(count(page)).toHaveText('1 of 5');
  await page.keyboard.press('s');
  await expect(page.getByText('This browser does not let two windows talk here')).toBeVisible();
});

for (const theme of THEMES) {
  test(`no problems that axe finds, ${theme}`, async ({ page }) => {
    await openIn(page, theme, './#lesson=fan-out&view=present&step=4&stops=2&lang=ko');
    await expect(page.locator('.present-formula math, .present-formula .sentence-words').first()).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
    await page.mouse.move(400, 400);
    await expect(page.getByRole('button', { name: '발표자 창' })).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
    await expect.poll(() => page.evaluate(() => window.name)).toMatch(/^gradstep-present-/);
    const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
    await speaker.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await expect(speaker.getByText('발표 화면과 연결됨')).toBeVisible();
    await expect(speaker.getByLabel('이 단계에 대한 나의 메모')).toBeVisible();
    expect(await accessibilityProblems(speaker)).toEqual([]);
  });
}
