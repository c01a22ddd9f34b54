import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { startServer, type TestServer } from '../../support/server.js';
import { eventually, focusedText, gridOf, it, openPage, viewOf } from './page.js';
import { batch, picture } from './pictures.js';

/** Groups of one image each behind the others, so that not all of them are drawn at once. */
const MANY = Array.from({ length: 60 }, (_, at) => 1000 + at);
/** What the browser says of thumbnails of files that hold no picture. */
const BROKEN = /^Failed to load resource.*422/;
const LARGE = [300, 200] as const;

let server: TestServer;
beforeAll(async () => {
  server = await startServer({
    ...batch('1', { seed: 700, count: 5, prompt: 'red fox', size: LARGE }),
    ...batch('2', { seed: 20, count: 2, prompt: 'blue bird', size: LARGE }),
    '2-25.png': picture({ seed: 25, prompt: 'blue bird in a tree', model: 'other', size: LARGE }),
    '3-5.png': picture({ seed: 5, size: LARGE }),
    '3-6.png': picture({ seed: 6, size: LARGE }).subarray(0, 60),
    '3-7.png': picture({ seed: 7, size: LARGE }),
    ...Object.fromEntries(
      MANY.flatMap((id) => Object.entries(batch(String(id), { seed: id * 100, prompt: `crow ${id}` }))),
    ),
  });
  await server.catalog.idle();
});
afterAll(() => server?.[Symbol.asyncDispose]());

describe('an open group', () => {
  it('has the focus, tells which image is shown, and gives the focus back to its tile', async () => {
    await using opened = await openPage(server.url, { expected: BROKEN });
    const { page } = opened;
    await (await gridOf(page)).getByRole('button').first().press('Enter');
    await page.getByText('1 / 5').waitFor();
    await stageOf(page, 700).waitFor();
    await page.keyboard.press('End');
    await page.getByText('5 / 5').waitFor();
    await stageOf(page, 704).waitFor();
    await eventually(() => currentOf(page)).toContain('704');
    await page.keyboard.press('Home');
    await page.getByText('1 / 5').waitFor();
    await page.keyboard.press('Escape');
    await eventually(() => focusedText(page)).toContain('red fox');
    expect(viewOf(page)).toEqual({});
  });

  it('goes on to the next group and says so; the grid follows', async () => {
    await using opened = await openPage(server.url, { expected: BROKEN });
    const { page } = opened;
    await (await gridOf(page)).getByRole('button').first().press('Enter');
    await page.getByText('1 / 5').waitFor();
    await page.keyboard.press('End');
    await page.getByText('5 / 5').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('status').getByText('Next group').waitFor();
    await page.getByRole('heading', { name: 'blue bird' }).waitFor();
    await page.getByText('1 / 2').waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.getByText('5 / 5').waitFor();
    for (let group = 0; group < 45; group++) await page.keyboard.press('ArrowDown');
    await page.getByRole('heading', { name: /^crow 10[34]\d/ }).waitFor();
    const name = await page.getByRole('heading', { name: /^crow/ }).textContent();
    await page.keyboard.press('Escape');
    await eventually(() => focusedText(page)).toContain(name ?? '–');
  });

  it('tells what changed from one image to the next, and which seeds are missing', async () => {
    await using opened = await openPage(`${server.url}/?gap=10&q=blue`);
    const { page } = opened;
    await (await gridOf(page)).getByRole('button').first().press('Enter');
    await page.getByText('1 / 3').waitFor();
    const changes = page.getByLabel('Changes from the image before');
    await changes.getByText('The first of the group').waitFor();
    await page.keyboard.press('ArrowRight');
    await changes.getByText('Only the seed differs').waitFor();
    await page.keyboard.press('ArrowRight');
    await changes.getByText('+4').waitFor();
    await changes.getByText('other').waitFor();
    await changes.getByText('+in a tree').waitFor();
    const strip = page.getByRole('list', { name: 'Images of the group' });
    await strip
      .getByRole('note')
      .getByText(/3\s*missing/)
      .waitFor();
    expect(await strip.getByRole('button').count()).toBe(3);
  });

  it('goes past an image that is broken, and says why', async () => {
    await using opened = await openPage(`${server.url}/?q=seed:5-7`, {
      expected: /^Failed to load resource/,
    });
    const { page } = opened;
    await (await gridOf(page)).getByRole('button').first().press('Enter');
    await page.getByText('1 / 3').waitFor();
    await page.keyboard.press('ArrowRight');
    const alert = page.getByRole('alert');
    await alert.getByText('3-6.png cannot be shown').waitFor();
    expect(await alert.getByRole('link').getAttribute('href')).toContain('3-6.png');
    await page.keyboard.press('ArrowRight');
    await stageOf(page, 7).waitFor();
    await alert.waitFor({ state: 'detached' });
  });

  it('keeps the image that is looked at while others come and go', async () => {
    await using opened = await openPage(server.url, { expected: BROKEN });
    await server.folder.write('9-91.png', picture({ seed: 91, prompt: 'live' }));
    await server.folder.write('9-92.png', picture({ seed: 92, prompt: 'live' }));
    const { page } = opened;
    await page.goto(`${server.url}/?q=live`);
    await (await gridOf(page)).getByRole('button').first().press('Enter');
    await page.getByText('1 / 2').waitFor();
    await page.keyboard.press('End');
    await page.getByText('2 / 2').waitFor();
    await server.folder.write('9-90.png', picture({ seed: 90, prompt: 'live' }));
    await server.folder.write('9-93.png', picture({ seed: 93, prompt: 'live' }));
    await page.getByText('3 / 4').waitFor();
    await eventually(() => currentOf(page)).toContain('92');
    await server.folder.remove('9-90.png');
    await page.getByText('2 / 3').waitFor();
    await eventually(() => currentOf(page)).toContain('92');
    await server.folder.remove('9-92.png');
    await page.getByText('1 / 1').waitFor();
    await stageOf(page, 91).waitFor();
  });
});

