import type { Page } from '@playwright/test';
import { accessibilityProblems, expect, openIn, type Theme, test } from './fixtures.ts';

const FAN_OUT = 'x = 3\ny = x*x + sin(x)';
const CURVE = 'x = 1\ny = sigmoid(tanh(x))^2';
const XOR = { lesson: 'xor', iteration: '2' };

/** A mode as a link opens it, on XOR or on the program that suits it, and what has to be there before axe looks. */
interface Place {
  readonly name: string;
  readonly link: Readonly<Record<string, string>>;
  readonly ready: string;
}

const PLACES: readonly Place[] = [
  { name: 'predict', link: { ...XOR, step: '7', panel: 'predict' }, ready: '.predict-field' },
  {
    name: 'explain',
    link: { ...XOR, step: 'end', panel: 'explain', 'explain-number': 'grad W1 3' },
    ready: '.explain',
  },
  { name: 'gradientCheck', link: { ...XOR, step: '9', panel: 'gradientCheck' }, ready: '.check-plot svg' },
  { name: 'findBug', link: { program: FAN_OUT, step: 'end', 'find-bug': 'assignment' }, ready: '.fault-code' },
  {
    name: 'quiz',
    link: { program: FAN_OUT, step: 'end', 'find-bug': 'assignment', 'find-bug-quiz': 'on' },
    ready: '.fault-answers',
  },
  { name: 'forwardMode', link: { program: FAN_OUT, step: '6', panel: 'forwardMode' }, ready: '.forward-mode-table' },
  { name: 'derivative', link: { program: CURVE, panel: 'derivative', 'derive-by': 'x' }, ready: '.derive-trail' },
  { name: 'whyGroup', link: { program: CURVE, panel: 'whyGroup' }, ready: '.why-table' },
  { name: 'code', link: { ...XOR, step: '9', 'code-beside': 'pytorch' }, ready: '.code-line' },
];

const address = (fields: Readonly<Record<string, string>>) =>
  `./#${Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;

/** Opens a mode by its link, as somebody does who was sent it, and waits for its room with all that is set in it. */
async function goTo(page: Page, { link, ready }: Place, lang: string): Promise<void> {
  await page.goto(address({ ...link, lang }));
  await expect(page.locator(ready).first()).toBeVisible();
  await expect(page.locator('.formula:empty')).toHaveCount(0);
}

/** What hangs out of the page to the right, or makes it scroll sideways. */
function hangingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth } = document.documentElement;
    const wrong = scrollWidth > innerWidth ? [`the page is ${scrollWidth} px wide`] : [];
    for (const control of document.querySelectorAll('.mode :is(button, input, select, summary), .code button')) {
      const { left, right, width } = control.getBoundingClientRect();
      // What scrolls inside its own box is within reach.
      const scrolls = control.closest('[tabindex="0"]:not(button, input), .code-line') !== null;
      if (width > 0 && !scrolls && (left < 0 || right > innerWidth + 1)) wrong.push(control.textContent ?? '');
    }
    return wrong;
  });
}

interface Look {
  readonly name: string;
  readonly theme: Theme;
  readonly lang: 'en' | 'ko';
  readonly width: number;
  readonly height: number;
  readonly forced?: true;
}

const LOOKS: readonly Look[] = [
  { name: 'light', theme: 'light', lang: 'en', width: 1280, height: 800 },
  { name: 'dark', theme: 'dark', lang: 'en', width: 1280, height: 800 },
  { name: 'on a phone, in Korean', theme: 'light', lang: 'ko', width: 390, height: 844 },
  { name: 'in the colours of the system', theme: 'dark', lang: 'en', width: 1280, height: 800, forced: true },
  { name: 'enlarged to 200 %', theme: 'light', lang: 'en', width: 640, height: 400 },
];

for (const { name, theme, lang, width, height, forced } of LOOKS) {
  test.describe(`modes, ${name}`, () => {
    test.use({ viewport: { width, height }, contextOptions: forced ? { forcedColors: 'active' } : {} });
    test('axe finds nothing wrong, and nothing hangs out of the page', async ({ page }) => {
      test.slow();
      await openIn(page, theme, address({ program: FAN_OUT, lang }));
      for (const place of PLACES) {
        await goTo(page, place, lang);
        expect.soft(await hangingOut(page), place.name).toEqual([]);
        expect.soft(await accessibilityProblems(page, '.mode, .code'), place.name).toEqual([]);
      }
    });
  });
}
