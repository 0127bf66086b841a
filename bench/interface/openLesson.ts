import type { Page } from '@playwright/test';
import type { Lesson } from '../../src/lessons/lesson.ts';

/** Opens the page with a lesson and every chart on, as after a reload, and waits for everything that it fetches. */
export async function openLessonOf(page: Page, address: string, lesson: Lesson): Promise<void> {
  const document = { source: lesson.program, values: {}, lesson: lesson.id, training: lesson.training };
  const kept = { 'gradstep.1': { document }, 'gradstep.page.1': { chartsOpen: true, hiddenCharts: [] } };
  await page.addInitScript((entries) => {
    for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, JSON.stringify(value));
  }, kept);
  await page.goto(address);
  await page.locator('.training-train').waitFor();
  await page.locator('.charts-view').first().waitFor();
  await page.waitForLoadState('networkidle');
}
