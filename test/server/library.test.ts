import { describe, expect, it } from 'vitest';
import { infotext, makeFolder, pngImage } from '../support/folder.js';
import { at, startServer } from '../support/server.js';
import { eventually } from '../catalog/catalogs.js';

describe('the status of the library', () => {
  it('counts what was read, what holds nothing, and what cannot be read', async () => {
    await using folder = await makeFolder({
      '1-1.png': pngImage(infotext()),
      '1-2.png': pngImage(),
      'a/1-1.png': pngImage(infotext()),
    });
    await using server = await startServer(folder);
    await server.catalog.idle();
    expect(await server.trpc.library.status.query()).toMatchObject({
      phase: 'idle',
      directories: 2,
      images: 3,
      groups: 2,
      parsed: 2,
      withoutMetadata: 1,
      unreadable: 0,
      unparsed: 0,
      catalog: 'memory',
    });
  });
});

describe('a rescan on demand', () => {
  it('finds a file that was rewritten in place unseen', async () => {
    await using folder = await makeFolder({ '1-1.png': pngImage(infotext({ prompt: 'a cat' })) });
    await using server = await startServer(folder, { watch: false });
    await server.catalog.idle();
    await folder.write('1-1.png', pngImage(infotext({ prompt: 'a dog' })));
    await server.trpc.library.rescan.mutate({});
    await eventually(
      () => server.json('/api/groups'),
      (body) => expect(at(body, 'groups', 0, 'prompt')).toBe('a dog'),
    );
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'is not begun by a form of another web page (%s)',
    async (type) => {
      await using server = await startServer({});
      const response = await server.get('/api/v1/library/rescan', {
        method: 'POST',
        headers: { 'content-type': type },
        body: '{"full":true}',
      });
      expect(response.status).toBe(415);
    },
  );
});
