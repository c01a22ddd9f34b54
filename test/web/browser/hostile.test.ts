import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { startServer, type TestServer } from '../../support/server.js';
import { gridOf, it, openPage } from './page.js';
import { picture } from './pictures.js';

const MARKUP = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
/** What turns around the order of the text behind it. */
const REVERSED = '\u202Egnp.exe';
const LONG = 'w'.repeat(180);
const HREF = 'javascript:window.hit=1';

const FILES: Record<string, Buffer> = {
  [`${MARKUP.replaceAll('/', '\\')}-10.png`]: picture({ seed: 10, prompt: MARKUP, model: '<b>bold</b>' }),
  [`<svg onload=window.hit=1>/1-20.png`]: picture({ seed: 20, prompt: `"><svg onload="window.hit=1">` }),
  [`${HREF}/2-30.png`]: picture({ seed: 30, prompt: HREF, model: HREF }),
  [`${REVERSED}/3-40.png`]: picture({ seed: 40, prompt: `${REVERSED} ${'\u0301'.repeat(300)}` }),
  [`${LONG}/${LONG}-50.png`]: picture({ seed: 50, prompt: LONG, model: LONG }),
  '{{7*7}}/4-60.png': picture({ seed: 60, prompt: '${window.hit=1}\u0000\u001b[31m' }),
};

let server: TestServer;
beforeAll(async () => {
  server = await startServer(FILES);
  await server.catalog.idle();
});
afterAll(() => server?.[Symbol.asyncDispose]());

describe('prompts, names and folders that are markup, script or nonsense', () => {
  it.for([
    [1280, 800],
    [390, 844],
  ] as const)('are text, and leave the page in its form, at %i × %i', async ([width, height]) => {
    await using opened = await openPage(server.url, { viewport: { width, height } });
    const { page } = opened;
    const grid = await gridOf(page);
    await grid.getByText(MARKUP).waitFor();
    await expectWhole(page);
    const tiles = await page.locator('[data-group-id]').count();
    expect(tiles).toBe(Object.keys(FILES).length);
    for (let place = 0; place < tiles; place++) {
      await grid.getByRole('button').nth(place).click();
      const group = page.getByRole('region', { name: 'Group', exact: true });
      await group.getByRole('heading').first().waitFor();
      await expectWhole(page);
      await page.keyboard.press('Escape');
      await group.waitFor({ state: 'detached' });
    }
  });

  it('are text in the details, the filters, the palette and the search as well', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    const grid = await gridOf(page);
    await grid.getByText(MARKUP).waitFor();
    await page.keyboard.press('i');
    const details = page.getByRole('complementary', { name: 'Details' });
    for (const tile of await grid.getByRole('button').all()) {
      await tile.focus();
      await details.getByText('Euler a').first().waitFor();
      await expectWhole(page);
    }
    const filters = page.getByRole('region', { name: 'Filters' });
    await filters.getByRole('button', { name: `${HREF} , images: 1`, exact: true }).click();
    await grid.getByText(HREF).first().waitFor();
    await page.getByRole('button', { name: 'Clear all' }).click();
    await grid.getByText(MARKUP).waitFor();

    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: 'Commands' }).waitFor();
    await page.keyboard.type('svg');
    await page.getByRole('option', { name: '<svg onload=window.hit=1>' }).waitFor();
    await page.keyboard.press('Escape');
    await page.goto(`${server.url}/?q=${encodeURIComponent(`"${MARKUP.replaceAll('"', '\\"')} nowhere"`)}`);
    await page.getByText('No image is found by').waitFor();
    await expectWhole(page);
  });

  it('meet a policy that would run nothing of them', async () => {
    const policy = (await server.get('/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
  });
});

/** Nothing of it has run, and nothing is wider than the page. */
async function expectWhole(page: Page): Promise<void> {
  const { hit, excess } = await page.evaluate(() => ({
    hit: 'hit' in window,
    excess: document.documentElement.scrollWidth - innerWidth,
  }));
  expect({ hit, excess }).toEqual({ hit: false, excess: 0 });
}
