import { setImmediate } from 'node:timers/promises';
import { SeedrollError } from '../../schema/errors.js';
import type { Engine, Parts } from './engine.js';
import { ListingInProgress, removeSomeOf } from './operations/listings.js';
import { readMetadata } from './operations/metadata.js';
import { search } from './operations/search.js';
import { readNote, readStatus, tidySome, writeNote } from './operations/upkeep.js';
import type { ListingPart, Name, Questions } from './protocol.js';
import type { ListingChange } from './store.js';

export type Handlers = {
  [N in Exclude<Name, 'open' | 'close'>]: (
    input: Questions[N][0],
  ) => Questions[N][1] | Promise<Questions[N][1]>;
};

/** What the thread does for each question, but open and close it. Writes are to be run one after another. */
export function makeHandlers(engine: Engine): Handlers {
  const run = <Result>(body: (parts: Parts) => Result): Result => engine.run(body);
  const listings = new Map<number, { listing: ListingInProgress; parts: Parts }>();

  /** Long work gives reads a turn after each of its transactions. */
  async function writeInTurns(step: (parts: Parts) => boolean): Promise<void> {
    while (engine.write(step)) await setImmediate();
  }

  async function saveListing(part: ListingPart): Promise<ListingChange | null> {
    if (!part.isLast) {
      engine.write((parts) => addPart(part, parts));
      return null;
    }
    try {
      return await endListing(part);
    } finally {
      listings.delete(part.listing);
    }
  }

  async function endListing(part: ListingPart): Promise<ListingChange> {
    const { listing, change } = engine.write((parts) => {
      const listing = addPart(part, parts);
      return { listing, change: listing.removeSome() ? null : listing.end() };
    });
    if (change !== null) return change;
    await setImmediate();
    await writeInTurns(() => listing.removeSome());
    return engine.write(() => listing.end());
  }

  function addPart(
    { listing: number, isFirst, directory, files }: ListingPart,
    parts: Parts,
  ): ListingInProgress {
    const { connection, directories } = parts;
    if (isFirst)
      listings.set(number, { listing: new ListingInProgress(connection, directories, directory), parts });
    const known = listings.get(number);
    // What came before is not there: whoever read the directory must read it again.
    if (known?.parts !== parts)
      throw new SeedrollError('BUSY', 'The catalog was made anew in the middle of a listing.');
    known.listing.add(files);
    return known.listing;
  }

  async function removeDirectories(paths: readonly string[]): Promise<null> {
    for (const path of paths) {
      for (const id of run(({ directories }) => directories.idsBelow(path))) {
        await writeInTurns(({ connection, directories }) => removeSomeOf(connection, directories, id));
      }
    }
    return null;
  }

  return {
    directory: (path) => run(({ directories }) => directories.get(path)),
    directoriesOfInode: (inode) => run(({ directories }) => directories.ofInode(inode)),
    directoriesBelow: ({ path, after, limit }) =>
      run(({ directories }) => directories.below(path, after, limit)),
    saveListing,
    dropListing: (number) => done(void listings.delete(number)),
    touchDirectory: (directory) => done(engine.write(({ directories }) => directories.stamp(directory))),
    renameDirectory: ({ from, to }) => engine.write(({ directories }) => directories.rename(from, to)),
    removeDirectories,
    images: ({ directory, ...page }) => run(({ images }) => images.inOrder(directory, page)),
    files: (places) => run(({ images }) => places.map((place) => images.file(place))),
    unparsed: (page) => run(({ images }) => images.unparsed(page)),
    adopt: (files) => engine.write(({ parsed }) => parsed.adopt(files)),
    saveParsed: (files) => engine.write(({ parsed }) => parsed.save(files)),
    markUnparsed: (places) => done(engine.write(({ parsed }) => parsed.forget(places))),
    metadata: (places) => run(({ connection }) => places.map((place) => readMetadata(connection, place))),
    search: ({ question, page }) => run(({ connection }) => search(connection, question, page)),
    unreadable: (page) => run(({ images }) => images.unreadable(page)),
    status: () => run(({ connection }) => readStatus(connection, engine.location)),
    note: (name) => run(({ connection }) => readNote(connection, name)),
    saveNote: ({ name, value }) => done(engine.write(({ connection }) => writeNote(connection, name, value))),
    tidy: async () => done(await writeInTurns(({ connection }) => tidySome(connection))),
  };
}

/** Questions that change something. */
export const WRITES: ReadonlySet<Name> = new Set<Name>([
  'saveListing',
  'dropListing',
  'touchDirectory',
  'renameDirectory',
  'removeDirectories',
  'adopt',
  'saveParsed',
  'markUnparsed',
  'saveNote',
  'tidy',
]);

function done(_nothing: void): null {
  return null;
}
