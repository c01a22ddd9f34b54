import { afterAll, beforeAll, describe, expect } from 'vitest';
import { pngFile, pngPixels } from '../../../samples/bytes/png.js';
import { startServer, type TestServer } from '../../support/server.js';
import { currentOf, stageOf, stripOf } from './group-page.js';
import { eventually, focusedText, gridOf, it, openPage } from './page.js';
import { picture } from './pictures.js';

/** WebM of VP8, which every Chromium plays: a second of 16 × 16 pixels, by ffmpeg. */
const WEBM = Buffer.from(
  'GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQJChYECGFOAZwEAAAAAAAHUEU2bdLpNu4tTq4QVSalmU6yBoU27i1OrhBZU' +
    'rmtTrIHGTbuMU6uEElTDZ1OsggEMTbuMU6uEHFO7a1OsggG+7AEAAAAAAABZAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAVSalmoCrXsYMPQkBNgIRM' +
    'YXZmV0GETGF2ZkSJiECPQAAAAAAAFlSua8GuAQAAAAAAADjXgQFzxYgAAAAAAAAAAZyBACK1nIN1bmSIgQCGhVZfVlA4g4EBI+OD' +
    'hB3NZQDgibCBELqBEJqBAhJUw2fRc3POY8CLY8WIAAAAAAAAAAFnyJhFo4dFTkNPREVSRIeLTGF2YyBsaWJ2cHhnyKJFo4hEVVJB' +
    'VElPTkSHlDAwOjAwOjAxLjAwMDAwMDAwMAAAH0O2ddfngQCju4EAAICwAgCdASoQABAAAEcIhYWIhYSIAgICdaoD+AIM/fsA/vto' +
    'l/89M15g/yc//bkf7cj/bkf/tsIAo5WBAfQAsQEAARAQABgAGFgv9AAIAAAcU7trkbuPs4EAt4r3gQHxggFi8IED',
  'base64',
);

let server: TestServer;
beforeAll(async () => {
  server = await startServer({
    '1-5.png': picture({ seed: 5 }),
    '1-6.png': picture({ seed: 6 }).subarray(0, 60),
    '1-7.png': pngFile([pngPixels()], { width: 60_000, height: 60_000 }),
    '1-8.png': picture({ seed: 8 }),
    'videos/1-20.webm': WEBM,
    'videos/1-21.png': picture({ seed: 21 }),
    'videos/1-22.mp4': WEBM.subarray(0, 80),
  });
  await server.catalog.idle();
});
afterAll(() => server?.[Symbol.asyncDispose]());

describe('an image that cannot be shown', () => {
  it('says why, has a way to its file, and is gone past', async () => {
    await using opened = await openPage(`${server.url}/?q=seed:5-8`, {
      expected: /^Failed to load resource/,
    });
    const { page } = opened;
    await (await gridOf(page)).getByRole('button').first().press('Enter');
    await stageOf(page, 5).waitFor();
    const alert = page.getByRole('alert');
    const reasons: [string, string][] = [
      ['1-6.png', 'the picture is damaged'],
      ['1-7.png', 'the picture has more than 134217728 pixels'],
    ];
    for (const [file, reason] of reasons) {
      await page.keyboard.press('ArrowRight');
      await alert.getByText(`${file} cannot be shown`).waitFor();
      await alert.getByText(reason).waitFor();
      expect(await alert.getByRole('link', { name: 'Open the original' }).getAttribute('href')).toContain(
        file,
      );
      expect(await stageOf(page, 5).isVisible()).toBe(false);
    }
    await page.keyboard.press('ArrowRight');
    await stageOf(page, 8).waitFor();
    await alert.waitFor({ state: 'detached' });
  });
});

describe('a video', () => {
  it('is played where images are shown, and has a sign of its own for a thumbnail', async () => {
    await using opened = await openPage(`${server.url}/?dir=videos`);
    const { page } = opened;
    const tile = (await gridOf(page)).getByRole('button').first();
    await tile.getByRole('img', { name: 'video' }).waitFor();
    await tile.press('Enter');
    const video = page.locator('video');
    const isPlaying = () => video.evaluate((player) => player instanceof HTMLVideoElement && !player.paused);
    await eventually(() => readyState()).toBeGreaterThan(0);
    expect(await stripOf(page).getByRole('img', { name: 'video' }).count()).toBe(2);

    await video.focus();
    await page.keyboard.press('Space');
    await eventually(isPlaying).toBe(true);
    await page.keyboard.press('ArrowRight');
    await stageOf(page, 21).waitFor();
    await video.waitFor({ state: 'detached' });
    await eventually(() => focusedText(page)).toBe('Group');
    await page.keyboard.press('ArrowLeft');
    await video.waitFor();
    expect(await stageOf(page, 21).isVisible()).toBe(false);
    expect(await isPlaying()).toBe(false);
    await page.keyboard.press('Escape');
    await tile.waitFor();

    function readyState(): Promise<number> {
      return video.evaluate((player) => (player instanceof HTMLVideoElement ? player.readyState : 0));
    }
  });

  it('that the browser does not play is an alert with a way to its file', async () => {
    await using opened = await openPage(`${server.url}/?dir=videos`);
    const { page } = opened;
    await (await gridOf(page)).getByRole('button').first().press('Enter');
    await page.getByText('1 / 3').waitFor();
    await page.keyboard.press('End');
    const alert = page.getByRole('alert');
    await alert.getByText('1-22.mp4 cannot be shown').waitFor();
    await alert.getByText('This browser does not play it').waitFor();
    await page.keyboard.press('ArrowLeft');
    await stageOf(page, 21).waitFor();
    await eventually(() => currentOf(page).getAttribute('aria-label')).toBe('Seed 21, 2 of 3');
  });
});
