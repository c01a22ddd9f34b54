import { EventEmitter, once } from 'node:events';
import { rename, rm, stat, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { ChangeLog } from '../../catalog/changes/log.js';
import type { Disk } from '../../catalog/disk/disk.js';
import { openDisk } from '../../catalog/disk/open.js';
import { Refresher } from '../../catalog/refresher.js';
import { openStore } from '../../catalog/store/open.js';
import type { Store } from '../../catalog/store/store.js';
import { Tree } from '../../catalog/tree.js';
import { SUPPORTED_FILE_EXTENSIONS } from '../../metadata/index.js';
import { catalogOf } from '../catalog/catalogs.js';
import { type Folder, makeFolder } from '../support/folder.js';
import { imagesOn } from '../support/mirror.js';

interface Interference {
  disk?: (disk: Disk) => Partial<Disk>;
  store?: (store: Store) => Partial<Store>;
}

interface Watched extends AsyncDisposable {
  changes: ChangeLog;
  refresher: Refresher;
  /** Images that a search finds now, for which so much counted as gone when it was let in. */
  found: (gone?: readonly string[]) => Promise<string[]>;
}

const everything = { path: '', recursive: true };
const base = { path: '', recursive: false };

/** What tells of changes of names, with all that it knew before. */
async function watch(folder: Folder, interference: Interference): Promise<Watched> {
  const disk = await openDisk({
    base: folder.path,
    extensions: SUPPORTED_FILE_EXTENSIONS,
    watch: false,
    onNotice: () => undefined,
  });
  const store = await openStore({ file: null });
  const changes = new ChangeLog();
  const refresher = new Refresher(
    {
      base: folder.path,
      disk: { ...disk, ...interference.disk?.(disk) },
      // `location` is a getter.
      store: Object.assign(Object.create(store), interference.store?.(store)),
      tree: new Tree(),
      activity: { directoriesListed: 0, filesParsed: 0 },
      changes,
      namesRule: 'all',
      onUnparsed: () => undefined,
      onStoreAnew: () => undefined,
    },
    { baseInode: null, location: store.location },
  );
  await refresher.refreshAll();
  return {
    changes,
    refresher,
    async found(gone = refresher.gone) {
      const scope = { ...everything, without: gone };
      await store.materialise(scope);
      const page = { sort: 'path', isDescending: false, after: null, limit: 100 } as const;
      const { images } = await store.searchImages({ filter: {}, scope }, page, undefined);
      return images.map(({ directory, name }) => join(directory, name)).toSorted();
    },
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      await disk[Symbol.asyncDispose]();
    },
  };
}

/** What a client knows that has read `images` when the log was at `place`, and then does what the changes say. */
async function knownFrom({ changes, found }: Watched, images: string[], place: number): Promise<string[]> {
  const known = new Set(images);
  for (const change of changes.behind(place, Infinity) ?? []) {
    if (change.kind === 'added') known.add(join(change.directory, change.name));
    if (change.kind === 'removed') known.delete(join(change.directory, change.name));
    if (change.kind === 'directoryRemoved')
      for (const path of known) if (path.startsWith(`${change.directory}/`)) known.delete(path);
    if (change.kind !== 'directory') continue;
    const isIn = (path: string): boolean => dirname(path) === join(change.directory);
    for (const path of known) if (isIn(path)) known.delete(path);
    for (const path of await found()) if (isIn(path)) known.add(path);
  }
  return [...known].toSorted();
}

/** Lets directories have the inodes of others that have gone, as file systems do that give them out again. */
function reusing(
  store: Store,
  folder: Folder,
  former: Record<string, string>,
): Pick<Store, 'directoriesOfInode'> {
  return {
    async directoriesOfInode(inode) {
      for (const [path, old] of Object.entries(former)) {
        const stats = await stat(join(folder.path, path), { bigint: true }).catch(() => null);
        const known = stats?.ino === inode ? await store.directory(old) : null;
        if (known !== null) return [known];
      }
      return [];
    },
  };
}

