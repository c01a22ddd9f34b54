import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Engine } from '../../../catalog/store/engine.js';
import { ListingWriter } from '../../../catalog/store/listing-writer.js';
import type { ListingPart } from '../../../catalog/store/protocol.js';
import type { ListingChange } from '../../../catalog/store/store.js';
import { makeFolder } from '../../support/folder.js';
import { batchOf, listed, parsedFile } from './stores.js';

/** What writes in one process, here without its thread: so it is certain what comes between two transactions. */
class Process implements Disposable {
  readonly engine = new Engine(() => undefined);
  readonly #writer = new ListingWriter(this.engine);
  #listings = 0;

  constructor(file: string) {
    this.engine.open({ role: 'writer', file });
  }

  /** Begins a listing, which is as new as this call. */
  begin(path: string): {
    add(...names: string[]): Promise<unknown>;
    end(...names: string[]): Promise<ListingChange | null>;
  } {
    const listing = this.#listings++;
    const since = this.engine.read(({ connection }) =>
      Number(connection.sql('SELECT last_listing AS last FROM sequence').get<{ last: number }>()?.last),
    );
    let isFirst = true;
    const save = (names: string[], next: ListingPart['next']): Promise<ListingChange | null> => {
      const part = { listing, path, names: names.join('/'), isFirst, since, tellsNames: false, next };
      isFirst = false;
      return this.#writer.save(part);
    };
    return {
      add: (...names) => save(names, 'more'),
      end: (...names) => save(names, { end: listed(path) }),
    };
  }

  /** All names, of which rows are made. */
  names(path: string): string[] {
    return this.engine.write(({ directories, images, pending }) => {
      while (pending.materialiseSome(directories.idOf(path) ?? -1));
      return images.inOrder(path, { limit: 100_000 }).map(({ name }) => name);
    });
  }

  [Symbol.dispose](): void {
    this.engine.close();
  }
}

interface Processes extends AsyncDisposable {
  one: Process;
  other: Process;
}

async function twoProcesses(): Promise<Processes> {
  const folder = await makeFolder();
  const file = join(folder.path, 'catalog.sqlite');
  const [one, other] = [new Process(file), new Process(file)];
  return {
    one,
    other,
    async [Symbol.asyncDispose]() {
      one[Symbol.dispose]();
      other[Symbol.dispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Makes files known that might have moved: then names are rows at once. */
async function makeKnown(process: Process): Promise<void> {
  await process.begin('known').end('1-1.png');
  process.engine.write(({ pending, scanned }) => {
    const parts = pending.page({ limit: 9 }).items;
    scanned.save([{ files: { parts }, batch: batchOf([parsedFile({ name: '1-1.png' })]) }]);
  });
}

function numbered(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${index}-1.png`);
}

describe('while a listing removes more names than fit one transaction', () => {
  const many = numbered(25_000);

  /** Its promise is fulfilled only after more turns of the loop; in front of each of them, others may write. */
  async function beginRemoval({ one }: Processes): Promise<{ end: Promise<ListingChange | null> }> {
    await one.begin('a').end(...many);
    return { end: one.begin('a').end() };
  }

  it('one that was begun before writes nothing more', async () => {
    await using processes = await twoProcesses();
    const { one, other } = processes;
    await one.begin('a').end(...many);
    const older = other.begin('a');
    await older.add(...many.slice(0, 10), 'x.png');
    const removing = one.begin('a').end();
    await older.add('y.png');
    expect(await older.end(...many)).toMatchObject({ outcome: 'disturbed', added: 0 });
    expect(await removing).toMatchObject({ outcome: 'saved', images: 0, groups: 0 });
    expect(one.names('a')).toEqual([]);
  });

  it('one that is begun now and ends in between is what is left', async () => {
    await using processes = await twoProcesses();
    const { other } = processes;
    const { end } = await beginRemoval(processes);
    const left = ['0-1.png', '24999-1.png', 'x.png'];
    expect(await other.begin('a').end(...left)).toMatchObject({ outcome: 'saved' });
    expect(await end).toMatchObject({ outcome: 'disturbed' });
    expect(other.names('a')).toEqual(left);
  });

  it('one that is begun now and goes on for longer does not count on names that go', async () => {
    await using processes = await twoProcesses();
    const { one, other } = processes;
    const { end } = await beginRemoval(processes);
    const newer = other.begin('a');
    await newer.add('24998-1.png', '24999-1.png', 'x.png');
    expect(await end).toMatchObject({ outcome: 'saved' });
    expect(await newer.end('y.png')).toMatchObject({ outcome: 'overtaken' });
    expect(one.names('a').filter((name) => name !== 'x.png')).toEqual([]);
  });
});

describe('a listing of several parts', () => {
  it('has all of its names in a new directory, and none of another listing that came in between', async () => {
    await using processes = await twoProcesses();
    const { one, other } = processes;
    await makeKnown(one);
    const listing = one.begin('a');
    await listing.add('1-1.png');
    await other.begin('a').add('1-2.png', '1-3.png');
    expect(await listing.end('1-1.png', '1-3.png', '1-4.png')).toMatchObject({ outcome: 'saved', images: 3 });
    expect(one.names('a')).toEqual(['1-1.png', '1-3.png', '1-4.png']);
  });

  it('has none of another listing where a scan has read as many as that one brought', async () => {
    await using processes = await twoProcesses();
    const { one, other } = processes;
    const listing = one.begin('a');
    await listing.add('1-1.png');
    const parts = one.engine.read(({ pending }) => pending.page({ limit: 9 }).items);
    await other.begin('a').add('1-1.png', '1-2.png');
    const batch = batchOf([parsedFile({ directory: 'a', name: '1-1.png' })]);
    other.engine.write(({ scanned }) => scanned.save([{ files: { parts }, batch }]));
    expect(await listing.end('1-3.png')).toMatchObject({ outcome: 'saved', images: 2, groups: 2 });
    expect(one.names('a')).toEqual(['1-1.png', '1-3.png']);
  });

  it.each(['announced', 'being listed'])(
    'writes nothing into a directory that was removed, and is %s anew in its place',
    async (state) => {
      await using processes = await twoProcesses();
      const { one, other } = processes;
      await one.begin('').end();
      const listing = one.begin('a');
      await listing.add('1-1.png');
      other.engine.write((parts) => {
        const id = parts.directories.idOf('a') ?? -1;
        parts.pending.remove(id);
        parts.directories.remove(id);
        if (state === 'announced') parts.directories.announce('', ['a']);
      });
      if (state === 'being listed') await other.begin('a').add();
      await listing.add('1-2.png');
      expect(await listing.end('1-3.png')).toMatchObject({ outcome: 'disturbed' });
      const row = one.engine.read(({ directories }) => directories.get('a'));
      expect(row).toMatchObject({ images: 0, stamp: null });
    },
  );
});
