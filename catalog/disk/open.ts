import { threadModule } from '../../workers/thread-module.js';
import { ThreadClient } from '../threads/client.js';
import type { Disk, DiskNotice, ListedDirectory } from './disk.js';
import type { DiskSettings, Questions } from './protocol.js';

interface DiskOptions extends DiskSettings {
  /** Told of changes that the file system tells of by itself, a moment after the first of them. */
  onNotice: (notice: DiskNotice) => void;
}

/**
 * Opens the base directory, in a thread of its own.
 * @param options `base`: its real path, as `realpath` gives it. `extensions`: endings of the files that are listed, in
 * lower case with their dot. `watch`: whether to let the file system tell of changes.
 */
export async function openDisk({ onNotice, ...settings }: DiskOptions): Promise<Disk> {
  const client = new ThreadClient<Questions>(threadModule(import.meta.url, './thread'), {
    name: 'disk',
    onNotice: (notice) => {
      if (isDiskNotice(notice)) onNotice(notice);
    },
  });
  await client.ask('open', settings);

  async function list(path: string, onNames: (names: string) => Promise<void>): Promise<ListedDirectory> {
    let part = await client.ask('list', path);
    try {
      for (; part.end === null; part = await client.ask('listMore', part.listing)) await onNames(part.names);
    } catch (error) {
      await client.ask('dropListing', part.listing);
      throw error;
    }
    if (part.names !== '') await onNames(part.names);
    return part.end;
  }

  return {
    list,
    remember: async (directories) => void (await client.ask('remember', directories)),
    forget: async (paths) => void (await client.ask('forget', paths)),
    check: (path, recursive) => client.ask('check', { path, recursive, asksAll: false }),
    verify: (path, recursive) => client.ask('check', { path, recursive, asksAll: true }),
    report: () => client.ask('report', null),
    [Symbol.asyncDispose]: () => client.close(),
  };
}

/** The thread says nothing else. */
function isDiskNotice(notice: unknown): notice is DiskNotice {
  return typeof notice === 'object' && notice !== null && 'directories' in notice && 'files' in notice;
}
