import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { build, type Rolldown } from 'vite';
import { infotextExif } from '../../samples/bytes/exif.js';
import { exifSegment, jpegFile } from '../../samples/bytes/jpeg.js';
import { pngFile, pngPixels, tEXt, zTXt } from '../../samples/bytes/png.js';
import { webpChunk, webpFile } from '../../samples/bytes/webp.js';
import { chromiumPath, launchBrowser } from '../support/browser.js';
import { INFOTEXT, INFOTEXT_METADATA } from '../support/metadata-files.js';

const FILES: Readonly<Record<string, Buffer>> = {
  'PNG of plain text': pngFile([tEXt('parameters', INFOTEXT), pngPixels()]),
  'PNG of compressed text': pngFile([zTXt('parameters', INFOTEXT), pngPixels()]),
  WebP: webpFile([webpChunk('VP8L', Buffer.alloc(9000)), webpChunk('EXIF', infotextExif(INFOTEXT))]),
  JPEG: jpegFile([exifSegment(infotextExif(INFOTEXT))]),
};

/** The library as a browser gets it: one script, which sets a global. */
async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('../../metadata/browser.ts', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'seedroll' } },
  });
  const outputs: Rolldown.RolldownOutput[] = [result].flat().filter((output) => 'output' in output);
  const code = outputs.flatMap(({ output }) => output).find((file) => file.type === 'chunk')?.code;
  if (code === undefined) throw new Error('the bundler made no script');
  return code;
}

it('the library is bundled for browsers without a module of Node', async () => {
  const code = await bundle();
  expect(code).not.toMatch(/node:|__vite-browser-external|\brequire\(/);
});

it('the library reads files in a browser', async ({ skip }) => {
  skip(chromiumPath === null, 'there is no Chromium on this machine');
  if (chromiumPath === null) return;
  await using browser = await launchBrowser(chromiumPath);
  const page = await browser.newPage();
  await page.addScriptTag({ content: await bundle() });
  for (const [name, file] of Object.entries(FILES)) {
    // As text: types of this side mean nothing over there.
    const script = `(async () => {
      const bytes = Uint8Array.from(atob('${file.toString('base64')}'), (letter) => letter.charCodeAt(0));
      return [
        await seedroll.readMetadata(bytes),
        await seedroll.readMetadata(new Blob([bytes])),
        await seedroll.readMetadata({ size: bytes.length, read: async (at, length) => bytes.slice(at, at + length) }),
      ];
    })()`;
    const results = await page.evaluate(script);
    expect(results, name).toMatchObject([INFOTEXT_METADATA, INFOTEXT_METADATA, INFOTEXT_METADATA]);
  }
}, 60_000);
