import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { startServer, type TestServer } from '../../support/server.js';
import { gridOf, it, openPage } from './page.js';
import { batch } from './pictures.js';

let server: TestServer;
let axe = '';
beforeAll(async () => {
  axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  server = await startServer({
    ...batch('1', { seed: 700, count: 5, prompt: 'red fox' }),
    ...batch('2', { seed: 20 }),
  });
  await server.catalog.idle();
});
afterAll(() => server?.[Symbol.asyncDispose]());

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

describe('axe finds nothing serious', () => {
  it.for([
    ['the grid', '', {}],
    ['the grid on a phone', '', PHONE],
    ['a search that finds nothing', '?q=unicorn', {}],
  ] as const)('in %s', async ([, query, options]) => {
    await using opened = await openPage(`${server.url}/${query}`, { ...options, bypassCSP: true });
    await opened.page.getByRole('main').getByRole('button').first().waitFor();
    expect(await faults(opened.page)).toEqual([]);
  });

  it('in the light page', async () => {
    await using opened = await openPage(server.url, { bypassCSP: true });
    await gridOf(opened.page);
    await opened.page.getByRole('button', { name: 'Light page' }).click();
    expect(await faults(opened.page)).toEqual([]);
  });

  it('in a group, with its details', async () => {
    await using opened = await openPage(server.url, { bypassCSP: true });
    await (await gridOf(opened.page)).getByRole('button').first().click();
    await opened.page.getByText('1 / 5').waitFor();
    await opened.page.keyboard.press('i');
    await opened.page.getByRole('complementary', { name: 'Details' }).getByText('Steps').waitFor();
    expect(await faults(opened.page)).toEqual([]);
  });

  it.for(['Control+k', '?'])('behind %s', async (key) => {
    await using opened = await openPage(server.url, { bypassCSP: true });
    await gridOf(opened.page);
    await opened.page.keyboard.press(key);
    await opened.page.getByRole('dialog').waitFor();
    expect(await faults(opened.page)).toEqual([]);
  });
});

/** What axe (https://github.com/dequelabs/axe-core) finds that keeps people out. */
async function faults(page: Page): Promise<unknown> {
  // What is fading in has no colours of its own yet.
  await page.evaluate(
    'Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => null)',
  );
  await page.evaluate(axe);
  return page.evaluate(
    `axe.run().then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`,
  );
}
