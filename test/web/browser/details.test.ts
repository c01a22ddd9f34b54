import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { tEXt } from '../../../samples/bytes/png.js';
import { startServer, type TestServer } from '../../support/server.js';
import { eventually, gridOf, it, openPage, viewOf } from './page.js';
import { batch, picture } from './pictures.js';

const WORKFLOW = JSON.stringify({
  nodes: Array.from({ length: 200 }, (_, id) => ({ id, type: `Node${String(id)}`, widgets_values: [id] })),
  links: [],
  version: 0.4,
});
/** What the browser says of the thumbnail of a broken file. */
const BROKEN = /^Failed to load resource/;

const LONG = Array.from({ length: 400 }, (_, at) => `word${String(at)}`).join(', ');

let server: TestServer;
beforeAll(async () => {
  server = await startServer({
    ...batch('1', { seed: 700, count: 2, prompt: 'red fox <lora:Snow:0.8>' }),
    ...batch('2', { seed: 20, prompt: LONG, model: 'other', chunks: [tEXt('workflow', WORKFLOW)] }),
    '3-5.png': picture({ seed: 5 }).subarray(0, 45),
    ...batch('4', { seed: 40, model: 'other' }),
  });
  await server.catalog.idle();
});
afterAll(() => server?.[Symbol.asyncDispose]());

describe('the details', () => {
  it('open and close by I, and tell of the image that has the focus', async () => {
    await using opened = await openPage(server.url, { expected: BROKEN });
    const { page } = opened;
    const grid = await gridOf(page);
    await grid.getByRole('button').first().focus();
    await page.keyboard.press('i');
    const details = detailsOf(page);
    await details.getByText('1-700.png').waitFor();
    await details.getByText('red fox <lora:Snow:0.8>').first().waitFor();
    await details.getByText('blurry').waitFor();
    expect(await valueOf(details, 'Sampler')).toBe('Euler a');
    await page.keyboard.press('ArrowRight');
    await details.getByText('2-20.png').waitFor();
    await page.keyboard.press('i');
    await details.waitFor({ state: 'detached' });
    await page.reload();
    await gridOf(page);
    expect(await details.count()).toBe(0);
  });

  it('show a long prompt in full when asked, and copy all of it', async () => {
    await using opened = await openDetails('word1', { permissions: ['clipboard-read', 'clipboard-write'] });
    const { page, details } = opened;
    await details.getByText('word1, word2').waitFor();
    expect(await details.getByText('word399').count()).toBe(0);
    await details.getByRole('button', { name: /^Show all/ }).click();
    await details.getByText('word399').first().waitFor();
    await details.getByRole('button', { name: 'Copy the prompt' }).click();
    await page.getByText('Copied the prompt').first().waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(LONG);
  });

  it('find by each value what has it too, and all again', async () => {
    await using opened = await openDetails('red fox', { expected: BROKEN });
    const { page, details } = opened;
    await details.getByRole('button', { name: 'dream' }).click();
    await eventually(() => viewOf(page)['q']).toBe('red fox model:dream');
    await page.getByRole('button', { name: 'Remove red' }).click();
    await page.getByRole('button', { name: 'Remove fox' }).click();
    await page.getByText('1 group, 2 images').waitFor();
    await details.getByRole('button', { name: 'dream', pressed: true }).click();
    await page.getByText('4 groups, 5 images').waitFor();
    await details.getByRole('button', { name: /Snow/ }).click();
    await page.getByText('1 group, 2 images').waitFor();
  });

  it('copy all as A1111 text', async () => {
    await using opened = await openDetails('red fox', { permissions: ['clipboard-read', 'clipboard-write'] });
    const { page, details } = opened;
    await details.getByRole('button', { name: 'Copy as A1111 text' }).click();
    await page.getByText('Copied all as A1111 text').first().waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'red fox <lora:Snow:0.8>\nNegative prompt: blurry\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 700, Size: 512x768, Model: dream',
    );
  });

  it('show the texts of the file as they are, to be searched', async () => {
    await using opened = await openDetails('red fox');
    const { details } = opened;
    await details.getByRole('button', { name: /^Raw fields/ }).click();
    await details.getByRole('searchbox', { name: 'Search in the raw fields' }).fill('FOX');
    await eventually(() => details.locator('mark').allTextContents()).toEqual(['fox']);
  });

  it('show a ComfyUI workflow, to be searched and saved', async () => {
    await using opened = await openDetails('word1');
    const { page, details } = opened;
    await details.getByRole('button', { name: 'ComfyUI workflow' }).click();
    const dialog = page.getByRole('dialog', { name: 'ComfyUI workflow' });
    await dialog.getByText('"nodes"').waitFor();
    await dialog.getByRole('searchbox').fill('Node173');
    await dialog.locator('mark').getByText('Node173').waitFor();
    const saved = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download' }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(/2-20.*workflow.*\.json$/);
    expect(await readFile(await file.path(), 'utf8')).toBe(WORKFLOW);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('say what could not be read', async () => {
    await using opened = await openDetails('seed:5', { expected: BROKEN });
    await opened.details
      .getByRole('note')
      .getByText(/could not be read|warning/i)
      .waitFor();
  });

  it('are a sheet on a phone, and show what they find behind it', async () => {
    await using opened = await openPage(server.url, {
      expected: BROKEN,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    const { page } = opened;
    await (await gridOf(page)).getByRole('button').first().tap();
    await page.getByText('1 / 2').waitFor();
    await page.getByRole('button', { name: 'Details' }).tap();
    const sheet = page.getByRole('dialog', { name: 'Details' });
    await sheet.getByText('1-700.png').waitFor();
    await sheet.getByRole('button', { name: 'Euler a' }).tap();
    await sheet.waitFor({ state: 'detached' });
    await eventually(() => viewOf(page)['q']).toBe('sampler:"Euler a"');
    await page.getByText('3 groups').waitFor();
  });
});

/** The details of the first group that a search finds. */
async function openDetails(search: string, options: Parameters<typeof openPage>[1] = {}) {
  const opened = await openPage(`${server.url}/?q=${encodeURIComponent(search)}`, options);
  const { page } = opened;
  await (await gridOf(page)).getByRole('button').first().focus();
  await page.keyboard.press('i');
  const details = detailsOf(page);
  await details.getByRole('heading').first().waitFor();
  return { ...opened, details };
}

function detailsOf(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Details' });
}

function valueOf(details: Locator, name: string): Promise<string | null> {
  return details.getByRole('row', { name }).getByRole('cell').textContent();
}
