import { infotext, jpegImage, pngImage, webpImage } from '../support/folder.js';

/** Images of many kinds, for the tests of the original server's routes. */
export const corpus: Record<string, Buffer> = {
  '00001-100.png': pngImage(
    infotext({ prompt: 'a cat,  sitting\n\n  on a Mat ', negative: 'dog,\n blurry', seed: '100' }),
  ),
  '00002-101.PNG': pngImage(infotext({ prompt: 'second', seed: '101' })),
  '00003-103.png': pngImage(infotext({ prompt: 'after a gap', negative: '', seed: '103' })),
  'cover.png': pngImage(),
  'notes.txt': Buffer.from('not an image'),
  '.hidden.png': pngImage(infotext()),
  '.hidden/1-1.png': pngImage(infotext()),
  'sub/00001-18446744073709551614.webp': webpImage(
    infotext({ prompt: '猫、夜', seed: '18446744073709551614' }),
  ),
  'sub/00002-18446744073709551615.webp': webpImage(
    infotext({ prompt: 'last', seed: '18446744073709551615' }),
  ),
  'sub/夜景/00001-7.jpg': jpegImage(infotext({ prompt: 'Ночь', negative: 'шум', seed: '7' })),
  'odd/100% #1 & more/00001-1.png': pngImage(infotext({ prompt: 'odd' })),
  'odd/100% #1 & more/a+b c#d%20e.png': pngImage(infotext({ prompt: 'odder' })),
  'plain/00009-50.png': pngImage(),
};
