import { expect, openIn, test } from './fixtures.ts';

/** Steps of the first program: ab, sin a, +, ( )², the seed, and the same four back. */
const STEPS = 9;

test('the whole timeline, there and back, with the keyboard alone', async ({ page }) => {
  await openIn(page, 'light');
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await expect(timeline).toHaveAttribute('aria-valuemax', String(STEPS));
  // The typesetting arrives by itself a moment after the page; only then are the texts of a step final.
  await page.keyboard.press('End');
  await expect(page.locator('.frame-inspector math').first()).toBeVisible();
  await page.keyboard.press('Home');
  const there: string[] = [];
  for (let step = 0; step <= STEPS; step++) {
    await expect(timeline).toHaveAttribute('aria-valuenow', String(step));
    if (step > 0) await expect(page.locator('.frame-inspector math').first()).toBeVisible();
    there.push((await page.locator('.frame-main').textContent()) ?? '');
    await page.keyboard.press('ArrowRight');
  }
  await expect(timeline).toHaveAttribute('aria-valuenow', String(STEPS));
  expect(new Set(there).size).toBe(STEPS + 1);
  // What is on screen is a function of the place alone: on the way back each step looks as it did.
  for (let step = STEPS; step >= 0; step--) {
    await expect(timeline).toHaveAttribute('aria-valuenow', String(step));
    await expect.poll(() => page.locator('.frame-main').textContent()).toBe(there[step]);
    await page.keyboard.press('ArrowLeft');
  }
});

test('phases, ends, a clicker, and edge by edge', async ({ page }) => {
  await openIn(page, 'light');
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  const at = (step: number) => expect(timeline).toHaveAttribute('aria-valuenow', String(step));
  await page.keyboard.press('End');
  await at(STEPS);
  await page.keyboard.press('Shift+ArrowLeft');
  await at(4);
  await page.keyboard.press('Shift+ArrowLeft');
  await at(0);
  await page.keyboard.press('Shift+ArrowRight');
  await at(4);
  await page.keyboard.press('PageDown');
  await at(5);
  await page.keyboard.press('e');
  await page.keyboard.press('PageDown');
  await at(6);
  await page.keyboard.press('PageDown');
  await at(7);
  await expect(timeline).toHaveAttribute('aria-valuetext', /edge 1 of 2/);
  await page.keyboard.press('PageDown');
  await at(7);
  await page.keyboard.press('Home');
  await at(0);
});

test('? lists the keys, L opens the lessons, Escape closes both', async ({ page }) => {
  await openIn(page, 'light');
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys).toBeVisible();
  await expect(keys).toContainText('Gradient check');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await expect(timeline).toHaveAttribute('aria-valuenow', '0');

  await page.keyboard.press('l');
  const lessons = page.getByRole('navigation', { name: 'Lessons' });
  await expect(lessons).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(lessons).toBeHidden();
  await page.keyboard.press('l');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(lessons).toBeHidden();
  await expect(page).toHaveTitle(/. · Gradstep/);
  await page.keyboard.press('ArrowRight');
  await expect(timeline).toHaveAttribute('aria-valuenow', '1');
});

