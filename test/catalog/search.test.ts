import { describe, expect, it } from 'vitest';
import { infotext, makeFolder, pngImage } from '../support/folder.js';
import { catalogOf, eventually, groupsOf } from './catalogs.js';

const image = (prompt: string, negative = 'blurry'): Buffer => pngImage(infotext({ prompt, negative }));

describe('a search', () => {
  it('finds a piece of prompt or negative prompt in any case of letters, parsed or not', async () => {
    await using folder = await makeFolder({
      '1-1.png': image('a CAT on a mat'),
      '1-5.png': image('a dog', 'no CATs'),
      'a/1-1.png': image('a bird'),
      'a/Ünïcode.png': image('ÄPFEL und Birnen'),
    });
    await using catalog = await catalogOf(folder);
    for (const state of ['while it is scanned', 'afterwards']) {
      const paths = async (search: string): Promise<string[]> =>
        (await groupsOf(catalog, { search })).flatMap((group) => group.paths);
      expect(await paths('cat'), state).toEqual(['1-1.png', '1-5.png']);
      expect(await paths('äpfel'), state).toEqual(['a/Ünïcode.png']);
      expect(await paths('fish'), state).toEqual([]);
      await catalog.idle();
    }
  });

  it('asked again shows what was written, removed and rewritten since', async () => {
    await using folder = await makeFolder({ '1-1.png': image('a cat'), 'a/1-1.png': image('a cat') });
    await using catalog = await catalogOf(folder);
    await catalog.idle();
    const cats = async (): Promise<string[]> =>
      (await groupsOf(catalog, { search: 'cat' })).flatMap((group) => group.paths);
    expect(await cats()).toEqual(['1-1.png', 'a/1-1.png']);
    await folder.write('b/9-9.png', image('another cat'));
    expect(await cats()).toEqual(['1-1.png', 'a/1-1.png', 'b/9-9.png']);
    await folder.remove('1-1.png');
    expect(await cats()).toEqual(['a/1-1.png', 'b/9-9.png']);
    await folder.write('a/1-1.png', image('a dog'));
    await eventually(cats, (paths) => expect(paths).toEqual(['b/9-9.png']));
  });

  it('in pages gives each group once, with its number among all', async () => {
    await using folder = await makeFolder();
    for (let index = 0; index < 40; index++)
      await folder.write(
        `${index % 4}/${index}-${index * 10}.png`,
        image(index % 3 === 0 ? 'a cat' : 'a dog'),
      );
    await using catalog = await catalogOf(folder);
    const question = { directory: '', recursive: true, search: 'cat' };
    const whole = await catalog.session().groups(question, { limit: 100 });
    const numbers: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await catalog.session().groups(question, { cursor, limit: 5 });
      expect(page.total).toBe(14);
      numbers.push(...page.items.map(({ number }) => number));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(numbers).toEqual(whole.items.map(({ number }) => number));
    expect(numbers).toHaveLength(14);
  });
});
