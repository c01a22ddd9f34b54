import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { startServer, type TestServer } from '../../support/server.js';
import { eventually, gridOf, it, openPage } from './page.js';
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
    await opened.page.locator('[data-group-id] img, code').first().waitFor();
    expect(await faults(opened.page)).toEqual([]);
  });

  it('in folders and filters on a phone', async () => {
    await using opened = await openPage(server.url, { ...PHONE, bypassCSP: true });
    const { page } = opened;
    await gridOf(page);
    await page.getByRole('button', { name: 'Folders and filters' }).click();
    await page.getByRole('dialog', { name: 'Folders and filters' }).getByText('dream').waitFor();
    expect(await faults(page)).toEqual([]);
  });

  it('in the suggestions of the search box, and in its help', async () => {
    await using opened = await openPage(server.url, { bypassCSP: true });
    const { page } = opened;
    await gridOf(page);
    await page.keyboard.press('/');
    await page.keyboard.type('mod');
    await page.getByRole('option', { name: /^model:/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'How to search' }).click();
    await page.getByRole('dialog', { name: 'How to search' }).waitFor();
    expect(await faults(page)).toEqual([]);
  });

  it('in the light page', async () => {
    await using opened = await openPage(server.url, { bypassCSP: true });
    await gridOf(opened.page);
    await opened.page.getByRole('button', { name: 'Light page' }).click();
    expect(await faults(opened.page)).toEqual([]);
  });

  it('in a group, with its details', async () => {
    await using opened = await openPage(server.url, { bypassCSP: true });
    await (await gridOf(opened.page)).getByRole('button').first().press('Enter');
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

it('shows where the keyboard is', async () => {
  await using opened = await openPage(server.url);
  const { page } = opened;
  await (await gridOf(page)).getByText('red fox').waitFor();
  await page.getByRole('button', { name: 'dream , images: 6', exact: true }).waitFor();
  const [seen, plain] = [new Set<string>(), new Set<string>()];
  for (;;) {
    await page.keyboard.press('Tab');
    const { name, isOutlined } = await page.evaluate(focused);
    if (seen.has(name) || name === '') break;
    seen.add(name);
    if (!isOutlined) plain.add(name);
  }
  expect(seen.size).toBeGreaterThan(15);
  // The box has a border for it, and of the tree the row has it.
  expect([...plain]).toEqual(['Search', 'Folders']);
});

/** What has the focus, and whether it, or what is drawn for it, has an outline. */
function focused(): { name: string; isOutlined: boolean } {
  const { activeElement } = document;
  const [drawn, parent] = [activeElement, activeElement?.parentElement];
  const label = activeElement?.getAttribute('aria-label') ?? '';
  const name = activeElement === document.body ? '' : label || (activeElement?.textContent ?? '');
  const isOutlined = [drawn, parent].some((element) => {
    if (element == null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
  });
  return { name, isOutlined };
}

/** What axe (https://github.com/dequelabs/axe-core) finds that keeps people out. */
async function faults(page: Page): Promise<unknown> {
  // What is fading in has no colours of its own yet; what was clicked just now begins to with the next frame.
  await eventually(() =>
    page.evaluate(`new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() =>
      resolve(document.getAnimations().length))))`),
  ).toBe(0);
  await page.evaluate(axe);
  return page.evaluate(
    `axe.run().then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`,
  );
}