test('keys are text in the program, and time moves again outside it', async ({ page }) => {
  await openIn(page, 'light');
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  const editor = page.locator('.cm-content');
  await editor.click();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await expect(timeline).toHaveAttribute('aria-valuenow', '0');
  await page.getByRole('button', { name: 'Next step' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(timeline).toHaveAttribute('aria-valuenow', '1');
  // Space presses the focused button, and does nothing else.
  await page.keyboard.press('Space');
  await expect(timeline).toHaveAttribute('aria-valuenow', '2');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('a clicker steps wherever the focus is, and nothing else happens', async ({ page }) => {
  await openIn(page, 'light');
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  const at = (step: number) => expect(timeline).toHaveAttribute('aria-valuenow', String(step));
  const editor = page.locator('.cm-content');
  await editor.click();
  const source = await editor.textContent();
  await page.keyboard.press('PageDown');
  await at(1);
  await expect(editor).toBeFocused();
  await page.getByRole('spinbutton', { name: 'a', exact: true }).click();
  await page.keyboard.press('PageDown');
  await at(2);
  await page.getByRole('slider', { name: 'a, slider' }).focus();
  await page.keyboard.press('PageDown');
  await at(3);
  await page.keyboard.press('PageUp');
  await at(2);
  await page.getByLabel('Speed').focus();
  await page.keyboard.press('PageDown');
  await at(3);
  await expect(page.getByLabel('Speed')).toHaveValue('1');
  await expect(editor).toHaveText(source ?? '');
  await page.getByRole('button', { name: 'Lessons' }).press('Enter');
  await expect(page.getByRole('navigation', { name: 'Lessons' })).toBeVisible();
  await page.keyboard.press('PageDown');
  await at(3);
});

test('after a slider was dragged, and after a number was typed, keys are the timeline’s again', async ({ page }) => {
  await openIn(page, 'light');
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  const at = (step: number) => expect(timeline).toHaveAttribute('aria-valuenow', String(step));
  const number = page.getByRole('spinbutton', { name: 'a', exact: true });
  const graph = page.getByRole('region', { name: 'Graph', exact: true });
  // The editor above has its height once it is there.
  await expect(page.locator('.cm-content')).toBeVisible();
  const box = await page.getByRole('slider', { name: 'a, slider' }).boundingBox();
  if (box === null) throw new Error('the slider is nowhere');
  const [y, middle] = [box.y + box.height / 2, box.x + box.width / 2];
  await page.mouse.move(middle, y);
  await page.mouse.down();
  await page.mouse.move(middle + 40, y, { steps: 4 });
  await page.mouse.up();
  await expect(number).not.toHaveValue('2');
  await expect(graph).toBeFocused();
  const dragged = await number.inputValue();
  await page.keyboard.press('ArrowRight');
  await at(1);
  await expect(number).toHaveValue(dragged);
  // The graph was not asked for: no ring around it, also after a key.
  await expect(graph).toHaveCSS('outline-style', 'none');

  await number.fill('5');
  await number.press('Enter');
  await expect(graph).toBeFocused();
  await page.keyboard.press('End');
  await at(STEPS);
  await number.fill('7');
  await number.press('Escape');
  await expect(number).toHaveValue('5');
  await page.keyboard.press('Home');
  await at(0);
});

test('a lesson chosen by mouse or key gives the focus to the graph, without a ring', async ({ page }) => {
  await openIn(page, 'light');
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  const graph = page.getByRole('region', { name: 'Graph', exact: true });
  const open = [
    async () => {
      await page.getByRole('button', { name: 'Lessons' }).click();
      await page.locator('.frame-lesson-entry').nth(2).click();
    },
    async () => {
      await page.keyboard.press('l');
      await page.keyboard.press('Enter');
    },
  ];
  for (const choose of open) {
    await choose();
    await expect(graph).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(timeline).toHaveAttribute('aria-valuenow', '1');
    await expect(graph).toHaveCSS('outline-style', 'none');
  }
});

test('a ring is for the focus that keys moved, not for the pointer’s', async ({ page }) => {
  await openIn(page, 'light');
  const graph = page.getByRole('region', { name: 'Graph', exact: true });
  const canvas = await page.locator('.graph-canvas').boundingBox();
  if (canvas === null) throw new Error('the graph is nowhere');
  await page.mouse.click(canvas.x + 30, canvas.y + 30);
  await page.keyboard.press('ArrowRight');
  await expect(graph).toHaveCSS('outline-style', 'none');
  const next = page.getByRole('button', { name: 'Next step' });
  await next.click();
  await page.keyboard.press('ArrowRight');
  await expect(next).toHaveCSS('outline-style', 'none');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(next).toBeFocused();
  await expect(next).toHaveCSS('outline-style', 'solid');
});

test('the skip link leads to the graph', async ({ page }) => {
  await openIn(page, 'light');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the graph' })).toBeFocused();
  await page.keyboard.press('Enter');
  const graph = page.getByRole('region', { name: 'Graph', exact: true });
  await expect(graph).toBeFocused();
  await expect(graph).toHaveCSS('outline-style', 'solid');
});

test('every room is reached with Tab, in the order of reading', async ({ page }) => {
  await openIn(page, 'light');
  await expect(page.locator('.cm-content')).toBeVisible();
  await page.keyboard.press('End');
  const rooms: string[] = [];
  const last = page.getByRole('checkbox', { name: 'Edge by edge' });
  while (!(await last.evaluate((box) => box === document.activeElement)) && rooms.length < 20) {
    // In the editor Tab may be text; Escape first, as everywhere in CodeMirror, makes it a way out.
    if (await page.locator('.cm-content').evaluate((editor) => editor === document.activeElement)) {
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('Tab');
    const room = await page.evaluate(() => {
      const found = document.activeElement?.closest('.frame-header, .frame-main > *, .frame-timeline');
      return found?.className ?? '';
    });
    if (room !== '' && rooms[rooms.length - 1] !== room) rooms.push(room);
  }
  expect(rooms).toEqual(['frame-header', 'frame-program', 'frame-graph', 'frame-inspector', 'frame-timeline']);
});

test('plays to the end and stops; a key pauses', async ({ page }) => {
  await openIn(page, 'light');
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await page.getByLabel('Speed').selectOption('4');
  await page.locator('body').press('Space');
  await expect(timeline).not.toHaveAttribute('aria-valuenow', '0');
  await page.locator('body').press('ArrowLeft');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(timeline).toHaveAttribute('aria-valuenow', String(STEPS));
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('the menu of modes by keys alone: in, out again, and into a mode', async ({ page }) => {
  await openIn(page, 'light');
  const learn = page.getByRole('button', { name: 'Learn' });
  const predict = page.getByRole('button', { name: /^Predict/ });
  await learn.focus();
  await page.keyboard.press('Enter');
  await expect(predict).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(predict).toBeHidden();
  await expect(learn).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(predict).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Predict' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Graph', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('slider', { name: 'Timeline' })).toHaveAttribute('aria-valuenow', '1');
});
