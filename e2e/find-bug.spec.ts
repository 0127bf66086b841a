import type { Page } from '@playwright/test';
import { accessibilityProblems, expect, openIn, THEMES, test } from './fixtures.ts';

const link = (fields: Readonly<Record<string, string>>) =>
  `./#${Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;
const panel = (page: Page) => page.locator('.mode.is-findBug');
const words = (page: Page) => page.locator('.sentence-words');
/** A row of the table under a heading: its cells as they are read. */
const row = (page: Page, table: string, name: string) =>
  panel(page)
    .getByRole('table')
    .filter({ has: page.locator('thead') })
    .locator(`xpath=ancestor::*[contains(@class, "fault-part")][.//h3[contains(., "${table}")]]//tr`)
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });

const SQUARE = 'x = 3\ny = x*x + x';
const QUARTIC = 'x = 3\na = x*x\nb = a*a';

test('a student opens the list, chooses a fault, and sees both runs side by side', async ({ page }) => {
  await page.goto(link({ program: SQUARE, step: 'end', panel: 'findBug' }));
  await panel(page).getByRole('button', { name: 'Parents kept as a set' }).click();
  await expect(panel(page).getByRole('heading', { name: 'Parents kept as a set' })).toBeVisible();
  await expect(panel(page)).toContainText('self._prev = {x, y}');
  await expect(row(page, 'Gradients at the end', 'x')).toHaveText(/^x7.*4.*7/);
  await expect(panel(page)).toContainText('The gradient check catches it: at x');
  await expect(words(page)).toContainText('missing on the way back');
  await expect(page.locator('.mode-tag.is-flag')).toHaveText('✕ begins here');
  await expect(page).toHaveURL(/find-bug=set-of-parents/);
  // Before it begins nothing is flagged.
  await page.keyboard.press('Home');
  await expect(page.locator('.mode-tag.is-flag')).toHaveCount(0);
  await panel(page).getByRole('button', { name: 'Go there' }).click();
  await expect(page.locator('.mode-tag.is-flag')).toHaveText('✕ begins here');
  await panel(page).getByRole('button', { name: 'Back to the steps' }).click();
  await expect(words(page)).toContainText('grad(x) = 7');
});

test('assignment says no false sum: what was there is replaced', async ({ page }) => {
  await page.goto(link({ program: 'x = 3\ny = x^2 + x', step: 'end', 'find-bug': 'assignment' }));
  await expect(words(page)).toContainText('grad(x) was 1 and is 6 now; added up it would be 7.');
  await expect(panel(page).locator('del')).toHaveText('1');
});

test('recursion without an order: visits are counted', async ({ page }) => {
  await page.goto(link({ program: QUARTIC, step: 'end', 'find-bug': 'no-topological-order' }));
  await expect(panel(page)).toContainText('7 calls of _backward; 3 would do.');
  await expect(row(page, 'Visits', 'x')).toHaveText(/^x14/);
  await expect(row(page, 'Gradients at the end', 'x')).toHaveText(/216/);
});

test('a ReLU that works in place, and an affine layer that stops', async ({ page }) => {
  const relu = 'x = [1, -1]\ny = relu(x) + x\n@seed [10, 20]';
  await page.goto(link({ program: relu, step: 'end', 'find-bug': 'relu-overwrites-upstream' }));
  await expect(row(page, 'Gradients at the end', 'x[1]')).toHaveText(/20.*0.*20/);
  await expect(panel(page)).toContainText('overwritten in between');
  const affine = 'X = [[1, 2, 3], [4, 5, 6]]; W = [[1, 0], [0, 1], [1, 1]]; b = [0, 0]\nY = affine(X, W, b)';
  await page.goto(link({ program: affine, step: 'end', 'find-bug': 'affine-dw-from-dx' }));
  await expect(panel(page)).toContainText('ValueError: shapes (2,3) and (2,2) not aligned: 3 (dim 1) != 2 (dim 0)');
  await expect(page.locator('.mode-tag.is-flag').first()).toHaveText('✕ raises ValueError');
  await expect(row(page, 'Gradients at the end', 'W[0, 0]')).toHaveText(/None/);
});