describe('the stage', () => {
  it('flickers through the seeds at the same zoom and place', async () => {
    await using opened = await openPage(server.url, { expected: BROKEN });
    const { page } = opened;
    await (await gridOf(page)).getByRole('button').first().press('Enter');
    const first = stageOf(page, 700);
    await first.waitFor();
    const whole = await boxOf(first);
    await page.mouse.move(whole.x + whole.width * 0.25, whole.y + whole.height * 0.25);
    await page.mouse.wheel(0, -600);
    await eventually(async () => (await boxOf(first)).width).toBeGreaterThan(whole.width * 2);
    const zoomed = await boxOf(first);
    for (const seed of [701, 702, 703, 704]) {
      await page.keyboard.press('ArrowRight');
      await stageOf(page, seed).waitFor();
      expect(await boxOf(stageOf(page, seed))).toEqual(zoomed);
    }
    await page.mouse.down();
    await page.mouse.move(whole.x + whole.width * 0.25 - 80, whole.y + whole.height * 0.25 - 30, {
      steps: 4,
    });
    await page.mouse.up();
    const last = stageOf(page, 704);
    await eventually(() => boxOf(last)).toEqual({ ...zoomed, x: zoomed.x - 80, y: zoomed.y - 30 });
    await page.keyboard.press('0');
    await eventually(() => boxOf(last)).toEqual(whole);
    await page.keyboard.press('1');
    await eventually(async () => Math.round((await boxOf(last)).width)).toBe(LARGE[0]);
    await page.getByLabel('Zoom', { exact: true }).getByText('100%').waitFor();
    await page.keyboard.press('0');
    await page.mouse.dblclick(whole.x + whole.width / 2, whole.y + whole.height / 2);
    await eventually(async () => (await boxOf(last)).width).toBeGreaterThan(whole.width * 1.5);
    await page.mouse.dblclick(whole.x + whole.width / 2, whole.y + whole.height / 2);
    await eventually(() => boxOf(last)).toEqual(whole);
  });

  it('has the next images decoded before they are asked for', async () => {
    await using opened = await openPage(server.url, { expected: BROKEN });
    const { page } = opened;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await (await gridOf(page)).getByRole('button').first().press('Enter');
    await stageOf(page, 700).waitFor();
    for (const seed of [700, 701, 702])
      await eventually(() => asked).toContainEqual(expect.stringContaining(`1-${seed}.png`));
    expect(asked).not.toContainEqual(expect.stringContaining('1-704.png'));
  });

  it('is alone on the page by F, and Space in the grid leads there and back', async () => {
    await using opened = await openPage(server.url, { expected: BROKEN });
    const { page } = opened;
    const tile = (await gridOf(page)).getByRole('button').first();
    await tile.press('Space');
    await stageOf(page, 700).waitFor();
    const strip = page.getByRole('list', { name: 'Images of the group' });
    expect(await strip.count()).toBe(0);
    await page.keyboard.press('Space');
    await eventually(() => focusedText(page)).toContain('red fox');
    await page.keyboard.press('Enter');
    await strip.waitFor();
    await page.keyboard.press('f');
    await strip.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await strip.waitFor();
    await page.keyboard.press('Escape');
    await eventually(() => focusedText(page)).toContain('red fox');
  });

  it('plays a video', async () => {
    await using opened = await openPage(server.url, { expected: BROKEN });
    const { page } = opened;
    await server.folder.write('8-80.webm', await recordVideo(page));
    await page.goto(`${server.url}/?q=seed:80`);
    await (await gridOf(page)).getByRole('button').first().press('Enter');
    const video = page.locator('video');
    await eventually(() =>
      video.evaluate((element) => element instanceof HTMLVideoElement && element.videoWidth),
    ).toBe(64);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('is swiped on a phone', async () => {
    await using opened = await openPage(server.url, {
      expected: BROKEN,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const { page } = opened;
    await (await gridOf(page)).getByRole('button').first().tap();
    await stageOf(page, 700).waitFor();
    await swipe(page, 300, 60);
    await stageOf(page, 701).waitFor();
    await swipe(page, 60, 300);
    await stageOf(page, 700).waitFor();
  });
});

/** The image on the stage. */
function stageOf(page: Page, seed: number): Locator {
  return page.getByRole('img', { name: new RegExp(`^Seed ${String(seed)},`) });
}

async function currentOf(page: Page): Promise<string | null> {
  return page
    .getByRole('list', { name: 'Images of the group' })
    .locator('[aria-current="true"]')
    .getAttribute('aria-label');
}

async function boxOf(image: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await image.boundingBox();
  if (box === null) throw new Error('the image is not shown');
  return box;
}

/** A video of a moment, as the browser itself records it. */
async function recordVideo(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [64, 48];
    const context = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType: 'video/webm' });
    const recorded = new Promise<Blob>((resolve) => {
      recorder.addEventListener('dataavailable', ({ data }) => resolve(data), { once: true });
    });
    recorder.start();
    for (let frame = 0; frame < 15; frame++) {
      context?.fillRect(frame, 0, 20, 20);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    recorder.stop();
    return [...new Uint8Array(await (await recorded).arrayBuffer())];
  });
  return Buffer.from(bytes);
}

async function swipe(page: Page, from: number, to: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const y = 400;
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: from, y }] });
  for (let step = 1; step <= 4; step++)
    await session.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      touchPoints: [{ x: from + ((to - from) * step) / 4, y }],
    });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