it('whoever saw the images of another directory in a new one, which has its inode, is told that they are not there', async () => {
  await using folder = await makeFolder({ 'old/1-1.png': '', 'old/sub/2-2.png': '' });
  let seen: { images: string[]; place: number } | null = null;
  await using watched = await watch(folder, {
    disk: (disk) => ({
      async list(path, onNames) {
        if (path === 'new') seen = { images: await watched.found([]), place: watched.changes.last };
        return disk.list(path, onNames);
      },
    }),
    store: (store) => reusing(store, folder, { new: 'old' }),
  });
  await rm(join(folder.path, 'old'), { recursive: true });
  await folder.write('new/5-5.png', '');
  await watched.refresher.refresh(everything);
  const { images, place } = seen ?? { images: [], place: 0 };
  expect(images).toEqual(['new/1-1.png', 'new/sub/2-2.png']);
  expect(await knownFrom(watched, images, place)).toEqual(['new/5-5.png']);
});

it('whoever saw one below it is told that it is not there, though it moved on before it was looked for', async () => {
  await using folder = await makeFolder({ 'old/1-1.png': '', 'old/sub/2-2.png': '' });
  const steps = new EventEmitter();
  const isMoved = once(steps, 'moved');
  const isMovedOn = once(steps, 'moved on');
  let seen: { images: string[]; place: number } | null = null;
  await using watched = await watch(folder, {
    disk: (disk) => ({
      list(path, onNames) {
        if (path === 'second') steps.emit('moved on');
        return disk.list(path, onNames);
      },
    }),
    store: (store) => {
      const { directoriesOfInode } = reusing(store, folder, { first: 'old', second: 'first/sub' });
      return {
        async directoriesOfInode(inode) {
          const { ino } = await stat(join(folder.path, 'second'), { bigint: true });
          if (inode !== ino) return directoriesOfInode(inode);
          await isMoved;
          seen = { images: await watched.found([]), place: watched.changes.last };
          return directoriesOfInode(inode);
        },
        async *directoriesBelow(path) {
          if (path === 'first') {
            steps.emit('moved');
            await isMovedOn;
          }
          yield* store.directoriesBelow(path);
        },
      };
    },
  });
  await rm(join(folder.path, 'old'), { recursive: true });
  await folder.write('first/5-5.png', '');
  await folder.write('second/6-6.png', '');
  await watched.refresher.refresh(base);
  // Both are listed at the same time.
  await watched.refresher.refresh(everything);
  const { images, place } = seen ?? { images: [], place: 0 };
  expect(images).toEqual(['first/1-1.png', 'first/sub/2-2.png']);
  expect(await knownFrom(watched, images, place)).toEqual(['first/5-5.png', 'second/6-6.png']);
});

it('a directory that comes back while a look at the former one fails is not lost', async () => {
  await using folder = await makeFolder({ 'd/1-1.png': '' });
  let isInterfering = false;
  await using watched = await watch(folder, {
    disk: (disk) => ({
      async list(path, onNames) {
        const found = async () => ({ ...(await disk.list(path, onNames)), isRacy: false });
        if (path !== 'd' || !isInterfering) return found();
        isInterfering = false;
        await rm(join(folder.path, 'd'), { recursive: true });
        const failing = found();
        await failing.catch(() => undefined);
        await watched.refresher.refresh(base);
        await folder.write('d/2-2.png', '');
        await watched.refresher.refresh(base);
        return failing;
      },
    }),
  });
  await folder.write('d/3-3.png', '');
  isInterfering = true;
  await watched.refresher.refresh(everything);
  await watched.refresher.refresh(everything);
  expect(await watched.found()).toEqual(['d/2-2.png']);
  expect(await knownFrom(watched, [], 0)).toEqual(['d/2-2.png']);
});