test('what a program cannot show is said with the reason, and a small program is one click away', async ({ page }) => {
  await page.goto(link({ program: 'a = 2; b = 3\ny = a * b', step: 'end', 'find-bug': 'relu-returns-zero' }));
  await expect(panel(page)).toContainText('There is no ReLU.');
  await expect(words(page)).toContainText('grad(b) = 2');
  await panel(page)
    .getByRole('button', { name: /^Open a program that shows it/ })
    .click();
  await expect(panel(page).getByRole('heading', { name: 'ReLU returns the number 0' })).toBeVisible();
  await expect(row(page, 'Gradients at the end', 'x[0, 0]')).toHaveText(/1.*0/);
  await page.goto(link({ program: SQUARE, 'find-bug': 'no-such-fault' }));
  await expect(panel(page)).toContainText('There is no fault called “no-such-fault”.');
});

test('XOR: weights without biases, and no zero_grad', async ({ page }) => {
  await page.goto(link({ lesson: 'xor', step: 'end', 'find-bug': 'weights-not-biases' }));
  await expect(panel(page)).toContainText('The gradient check does not catch it');
  await expect(panel(page)).toContainText('optimizer = Adam([W1, W2], lr=0.01)');
  await expect(panel(page)).toContainText('The charts still show the right run.');
  await expect(row(page, 'Parameters after the update', 'b2[0]')).toContainText('✕');
  await expect(row(page, 'Parameters after the update', 'W2[0, 0]')).not.toContainText('✕');
  await page.goto(link({ lesson: 'xor', step: '0', 'find-bug': 'no-zero-grad' }));
  await expect(panel(page)).toContainText('In the first iteration there is nothing left from before.');
  await panel(page).getByRole('button', { name: 'Go to the next iteration' }).click();
  await expect(panel(page).getByRole('heading', { name: 'No zero_grad' })).toBeVisible();
  await expect(panel(page)).toContainText('left by the iteration before');
});

test('the quiz: the name is hidden, a wrong answer is told why, the right one is explained', async ({ page }) => {
  await page.goto(link({ program: QUARTIC, step: 'end', 'find-bug': 'no-topological-order', 'find-bug-quiz': 'on' }));
  const status = panel(page).getByRole('status').first();
  await expect(panel(page).getByRole('heading', { name: 'Which rule is wrong?' })).toBeVisible();
  await expect(words(page)).not.toContainText('recursion');
  await expect(panel(page)).not.toContainText('reversed(topo)');
  await panel(page).getByRole('radio', { name: 'Parents kept as a set' }).check();
  await panel(page).getByRole('button', { name: 'Answer' }).click();
  await expect(status).toContainText('With that fault grad(x) would be 27. Here it is 216.');
  await panel(page).getByRole('button', { name: 'Run the gradient check' }).click();
  await expect(panel(page)).toContainText('The gradient check catches it: at x');
  await panel(page).getByRole('radio', { name: 'Recursion without topological order' }).check();
  await panel(page).getByRole('button', { name: 'Answer' }).click();
  await expect(status).toContainText('That is it.');
  await expect(status).toContainText('grad(x) is 216, exactly 2 times 108, which is right.');
  await panel(page).getByRole('button', { name: 'Another one' }).click();
  await expect(panel(page).getByRole('radio').first()).toBeVisible();
  await expect(page).not.toHaveURL(/find-bug=no-topological-order/);
});

