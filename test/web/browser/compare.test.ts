import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { startServer, type TestServer } from '../../support/server.js';
import { eventually, focusedText, gridOf, it, openPage, viewOf } from './page.js';
import { batch, picture } from './pictures.js';

const SIZE = [300, 200] as const;

let server: TestServer;
beforeAll(async () => {
  server = await startServer({
    ...batch('1', { seed: 700, count: 4, prompt: 'red fox', size: SIZE }),
    '1-704.png': picture({ seed: 704, prompt: 'red wolf', model: 'other', size: [100, 100] }),
  });
  await server.catalog.idle();
});
afterAll(() => server?.[Symbol.asyncDispose]());

describe('comparing', () => {
  it('begins with the image and its neighbour, and ends where it began', async () => {
    await using opened = await openGroup();
    const { page } = opened;
    await page.keyboard.press('c');
    const compare = comparisonOf(page);
    await compare.getByRole('heading', { name: '700' }).waitFor();
    await compare.getByRole('heading', { name: '701' }).waitFor();
    await compare.getByText('Only the seed differs.').waitFor();
    await page.keyboard.press('Escape');
    await compare.waitFor({ state: 'detached' });
    await page.getByText('1 / 5').waitFor();
    expect(viewOf(page)).not.toHaveProperty('compare');
    await page.keyboard.press('Escape');
    await eventually(() => focusedText(page)).toContain('red fox');
  });

  it('takes what is marked, and leaves out what is not wanted', async () => {
    await using opened = await openGroup();
    const { page } = opened;
    for (const place of ['1', '2', '3']) {
      await page.getByText(`${place} / 5`).waitFor();
      await page.keyboard.press('x');
      await page.keyboard.press('ArrowRight');
    }
    await page.getByText('4 / 5').waitFor();
    await page.keyboard.press('c');
    const compare = comparisonOf(page);
    await compare.getByRole('button', { name: 'Leave out 701' }).click();
    await compare.getByRole('heading', { name: '701' }).waitFor({ state: 'detached' });
    expect(await compare.getByRole('heading', { level: 3, name: /^\d+$/ }).allTextContents()).toEqual([
      '700',
      '702',
    ]);
    await compare.getByRole('button', { name: 'Leave out 702' }).click();
    await compare.waitFor({ state: 'detached' });
  });

  it('shows the same part of all images at any zoom', async () => {
    await using opened = await openGroup();
    const { page } = opened;
    await page.keyboard.press('c');
    const panes = comparisonOf(page).locator('[data-lens]');
    await eventually(() => panes.locator('img').evaluateAll(areLoaded)).toBe(true);
    await page.getByText('Only the seed differs.').waitFor();
    const [whole] = await partsOf(panes);
    await panes.first().hover({ position: { x: 100, y: 200 } });
    await page.mouse.wheel(0, -500);
    await eventually(async () => (await partsOf(panes))[0]?.width).toBeGreaterThan((whole?.width ?? 0) * 1.2);
    const [first, second] = await partsOf(panes);
    expect(second).toEqual(first);
    await page.mouse.down();
    await panes.first().hover({ position: { x: 60, y: 180 } });
    await page.mouse.up();
    await eventually(async () => (await partsOf(panes))[0]?.x).toBeLessThan((first?.x ?? 0) - 30);
    const [dragged, other] = await partsOf(panes);
    expect(other).toEqual(dragged);
    await page.keyboard.press('0');
    await eventually(async () => (await partsOf(panes))[1]).toEqual(whole);
  });

  it('has four ways, by their names and by M', async () => {
    await using opened = await openGroup();
    const { page } = opened;
    await page.keyboard.press('c');
    const compare = comparisonOf(page);
    // What lies below the images has come too.
    await compare.getByText('Only the seed differs.').waitFor();
    await page.keyboard.press('m');
    const divider = compare.getByRole('slider', { name: 'Divider' });
    await divider.focus();
    await page.keyboard.press('PageUp');
    expect(await divider.getAttribute('aria-valuenow')).toBe('60');
    await divider.hover();
    await page.mouse.down();
    await page.mouse.move(500, 400, { steps: 4 });
    await page.mouse.up();
    await eventually(async () => Number(await divider.getAttribute('aria-valuenow'))).toBeLessThan(35);

    await page.keyboard.press('m');
    const shown = compare.getByRole('button', { pressed: true, name: /shown/ });
    await eventually(() => shown.textContent()).toContain('700');
    await page.keyboard.press('ArrowRight');
    await eventually(() => shown.textContent()).toContain('701');
    await page.keyboard.press('ArrowRight');
    await eventually(() => shown.textContent()).toContain('700');

    await compare.getByRole('button', { name: 'Difference' }).click();
    await compare.getByRole('slider', { name: 'Amplification' }).press('End');
    await compare.getByText('× 16').waitFor();
    expect(viewOf(page)).toMatchObject({ mode: 'difference' });
  });

  it('marks what differs in the metadata, and says so where sizes do', async () => {
    await using opened = await openGroup();
    const { page } = opened;
    await page.keyboard.press('End');
    await page.getByText('5 / 5').waitFor();
    await page.keyboard.press('c');
    const compare = comparisonOf(page);
    const table = compare.getByRole('region', { name: 'Metadata compared' }).getByRole('table');
    await table.waitFor();
    expect(await table.getByRole('rowheader').allTextContents()).toEqual(['Prompt', 'Seed', 'Model']);
    expect(await table.locator('del').textContent()).toContain('wolf');
    expect(await table.locator('ins').textContent()).toContain('fox');
    await compare.getByText(/100 × 100/).waitFor();
    await compare.getByRole('switch', { name: 'Show all' }).click();
    await table.getByRole('rowheader', { name: 'Sampler' }).waitFor();
    await table.getByRole('rowheader', { name: /Model.*differs/ }).waitFor();
  });
});

async function openGroup() {
  const opened = await openPage(server.url);
  await (await gridOf(opened.page)).getByRole('button').first().press('Enter');
  await opened.page.getByText('1 / 5').waitFor();
  return opened;
}

function comparisonOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Compare', exact: true });
}

/** Where the images are in their panes, in pixels. */
function partsOf(panes: Locator) {
  return panes.evaluateAll((elements) =>
    elements.map((element) => {
      const pane = element.getBoundingClientRect();
      const image = element.querySelector('img')?.getBoundingClientRect() ?? pane;
      return {
        x: Math.round(image.x - pane.x),
        y: Math.round(image.y - pane.y),
        width: Math.round(image.width),
      };
    }),
  );
}

function areLoaded(images: Element[]): boolean {
  return images.length > 1 && images.every((image) => image instanceof HTMLImageElement && image.complete);
}
