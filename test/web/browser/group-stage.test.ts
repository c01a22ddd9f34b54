import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { startServer, type TestServer } from '../../support/server.js';
import { boxOf, stageOf, stripOf, swipe } from './group-page.js';
import { eventually, focusedText, gridOf, it, openPage, type OpenOptions } from './page.js';
import { batch } from './pictures.js';

const SIZE = [300, 200] as const;
const SEEDS = Array.from({ length: 9 }, (_, at) => 700 + at);

let server: TestServer;
beforeAll(async () => {
  server = await startServer(batch('1', { seed: 700, count: SEEDS.length, prompt: 'red fox', size: SIZE }));
  await server.catalog.idle();
});
afterAll(() => server?.[Symbol.asyncDispose]());

describe('the zoom', () => {
  it('stays as it is from seed to seed, and so does the place', async () => {
    await using opened = await openGroup();
    const { page } = opened;
    const whole = await boxOf(stageOf(page, 700));
    await zoomIn(page);
    const zoomed = await boxOf(stageOf(page, 700));
    expect(zoomed.width).toBeGreaterThan(whole.width * 2);
    for (const seed of SEEDS.slice(1)) {
      await page.keyboard.press('ArrowRight');
      await stageOf(page, seed).waitFor();
      expect(await boxOf(stageOf(page, seed))).toEqual(zoomed);
    }
    for (const seed of SEEDS.slice(0, -1).toReversed()) {
      await page.keyboard.press('ArrowLeft');
      await stageOf(page, seed).waitFor();
      expect(await boxOf(stageOf(page, seed))).toEqual(zoomed);
    }
  });

  it('stays while images are compared, and while the image is alone', async () => {
    await using opened = await openGroup();
    const { page } = opened;
    const image = stageOf(page, 700);
    await zoomIn(page);
    const zoomed = await boxOf(image);
    await page.keyboard.press('c');
    const compare = page.getByRole('region', { name: 'Compare', exact: true });
    await compare.waitFor();
    await image.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await compare.waitFor({ state: 'detached' });
    await eventually(() => boxOf(image)).toEqual(zoomed);

    await page.keyboard.press('f');
    await stripOf(page).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await stripOf(page).waitFor();
    await eventually(() => boxOf(image)).toEqual(zoomed);
  });

  it('follows the wheel, the pointer and the keys', async () => {
    await using opened = await openGroup();
    const { page } = opened;
    const image = stageOf(page, 700);
    const whole = await boxOf(image);
    await zoomIn(page);
    const zoomed = await boxOf(image);
    // What was under the pointer still is.
    const share = (box: typeof whole) => (whole.x + whole.width * 0.25 - box.x) / box.width;
    expect(share(zoomed)).toBeCloseTo(0.25, 2);

    await page.mouse.down();
    await page.mouse.move(whole.x + whole.width * 0.25 - 80, whole.y + whole.height * 0.25 - 30, {
      steps: 4,
    });
    await page.mouse.up();
    await eventually(() => boxOf(image)).toEqual({ ...zoomed, x: zoomed.x - 80, y: zoomed.y - 30 });

    await page.keyboard.press('0');
    await eventually(() => boxOf(image)).toEqual(whole);
    await page.keyboard.press('1');
    await eventually(async () => Math.round((await boxOf(image)).width)).toBe(SIZE[0]);
    await page.getByLabel('Zoom', { exact: true }).getByText('100%').waitFor();
    await page.keyboard.press('0');
    await eventually(() => boxOf(image)).toEqual(whole);
    await page.mouse.dblclick(whole.x + whole.width / 2, whole.y + whole.height / 2);
    await eventually(async () => (await boxOf(image)).width).toBeGreaterThan(whole.width * 1.5);
    await page.mouse.dblclick(whole.x + whole.width / 2, whole.y + whole.height / 2);
    await eventually(() => boxOf(image)).toEqual(whole);
  });
});

it('has the next images decoded before they are asked for', async () => {
  await using opened = await openPage('about:blank');
  const { page } = opened;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(server.url);
  await (await gridOf(page)).getByRole('button').first().press('Enter');
  await stageOf(page, 700).waitFor();
  for (const seed of [700, 701, 702])
    await eventually(() => asked).toContainEqual(expect.stringContaining(`1-${seed}.png`));
  expect(asked).not.toContainEqual(expect.stringContaining('1-704.png'));

  await page.keyboard.press('ArrowRight');
  await stageOf(page, 701).waitFor();
  await eventually(() => asked).toContainEqual(expect.stringContaining('1-703.png'));
  // What has been fetched is not asked for again.
  expect(asked.filter((path) => path.includes('/1-701.png'))).toHaveLength(1);
});

describe('an image alone', () => {
  it('has all of the page by F, all of the screen by another F, and neither by the next', async () => {
    await using opened = await openGroup();
    const { page } = opened;
    const isOnScreen = () => page.evaluate(() => document.fullscreenElement !== null);
    await page.keyboard.press('f');
    await stripOf(page).waitFor({ state: 'detached' });
    expect(await isOnScreen()).toBe(false);
    await page.keyboard.press('f');
    await eventually(isOnScreen).toBe(true);
    await page.keyboard.press('ArrowRight');
    await stageOf(page, 701).waitFor();
    await page.keyboard.press('f');
    await eventually(isOnScreen).toBe(false);
    await stripOf(page).waitFor();
    await page.getByText('2 / 9').waitFor();
  });

  it('is had by Space in the grid, which leads back as well', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    await (await gridOf(page)).getByRole('button').first().press('Space');
    await stageOf(page, 700).waitFor();
    expect(await stripOf(page).count()).toBe(0);
    await page.keyboard.press('Space');
    await eventually(() => focusedText(page)).toContain('red fox');
    await page.keyboard.press('Enter');
    await stripOf(page).waitFor();
    await page.keyboard.press('f');
    await stripOf(page).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await stripOf(page).waitFor();
    await page.keyboard.press('Escape');
    await eventually(() => focusedText(page)).toContain('red fox');
  });
});

it('is swiped on a phone, but dragged where it is zoomed', async () => {
  await using opened = await openGroup({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const { page } = opened;
  await swipe(page, 300, 60);
  await stageOf(page, 701).waitFor();
  await swipe(page, 60, 300);
  await stageOf(page, 700).waitFor();
  await page.keyboard.press('1');
  const image = stageOf(page, 700);
  await page.getByRole('button', { name: '1:1', pressed: true }).waitFor();
  await zoomIn(page);
  const before = await boxOf(image);
  await swipe(page, 300, 200);
  await eventually(async () => (await boxOf(image)).x).toBeLessThan(before.x - 50);
  expect(await page.getByText('1 / 9').isVisible()).toBe(true);
});

async function openGroup(options: OpenOptions = {}) {
  const opened = await openPage(server.url, options);
  await (await gridOf(opened.page)).getByRole('button').first().click();
  await stageOf(opened.page, 700).waitFor();
  return opened;
}

/** Turns the wheel at a quarter of the image, from its upper left corner. */
async function zoomIn(page: Page): Promise<void> {
  const image = stageOf(page, 700);
  const before = await boxOf(image);
  await page.mouse.move(before.x + before.width * 0.25, before.y + before.height * 0.25);
  await page.mouse.wheel(0, -600);
  await eventually(async () => (await boxOf(image)).width).toBeGreaterThan(before.width * 2);
}
