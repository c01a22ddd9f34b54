import { existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { infotext, makeFolder, pngImage } from '../support/folder.js';
import { catalogOf, groupsOf, groupsOnDisk } from '../catalog/catalogs.js';

const image = (prompt = 'a cat'): Buffer => pngImage(infotext({ prompt }));

const TIMES = [
  { when: 'far in the future', time: new Date('2100-01-01T00:00:00.123Z') },
  { when: 'an hour ahead', time: new Date(Date.now() + 3_600_000) },
  { when: 'the first second of 1970', time: new Date(0) },
  { when: 'before 1970', time: new Date('1960-06-01T00:00:00.5Z') },
];

describe.each(TIMES)('files and directories of a time $when', ({ time }) => {
  it.each([{ watch: true }, { watch: false }])(
    'are told of as they are, also after a new start ($watch)',
    async ({ watch }) => {
      await using folder = await makeFolder({
        'a/1-1.png': image(),
        'a/1-2.png': image(),
        'b/1-1.png': image('a dog'),
      });
      await using data = await makeFolder();
      const options = { watch, catalogFile: join(data.path, 'catalog.sqlite') };
      const backdate = (): void => {
        for (const path of ['a/1-1.png', 'a/1-2.png', 'a', 'b', ''])
          if (existsSync(join(folder.path, path))) utimesSync(join(folder.path, path), time, time);
      };
      backdate();
      for (let start = 0; start < 2; start++) {
        await using catalog = await catalogOf(folder, options);
        await catalog.idle();
        expect(await groupsOf(catalog)).toEqual(await groupsOnDisk(folder));
        await folder.write(`a/1-${10 * start + 5}.png`, image(`new ${start}`));
        backdate();
        expect(await groupsOf(catalog)).toEqual(await groupsOnDisk(folder));
        await folder.write('b/1-1.png', image(`again ${start}`));
        backdate();
        // Of one size and the very same time as before, it would be taken for the same file.
        utimesSync(join(folder.path, 'b/1-1.png'), time, new Date(time.getTime() + 1000 * (start + 1)));
        await catalog.rescan('full');
        expect((await catalog.session().metadata('b/1-1.png')).prompt).toBe(`again ${start}`);
        await folder.remove('a/1-1.png');
        backdate();
        expect((await catalog.session().directory('a')).imageCount).toBe(2 + start);
        await folder.write('a/1-1.png', image());
        backdate();
        expect(await groupsOf(catalog)).toEqual(await groupsOnDisk(folder));
      }
    },
  );
});
