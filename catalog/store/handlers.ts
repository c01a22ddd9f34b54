import { setImmediate } from 'node:timers/promises';
import type { Handlers } from '../threads/protocol.js';
import type { Engine, Parts } from './engine.js';
import { ListingWriter } from './listing-writer.js';
import { canFindKnown } from './operations/adoption.js';
import { groupHandlers } from './group-handlers.js';
import { groupsContaining } from './operations/groups-containing.js';
import { ListingNumbers } from './operations/listing-numbers.js';
import { readFile, readMetadata } from './operations/metadata.js';
import { removeSomeOf } from './operations/removal.js';
import { readStats } from './operations/stats.js';
import { listToRead } from './operations/to-read.js';
import { readNote, readStatus, tidySome, writeNote } from './operations/upkeep.js';
import type { Questions } from './protocol.js';
import { searchHandlers } from './search-handlers.js';
import type { Scope } from './store.js';
import { whileWanted } from './wanted.js';

/** What a thread of the database does for each question. Writes are to be run one after another. */
export function makeHandlers(engine: Engine): Handlers<Questions> {
  const read = <Result>(body: (parts: Parts) => Result): Result => engine.read(body);
  const listings = new ListingWriter(engine);

  async function removeDirectories(paths: readonly string[]): Promise<null> {
    for (const path of paths) {
      for (const id of read(({ directories }) => directories.idsBelow(path))) {
        await writeInTurns(engine, (parts) => removeSomeOf(parts, id));
      }
    }
    return null;
  }

  async function materialise(scope: Scope): Promise<null> {
    for (const id of read(({ pending }) => pending.idsIn(scope)))
      await writeInTurns(engine, ({ pending }) => pending.materialiseSome(id));
    return null;
  }

  return {
    open: (input) => engine.open(input),
    close: () => done(engine.close()),
    directory: (path) => read(({ directories }) => directories.get(path)),
    directoriesOfInode: (inode) => read(({ directories }) => directories.ofInode(inode)),
    directoriesBelow: ({ path, after, limit }) =>
      read(({ directories }) => directories.below(path, after, limit)),
    newestListing: () => read(({ connection }) => new ListingNumbers(connection).last()),
    saveListing: (part) => listings.save(part),
    renameDirectory: ({ from, to }) => engine.write(({ directories }) => directories.rename(from, to)),
    removeDirectories,
    materialise,
    images: ({ directory, ...range }) => read(({ images }) => images.inOrder(directory, range)),
    ...groupHandlers(engine),
    groupsContaining: ({ contains, scope, wanted }) =>
      whileWanted(wanted, () => read(({ connection }) => groupsContaining(connection, contains, scope))),
    files: (places) =>
      read(({ connection, directories }) => places.map((place) => readFile(connection, directories, place))),
    stats: (page) => read(({ connection, directories }) => readStats(connection, directories, page)),
    pending: (page) => read(({ pending }) => pending.page(page)),
    unparsed: (page) =>
      read(({ connection, directories }) => listToRead(connection, directories, 'unparsed', page)),
    unsettled: (page) =>
      read(({ connection, directories }) => listToRead(connection, directories, 'unsettled', page)),
    adopt: (files) => engine.write(({ parsed }) => parsed.adopt(files)),
    canAdopt: () => read(({ connection }) => canFindKnown(connection)),
    saveScanned: (scans) => engine.write(({ scanned }) => scanned.save(scans)),
    markUnparsed: (places) => done(engine.write(({ parsed }) => parsed.forget(places))),
    metadata: (places) =>
      read(({ connection, directories }) =>
        places.map((place) => readMetadata(connection, directories, place)),
      ),
    ...searchHandlers(engine),
    unreadable: (page) => read(({ images }) => images.unreadable(page)),
    status: () => read(({ connection }) => readStatus(connection, engine.location)),
    foreignWrites: () => read(({ connection }) => connection.foreignWrites),
    note: (name) => read(({ connection }) => readNote(connection, name)),
    saveNote: ({ name, value }) => done(engine.write(({ connection }) => writeNote(connection, name, value))),
    tidy: async () => done(await writeInTurns(engine, ({ connection }) => tidySome(connection))),
  };
}

/** Long work gives reads a turn after each of its transactions. */
async function writeInTurns(engine: Engine, step: (parts: Parts) => boolean): Promise<void> {
  while (engine.write(step)) await setImmediate();
}

function done(_nothing: void): null {
  return null;
}
