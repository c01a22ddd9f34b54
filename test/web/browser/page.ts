import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { chromiumPath, launchBrowser } from '../../support/browser.js';

/** Milliseconds that a person would wait at most, on a machine that has much else to do. */
const PATIENCE = 15_000;

/** A test that is skipped, and says so, where there is no browser to run it in. */
export const it = test.extend<{ chromium: null }>({
  chromium: [
    async ({ skip }, use) => {
      skip(chromiumPath === null, 'there is no Chromium on this machine');
      await use(null);
    },
    { auto: true },
  ],
});

export interface OpenedPage extends AsyncDisposable {
  page: Page;
  /** What the page has logged as errors, breaches of its policy for contents among them. Disposing fails where there are any. */
  errors: string[];
}

export interface OpenOptions extends BrowserContextOptions {
  /** Errors that the test provokes. */
  expected?: RegExp;
  /** Runs in the page before its own scripts. */
  init?: () => void;
}

let browser: Promise<Browser> | undefined;
afterAll(async () => (await browser)?.close());

/** Opens an address in a browser that knows nothing yet, as a laptop has it: one browser for a file of tests. */
export async function openPage(
  url: string,
  { expected, init, ...options }: OpenOptions = {},
): Promise<OpenedPage> {
  if (chromiumPath === null) throw new Error('there is no Chromium on this machine');
  browser ??= launchBrowser(chromiumPath);
  const context = await (
    await browser
  ).newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  });
  if (init !== undefined) await context.addInitScript(init);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const errors: string[] = [];
  const note = (text: string): void => {
    if (expected?.test(text) !== true) errors.push(text);
  };
  page.on('pageerror', (error) => note(error.stack ?? error.message));
  page.on('console', (message) => message.type() === 'error' && note(message.text()));
  await page.goto(url);
  return {
    page,
    errors,
    async [Symbol.asyncDispose]() {
      await context.close();
      expect(errors).toEqual([]);
    },
  };
}

/** Waits until something holds, as Vitest's `expect.poll` does: pages have no event for what they show. */
export function eventually<Value>(read: () => Value | Promise<Value>) {
  return expect.poll(read, { timeout: PATIENCE, interval: 20 });
}

/** What stands in the address of a page behind the `?`. */
export function viewOf(page: Page): Record<string, string> {
  return Object.fromEntries(new URL(page.url()).searchParams);
}

/** The grid, once it tells of its first groups what they are: before that, keys have no image to act on. */
export async function gridOf(page: Page): Promise<Locator> {
  const grid = page.getByRole('grid', { name: 'Groups' });
  await grid.locator('button:not([aria-label])').first().waitFor();
  return grid;
}

/** What has the focus: the text of it, or its name. */
export function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
  });
}
