import { afterAll, beforeAll, describe, expect } from 'vitest';
import { startServer, type TestServer } from '../../support/server.js';
import { eventually, focusedText, gridOf, it, openPage, viewOf } from './page.js';
import { currentOf, stageOf, stripOf } from './group-page.js';
import { batch, picture } from './pictures.js';

/** Groups of one image each behind the others, so that not all of them are drawn at once. */
const MANY = Array.from({ length: 60 }, (_, at) => 1000 + at);

let server: TestServer;
beforeAll(async () => {
  server = await startServer({
    ...batch('1', { seed: 700, count: 5, prompt: 'red fox' }),
    ...batch('2', { seed: 20, count: 2, prompt: 'blue bird' }),
    '2-25.png': picture({ seed: 25, prompt: 'blue bird in a tree', model: 'other' }),
    'a.png': picture({ seed: 51, prompt: 'grey wolf' }),
    'b.png': picture({ seed: 52, prompt: 'grey wolf' }),
    'c.png': picture({ seed: 55, prompt: 'grey wolf' }),
    ...Object.fromEntries(
      MANY.flatMap((id) => Object.entries(batch(String(id), { seed: id * 100, prompt: `crow ${id}` }))),
    ),
  });
  await server.catalog.idle();
});
afterAll(() => server?.[Symbol.asyncDispose]());

describe('an open group', () => {
  it('has the focus, tells which image is shown, and gives the focus back to its tile', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    await (await gridOf(page)).getByRole('button').first().press('Enter');
    await page.getByText('1 / 5').waitFor();
    await stageOf(page, 700).waitFor();
    await page.keyboard.press('End');
    await page.getByText('5 / 5').waitFor();
    await stageOf(page, 704).waitFor();
    await eventually(() => currentOf(page).getAttribute('aria-label')).toContain('704');
    await page.keyboard.press('Home');
    await page.getByText('1 / 5').waitFor();
    await page.keyboard.press('Escape');
    await eventually(() => focusedText(page)).toContain('red fox');
    expect(viewOf(page)).toEqual({});
  });

  it('goes on to the next group and says so; the grid follows', async () => {
    await using opened = await openPage(server.url);
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
    const strip = stripOf(page);
    await strip
      .getByRole('note')
      .getByText(/3\s*missing/)
      .waitFor();
    expect(await strip.getByRole('button').count()).toBe(3);
  });

  it('by the seeds of the metadata shows these, and where they are missing', async () => {
    await using opened = await openPage(`${server.url}/?seeds=metadata&gap=10&q=grey`);
    const { page } = opened;
    await (await gridOf(page)).getByRole('button').first().press('Enter');
    await page.getByText('1 / 3').waitFor();
    const strip = stripOf(page);
    await strip.getByRole('button', { name: 'Seed 51, 1 of 3' }).waitFor();
    await strip.getByRole('button', { name: 'Seed 52, 2 of 3' }).waitFor();
    await strip.getByRole('button', { name: 'Seed 55, 3 of 3' }).waitFor();
    await strip
      .getByRole('note')
      .getByText(/2\s*missing/)
      .waitFor();
  });

  it('is opened by a click, told through its strip, and compared as it is marked there', async () => {
    await using opened = await openPage(server.url);
    const { page } = opened;
    await (await gridOf(page)).getByRole('button').first().click();
    const strip = stripOf(page);
    for (const [place, seed] of [700, 701, 702, 703, 704].entries())
      await strip.getByRole('button', { name: `Seed ${seed}, ${place + 1} of 5`, exact: true }).waitFor();
    await strip.getByRole('button', { name: 'Seed 703' }).click();
    await stageOf(page, 703).waitFor();
    await page.keyboard.press('x');
    await page.keyboard.press('ArrowLeft');
    await page.getByText('3 / 5').waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.getByText('2 / 5').waitFor();
    await page.keyboard.press('x');
    await strip.getByRole('button', { name: 'Seed 703, 4 of 5, marked' }).waitFor();
    await strip.getByRole('button', { name: 'Seed 701, 2 of 5, marked' }).waitFor();
    await page.keyboard.press('c');
    const compare = page.getByRole('region', { name: 'Compare', exact: true });
    await compare.getByRole('heading', { name: '703' }).waitFor();
    await compare.getByRole('heading', { name: '701' }).waitFor();
    expect(await compare.getByRole('heading', { name: '700' }).count()).toBe(0);
  });

  it('keeps the image that is looked at while others come and go', async () => {
    await using opened = await openPage(server.url);
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
    await eventually(() => currentOf(page).getAttribute('aria-label')).toContain('92');
    await server.folder.remove('9-90.png');
    await page.getByText('2 / 3').waitFor();
    await eventually(() => currentOf(page).getAttribute('aria-label')).toContain('92');
    await server.folder.remove('9-92.png');
    await page.getByText('1 / 1').waitFor();
    await stageOf(page, 91).waitFor();
  });
});
