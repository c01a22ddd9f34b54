import type { Browser, Page } from 'playwright-core';
import { isObserved, OBSERVER, type Observed } from './observer.js';

const LAPTOP = { width: 1440, height: 900 };

/** A first visit of the page, with nothing in any cache of the browser. */
export interface Visit extends AsyncDisposable {
  page: Page;
  /** Bytes of scripts as they came over the wire, until the groups were painted. */
  scripts: number;
  observed: Observed;
}

/** Opens the page and waits until all pictures in sight are there. */
export async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: LAPTOP });
  const page = await context.newPage();
  await page.addInitScript({ content: OBSERVER });
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return;
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(url);
  await until(page, 'observed.groups !== null');
  const scripts = (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
  await until(page, 'observed.pictures !== null');
  const observed = await observedIn(page);
  return { page, scripts, observed, [Symbol.asyncDispose]: () => context.close() };
}

/** Goes from the first group to the last: by a wheel, then with the bar in hand. @returns Milliseconds of the longest task. */
export async function scrollThrough(page: Page): Promise<number> {
  await page.evaluate('observed.longest = 0');
  const { width, height } = LAPTOP;
  await page.mouse.move(width / 2, height / 2);
  for (let turn = 0; turn < WHEEL_TURNS; turn++) {
    await page.mouse.wheel(0, 240);
    await nextFrame(page);
  }
  for (let step = 0; step <= BAR_STEPS; step++) {
    await page.evaluate(
      `(() => { const grid = document.querySelector('[role=grid]'); grid.scrollTop = grid.scrollHeight * ${String(step / BAR_STEPS)}; })()`,
    );
    await nextFrame(page);
  }
  await until(page, "document.querySelectorAll('[data-group-id]').length > 0");
  return (await observedIn(page)).longest;
}

const WHEEL_TURNS = 200;
const BAR_STEPS = 200;

/** Playwright's own waiting makes functions of texts, which the page's policy does not allow. */
async function until(page: Page, condition: string): Promise<void> {
  for (const end = Date.now() + PATIENCE; (await page.evaluate(condition)) !== true; await nextFrame(page)) {
    if (Date.now() > end) throw new Error(`the page did not come to ${condition}`);
  }
}

const PATIENCE = 60_000;

async function nextFrame(page: Page): Promise<void> {
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => resolve(true)))');
}

async function observedIn(page: Page): Promise<Observed> {
  const observed: unknown = await page.evaluate('observed');
  if (!isObserved(observed)) throw new Error('the page was not observed');
  return observed;
}
