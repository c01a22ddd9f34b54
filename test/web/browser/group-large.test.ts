import { expect } from 'vitest';
import { startServer } from '../../support/server.js';
import { boxOf, currentOf, stageOf, stripOf } from './group-page.js';
import { eventually, it, openPage } from './page.js';
import { picture } from './pictures.js';

const COUNT = 10_000;

/** The same bytes for all: only names count here. */
const BYTES = picture({ seed: 1 });

it('shows the last of ten thousand images by a link to it, before the others are listed', async () => {
  await using server = await startServer(
    Object.fromEntries(Array.from({ length: COUNT }, (_, at) => [`1-${at + 1}.png`, BYTES])),
  );
  const { items } = await server.trpc.groups.list.query({ limit: 1 });
  const group = items[0]?.id ?? '';
  const image = await lastOf(group);
  await using opened = await openPage('about:blank');
  const { page } = opened;
  let show: (() => void) | undefined;
  const isShown = new Promise<void>((resolve) => {
    show = resolve;
  });
  await page.route(/images\.list\b.*cursor/, async (route) => {
    await isShown;
    await route.continue();
  });
  await page.goto(`${server.url}/?group=${group}&image=${image}`);
  await stageOf(page, COUNT).waitFor();
  show?.();

  await page.getByText('10,000 / 10,000').waitFor();
  await eventually(() => currentOf(page).getAttribute('aria-label')).toBe('Seed 10000, 10000 of 10000');
  const [strip, tile] = [await boxOf(stripOf(page).locator('..')), await boxOf(currentOf(page))];
  expect(tile.x + tile.width).toBeLessThanOrEqual(strip.x + strip.width);
  expect(tile.x).toBeGreaterThan(strip.x + strip.width / 2);
  expect(await stripOf(page).getByRole('button').count()).toBeLessThan(60);
  await page.keyboard.press('ArrowLeft');
  await stageOf(page, COUNT - 1).waitFor();
  await page.keyboard.press('Home');
  await stageOf(page, 1).waitFor();
  await eventually(() => currentOf(page).getAttribute('aria-label')).toBe('Seed 1, 1 of 10000');

  async function lastOf(group: string): Promise<string> {
    let cursor: string | undefined;
    for (;;) {
      const page = await server.trpc.images.list.query({
        group,
        limit: 500,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const last = page.items.at(-1);
      if (page.nextCursor === null && last !== undefined) return last.id;
      cursor = page.nextCursor ?? undefined;
    }
  }
}, 120_000);
