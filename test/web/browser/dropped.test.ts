import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { startServer, type TestServer } from '../../support/server.js';
import { it, openPage } from './page.js';
import { picture } from './pictures.js';

const MARKUP = '<img src=x onerror="window.hit=1">';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ '1-1.png': picture({ seed: 1 }) });
  await server.catalog.idle();
});
afterAll(() => server?.[Symbol.asyncDispose]());

describe('a file from the desktop', () => {
  it('is read in the browser, and nothing of it is sent', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url());
    });
    await drop(page, [['mine-77.png', picture({ seed: 77, prompt: `a private fox ${MARKUP}` })]]);
    const dialog = page.getByRole('dialog', { name: 'A file from your computer' });
    await dialog.getByText(`a private fox ${MARKUP}`).first().waitFor();
    expect(await dialog.getByRole('row', { name: 'Seed' }).getByRole('cell').textContent()).toBe('77');
    await dialog.getByText('Nothing is uploaded').waitFor();
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    expect(sent).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('is one of several, of which any may be broken', async () => {
    await using opened = await openPage(server.url, { expected: /blob:/ });
    const { page } = opened;
    await drop(page, [
      ['one.png', picture({ seed: 1, prompt: 'first of all' })],
      ['broken.png', Buffer.from('no picture at all')],
      ['empty.png', Buffer.alloc(0)],
    ]);
    const dialog = page.getByRole('dialog', { name: '3 files from your computer' });
    await dialog.getByText('first of all').first().waitFor();
    for (const name of ['broken.png', 'empty.png']) {
      await dialog.getByRole('button', { name, exact: true }).click();
      await dialog.getByRole('heading', { name, exact: true }).waitFor();
      await dialog.getByRole('note').first().waitFor();
    }
    await dialog.getByRole('button', { name: 'one.png' }).click();
    await dialog.getByText('first of all').first().waitFor();
  });

  it('may be pasted', async () => {
    await using opened = await openPage(server.url);
    await drop(opened.page, [['pasted.png', picture({ seed: 3, prompt: 'a pasted fox' })]], 'paste');
    await opened.page.getByRole('dialog').getByText('a pasted fox').first().waitFor();
  });
});

/** Lets files fall onto the page, as a browser tells of it. */
async function drop(
  page: Page,
  files: readonly (readonly [name: string, content: Buffer])[],
  kind: 'drop' | 'paste' = 'drop',
): Promise<void> {
  await page.getByRole('grid', { name: 'Groups' }).waitFor();
  await page.evaluate(
    ({ files, kind }) => {
      const dataTransfer = new DataTransfer();
      for (const [name, bytes] of files)
        dataTransfer.items.add(new File([Uint8Array.from(bytes)], name, { type: 'image/png' }));
      const event =
        kind === 'drop'
          ? new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: dataTransfer, bubbles: true, cancelable: true });
      document.body.dispatchEvent(event);
    },
    { files: files.map(([name, content]) => [name, [...content]] as const), kind },
  );
}
