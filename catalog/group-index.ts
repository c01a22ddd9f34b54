import { setImmediate } from 'node:timers/promises';
import type { GroupIndex } from '../schema/models/group-details.js';
import type { Decimal } from '../schema/models/decimal.js';
import { toDecimal } from '../schema/models/decimal-text.js';
import { madeAnew } from './door.js';
import type { GroupList } from './group-lists.js';
import type { GroupAt } from './group-pages.js';
import type { GroupSequence } from './group-sequences.js';
import { type DirectoryGroups, versionBy } from './groups.js';
import { makeGroupId } from './ids.js';
import { childPath } from './image-paths.js';
import { extractIdAndSeed } from '../metadata/names.js';
import type { Parts } from './parts.js';

/** Ids that are made before others have a turn: some milliseconds. */
const IDS_AT_ONCE = 5000;

/** What an index tells of one group. */
interface Head {
  name: string;
  count: number;
  seed: Decimal | null;
}

/**
 * The ids and counts of groups that follow each other.
 * @throws SeedrollError BUSY where groups have gone meanwhile.
 */
export async function indexGroups(
  parts: Parts,
  list: GroupList,
  sequence: GroupSequence,
  { from, limit }: { from: number; limit: number },
  signal: AbortSignal | undefined,
): Promise<GroupIndex> {
  const page = sequence.slice(from, limit);
  const heads = await readHeads(parts, list, page, signal);
  const ids: string[] = [];
  const counts: number[] = [];
  for (const [index, { groups }] of page.entries()) {
    const head = heads.get(groups.directory.path)?.next().value;
    if (head === undefined) throw madeAnew();
    const { rule } = list;
    ids.push(makeGroupId({ rule, path: childPath(groups.asked, head.name), seed: head.seed }));
    counts.push(head.count);
    if (index % IDS_AT_ONCE === IDS_AT_ONCE - 1) await setImmediate();
  }
  const last = ids.at(-1);
  const isMore = from + page.length < sequence.length && last !== undefined;
  return {
    ids,
    counts,
    nextCursor: isMore ? sequence.cursorOf(from + page.length - 1, last) : null,
    total: sequence.length,
    totalImages: await countImages(parts, list, signal),
  };
}

/** The first images of groups, by directory, in the order in which they are asked for. */
async function readHeads(
  { store }: Parts,
  { rule }: GroupList,
  page: readonly GroupAt[],
  signal: AbortSignal | undefined,
): Promise<Map<string, Iterator<Head, undefined>>> {
  const asked = new Map<DirectoryGroups, number[]>();
  for (const { groups, ordinal } of page) {
    const own = asked.get(groups);
    if (own === undefined) asked.set(groups, [ordinal]);
    else own.push(ordinal);
  }
  const directories = Array.from(asked, ([{ directory }, ordinals]) => ({
    path: directory.path,
    version: versionBy(directory, rule),
    ordinals: Uint32Array.from(ordinals),
  }));
  const columns = await store.groupColumns(rule, directories, signal);
  return new Map(
    directories.map(({ path, ordinals }, index) => {
      const { names = '', counts = new Uint32Array(), seeds = null } = columns[index] ?? {};
      if (counts.length !== ordinals.length) throw madeAnew();
      return [path, headsIn(names.split('/'), counts, seeds?.split('/') ?? null)];
    }),
  );
}

function* headsIn(
  names: readonly string[],
  counts: Uint32Array,
  seeds: readonly string[] | null,
): Generator<Head, undefined> {
  for (const [index, name] of names.entries()) {
    const seed = seeds === null ? extractIdAndSeed(name).seed : toDecimal(seeds[index] ?? '');
    yield { name, count: counts[index] ?? 0, seed };
  }
  return undefined;
}

async function countImages(
  { store }: Parts,
  { all, rule }: GroupList,
  signal: AbortSignal | undefined,
): Promise<number> {
  const whole = all.filter(({ ordinals }) => ordinals === null);
  const some = all.filter(({ ordinals }) => ordinals !== null);
  const directories = some.map(({ directory, ordinals }) => ({
    path: directory.path,
    version: versionBy(directory, rule),
    ordinals,
  }));
  const found = directories.length === 0 ? 0 : await store.countImages(rule, directories, signal);
  return whole.reduce((sum, { directory }) => sum + directory.images, found);
}
