import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ChangeLog } from '../../catalog/changes/log.js';
import { openDisk } from '../../catalog/disk/open.js';
import { Door } from '../../catalog/door.js';
import { Refresher } from '../../catalog/refresher.js';
import { Scanner } from '../../catalog/scan/scanner.js';
import { openStore } from '../../catalog/store/open.js';
import type { Store } from '../../catalog/store/store.js';
import { Tree } from '../../catalog/tree.js';
import { SUPPORTED_FILE_EXTENSIONS } from '../../metadata/index.js';
import { createParser, type Parser } from '../../workers/pool.js';
import { type Folder, infotext, makeFolder, pngImage } from '../support/folder.js';

/** A scan of a folder, as far as it goes by itself. */
async function scanAll(folder: Folder, { store, parser }: { store: Store; parser: Parser }): Promise<void> {
  const disk = await openDisk({
    base: folder.path,
    extensions: SUPPORTED_FILE_EXTENSIONS,
    watch: false,
    onNotice: () => undefined,
  });
  const parts = {
    disk,
    store,
    parser,
    tree: new Tree(),
    changes: new ChangeLog(),
    door: new Door(folder.path),
  };
  const refresher = new Refresher(
    {
      ...parts,
      base: folder.path,
      activity: { directoriesListed: 0, filesParsed: 0 },
      namesRule: 'all',
      onUnparsed: () => undefined,
      onStoreAnew: () => undefined,
    },
    { baseInode: null, location: store.location },
  );
  const errors: unknown[] = [];
  const scanner = new Scanner({
    ...parts,
    refresher,
    checksFiles: false,
    rescanInterval: null,
    onError: (error) => errors.push(error),
  });
  scanner.start();
  await scanner.idle();
  await scanner[Symbol.asyncDispose]();
  await disk[Symbol.asyncDispose]();
  expect(errors).toEqual([]);
}

it('a scan has read all, though another process made rows of names while their files were read', async () => {
  await using folder = await makeFolder({ 'a/1-1.png': pngImage(infotext()), 'a/1-5.png': pngImage() });
  await using data = await makeFolder();
  const file = join(data.path, 'catalog.sqlite');
  await using store = await openStore({ file });
  await using other = await openStore({ file });
  await using parser = createParser({ threads: 1 });
  let noteAsked = (): void => undefined;
  const rowsAsked = new Promise<void>((resolve) => (noteAsked = resolve));
  await scanAll(folder, {
    store: {
      ...store,
      async unparsed(page) {
        const found = await store.unparsed(page);
        noteAsked();
        return found;
      },
    },
    parser: {
      ...parser,
      get lanes() {
        return parser.lanes;
      },
      async scan(files, signal) {
        const batch = await parser.scan(files, signal);
        // There was no row to be found yet.
        await rowsAsked;
        await other.materialise({ path: '', recursive: true });
        return batch;
      },
    },
  });
  expect(await store.status()).toMatchObject({ byState: { unparsed: 0, parsed: 1, empty: 1 } });
});
