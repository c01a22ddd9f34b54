import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { infotext, makeFolder, pngImage } from '../support/folder.js';
import { catalogOf, groupsOf } from '../catalog/catalogs.js';

const image = (prompt = 'a cat'): Buffer => pngImage(infotext({ prompt }));

/** A name with a byte in it that is no UTF-8. */
function inLatin1(...parts: string[]): Buffer {
  return Buffer.from(parts.join('/'), 'latin1');
}

describe.skipIf(process.platform !== 'linux')('names that are no UTF-8', () => {
  it('are left out, and harm none of the others, files or directories', async () => {
    await using folder = await makeFolder({
      '1-1.png': image(),
      '1-2.png': image(),
      'd/1-1.png': image('a dog'),
    });
    writeFileSync(inLatin1(folder.path, '1-3 caf\xe9.png'), image('a fox'));
    writeFileSync(inLatin1(folder.path, '1-3 caf\xe8.png'), image('a cow'));
    mkdirSync(inLatin1(folder.path, 'caf\xe9'));
    writeFileSync(inLatin1(folder.path, 'caf\xe9/1-1.png'), image('a hen'));
    await using catalog = await catalogOf(folder);
    const expected = [
      { paths: ['1-1.png', '1-2.png'], prompt: 'a cat' },
      { paths: ['d/1-1.png'], prompt: 'a dog' },
    ];
    expect(await groupsOf(catalog)).toEqual(expected);
    await catalog.idle();
    expect(await groupsOf(catalog)).toEqual(expected);
    await catalog.rescan('full');
    expect(await catalog.status()).toMatchObject({ images: 3, parsed: 3, unreadable: 0, phase: 'idle' });
  });

  it('do not keep those away that come later beside them', async () => {
    await using folder = await makeFolder({ '1-1.png': image() });
    writeFileSync(inLatin1(folder.path, '1-3 caf\xe9.png'), image('a fox'));
    await using catalog = await catalogOf(folder);
    await catalog.idle();
    // The replacement character itself is a fair part of a name.
    await folder.write('1-2 \uFFFD.png', image('a dog'));
    writeFileSync(inLatin1(folder.path, '1-4 \xff.png'), image('a fox'));
    await folder.write('1-2.png', image());
    expect((await groupsOf(catalog)).flatMap(({ paths }) => paths).toSorted()).toEqual(
      ['1-1.png', '1-2 \uFFFD.png', '1-2.png'].toSorted(),
    );
  });

  it.each(['1-1 \\.png', '1-1 \u{1F600}.png', '1-1 e\u0301.png', '1-1 \u00e9.png', "1-1 '%2F\n\t.png"])(
    'others are, such as %j',
    async (name) => {
      await using folder = await makeFolder({ [name]: image() });
      await using catalog = await catalogOf(folder);
      await catalog.idle();
      expect(await groupsOf(catalog)).toEqual([{ paths: [name], prompt: 'a cat' }]);
    },
  );
});
