import type { Browser, Page } from 'playwright-core';
import type { Shot } from './shots.js';

/** @returns The picture of the page, as PNG. */
export async function take(browser: Browser, server: string, shot: Shot): Promise<Buffer> {
  const { path, width, height, preferences, steps } = shot;
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: 1.5 });
  const kept = JSON.stringify(JSON.stringify(preferences));
  await context.addInitScript({ content: `localStorage.setItem('seedroll', ${kept})` });
  const page = await context.newPage();
  await page.goto(server + path);
  await page.locator('[data-group-id] img').first().waitFor();
  await steps?.(page);
  await settled(page);
  const picture = await page.screenshot({ animations: 'disabled' });
  await context.close();
  return picture;
}

const PAUSE = 250;
const ROUNDS = 80;

/** Waits until the page looks the same for a while: all that was asked for has come. */
async function settled(page: Page): Promise<void> {
  let before = '';
  for (let round = 0; round < ROUNDS; round++) {
    await page.waitForTimeout(PAUSE);
    const state: unknown = await page.evaluate(
      `JSON.stringify([document.body.innerText.length, [...document.images].map(({ complete, src }) => complete && src)])`,
    );
    if (state === before && !before.includes('false')) return;
    before = String(state);
  }
}