test('a question stays with the program on screen, begins at its start, and says where it begins only when asked', async ({
  page,
}) => {
  await page.goto(link({ program: 'a = 2; b = 3; c = a * b\nf = c + a', step: 'end', panel: 'findBug' }));
  await panel(page).getByRole('button', { name: 'Quiz: a fault without its name' }).click();
  for (let question = 0; question < 3; question++) {
    await expect(panel(page).getByRole('heading', { name: 'Which rule is wrong?' })).toBeVisible();
    await expect(panel(page)).not.toContainText('uses another program');
    await expect(page).toHaveURL(/program=a/);
    await expect(panel(page)).not.toContainText('It begins at');
    await expect(panel(page)).not.toContainText('The total of');
    expect(await panel(page).getByRole('radio').count()).toBeGreaterThanOrEqual(3);
    await panel(page).getByRole('button', { name: 'Where does it begin?' }).click();
    await expect(panel(page)).toContainText('It begins at');
    await panel(page).getByRole('button', { name: 'Go there' }).click();
    await expect(words(page)).toHaveText(/^This [×+] sends\. .* has \d+.* now\.$/);
    await expect(page.locator('.mode-tag.is-flag')).toHaveCount(0);
    await panel(page).getByRole('button', { name: 'Another one' }).click();
  }
});

test('where the program shows too little, the question says that it uses another one, with the way back', async ({
  page,
}) => {
  await page.goto(link({ program: 'x = 3\ny = sin(x)', step: 'end', panel: 'findBug' }));
  await panel(page).getByRole('button', { name: 'Quiz: a fault without its name' }).click();
  await expect(panel(page)).toContainText('This question uses another program');
  await panel(page).getByRole('button', { name: 'Another one' }).click();
  await expect(panel(page)).toContainText('This question uses another program');
  await panel(page).getByRole('button', { name: 'Back to my program' }).click();
  await expect(panel(page).getByRole('heading', { name: 'Choose a fault' })).toBeVisible();
  await expect(page).toHaveURL(/program=x.*sin/);
});

test('faults that this program does not show are folded, each with a button of its own name', async ({ page }) => {
  await page.goto(link({ program: SQUARE, panel: 'findBug' }));
  const example = panel(page).getByRole('button', { name: 'Open a program that shows it: ReLU returns the number 0' });
  await expect(example).toBeHidden();
  await panel(page)
    .getByText(/^Not shown by this program \(\d+\)$/)
    .click();
  await example.click();
  await expect(panel(page).getByRole('heading', { name: 'ReLU returns the number 0' })).toBeVisible();
});

test('by keyboard alone', async ({ page }) => {
  await page.goto(link({ program: SQUARE, step: 'end' }));
  await expect(page.locator('.graph-canvas')).toBeVisible();
  await page.keyboard.press('b');
  const choice = panel(page).getByRole('button', { name: 'Assignment instead of accumulation' });
  await expect(choice).toBeVisible();
  await tabTo(page, 'Assignment instead of accumulation');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('heading', { name: 'Assignment instead of accumulation' })).toBeVisible();
  await expect(words(page)).toContainText('added up it would be');
  await tabTo(page, 'Choose another fault');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Quiz: a fault without its name');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('heading', { name: 'Which rule is wrong?' })).toBeVisible();
  await tabTo(page, 'Show me');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('status').first()).toContainText('It is this one.');
});

/** Tabs until a button of that name has the focus. */
async function tabTo(page: Page, name: string) {
  for (let k = 0; k < 120; k++) {
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (focused === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way to ${name} by Tab`);
}

for (const theme of THEMES) {
  test(`axe finds nothing wrong: list, fault and quiz, ${theme}`, async ({ page }) => {
    test.slow();
    await openIn(page, theme, link({ program: QUARTIC, step: 'end', panel: 'findBug' }));
    await expect(panel(page).getByRole('button', { name: 'No zero_grad' })).toBeVisible();
    expect(await accessibilityProblems(page)).toEqual([]);
    await panel(page).getByRole('button', { name: 'Recursion without topological order' }).click();
    await expect(panel(page)).toContainText('calls of _backward');
    expect(await accessibilityProblems(page, '.mode')).toEqual([]);
    await page.goto(link({ program: QUARTIC, step: 'end', 'find-bug': 'shared-layer', 'find-bug-quiz': 'on' }));
    await expect(panel(page).getByRole('radio').first()).toBeVisible();
    expect(await accessibilityProblems(page, '.mode')).toEqual([]);
  });
}
