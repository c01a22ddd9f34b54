import { writeFile } from 'node:fs/promises';
import { chdir } from 'node:process';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { makeSampleLibrary, SAMPLE_DIRECTORY } from '../samples/library.js';
import { serve } from '../server/serve.js';
import { SHOTS } from './pictures/shots.js';
import { startBrowser } from '../bench/web/browser.js';
import { take } from './pictures/take.js';

/** Makes the pictures of the documents, `docs/pictures/*.webp`: the built page over the sample library. */
chdir(fileURLToPath(new URL('..', import.meta.url)));
await makeSampleLibrary(SAMPLE_DIRECTORY);
await using server = await serve({
  baseDirectory: SAMPLE_DIRECTORY,
  port: 0,
  host: '127.0.0.1',
  dataDirectory: null,
});
await using browser = await startBrowser();
for (const shot of SHOTS) {
  const picture = await take(browser, server.url, shot);
  const file = `docs/pictures/${shot.name}.webp`;
  await writeFile(file, await sharp(picture).webp({ quality: 80, effort: 6 }).toBuffer());
  console.log(file);
}