it('a directory that is back for as long as the former one is listed leaves nothing behind', async () => {
  await using folder = await makeFolder({ 'd/1-1.png': '' });
  const looks = [
    async () => {
      await rm(join(folder.path, 'd'), { recursive: true });
      await watched.refresher.refresh(base);
      await watched.refresher.forgetGone();
    },
    () => rm(join(folder.path, 'd'), { recursive: true }),
  ];
  let isInterfering = false;
  let seen: { images: string[]; place: number } | null = null;
  await using watched = await watch(folder, {
    disk: (disk) => ({
      async list(path, onNames) {
        if (path !== 'd' || !isInterfering) return disk.list(path, onNames);
        if (looks.length === 1) await folder.write('d/7-7.png', '');
        const found = await disk.list(path, onNames);
        await looks.shift()?.();
        return found;
      },
      async remember(directories) {
        if (directories.some(({ path }) => path === 'd') && isInterfering)
          seen = { images: await watched.found([]), place: watched.changes.last };
        await disk.remember(directories);
      },
    }),
  });
  await folder.write('d/3-3.png', '');
  isInterfering = true;
  await watched.refresher.refresh(everything);
  await watched.refresher.refresh(everything);
  await watched.refresher.forgetGone();
  expect(await watched.found()).toEqual([]);
  const { images, place } = seen ?? { images: [], place: 0 };
  expect(images).toEqual(['d/7-7.png']);
  expect(await knownFrom(watched, images, place)).toEqual([]);
});

it('what went below a directory that was renamed while nothing ran is not found', async () => {
  await using folder = await makeFolder({ 'old/1-1.png': '', 'old/sub/2-2.png': '' });
  await using data = await makeFolder();
  const catalogFile = join(data.path, 'catalog.sqlite');
  // What holds links is to be listed anew at each start.
  await symlink('old/1-1.png', join(folder.path, 'link.png'));
  {
    await using catalog = await catalogOf(folder, { catalogFile });
    await catalog.idle();
  }
  await rename(join(folder.path, 'old'), join(folder.path, 'new'));
  await rm(join(folder.path, 'new/sub'), { recursive: true });
  await rm(join(folder.path, 'link.png'));
  await using catalog = await catalogOf(folder, { catalogFile });
  await catalog.idle();
  const question = { directory: '', recursive: true, filter: {}, sort: 'path' } as const;
  const { items } = await catalog.session().searchImages(question, { limit: 100 });
  expect(items.map(({ path }) => path)).toEqual(await imagesOn(folder));
});

it.each([
  ['a directory that was known', ['old/1-1.png']],
  ['one below another', ['a/old/1-1.png', 'a/9-9.png']],
])(
  'what is made in the place of %s, while its images are taken over under its new name, is found and told of',
  async (_what, names) => {
    const old = dirname(names[0] ?? '');
    const renamed = `${old}-new`;
    await using folder = await makeFolder(Object.fromEntries(names.map((name) => [name, ''])));
    await using watched = await watch(folder, {
      disk: (disk) => ({
        list: async (path, onNames) => ({ ...(await disk.list(path, onNames)), isRacy: false }),
      }),
      store: (store) => ({
        async renameDirectory(from, to) {
          await folder.write(`${old}/5-5.png`, '');
          await watched.refresher.refresh({ path: dirname(`./${old}`).slice(2), recursive: false });
          return store.renameDirectory(from, to);
        },
      }),
    });
    const place = watched.changes.last;
    await rename(join(folder.path, old), join(folder.path, renamed));
    await watched.refresher.refresh(everything);
    await watched.refresher.refresh(everything);
    await watched.refresher.forgetGone();
    const present = await imagesOn(folder);
    expect(present).toContain(`${old}/5-5.png`);
    expect(await watched.found()).toEqual(present);
    expect(await knownFrom(watched, names, place)).toEqual(present);
  },
);
