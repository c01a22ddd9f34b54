import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupByRule, type RowGroup } from '../../catalog/grouping.js';
import type { GroupPlace, Store, StoredGroup } from '../../catalog/store/store.js';
import { extractIdAndSeed } from '../../metadata/index.js';
import type { Decimal } from '../../schema/models/decimal.js';
import { compareDecimals, toDecimal } from '../../schema/models/decimal-text.js';
import type { GroupRule } from '../../schema/models/group-rule.js';
import type { Metadata } from '../../schema/models/metadata.js';
import { list, memoryStore, parsedFile, scan } from '../catalog/store/stores.js';
import { otherRule } from './rules.js';

/** An image, and what was read from it; null where nobody has. */
interface Picture {
  name: string;
  metadata: Partial<Metadata> | null;
  /** When it was written, in milliseconds; 0 where that is not settled. */
  time: number;
}

const SEEDS = [
  ...Array.from({ length: 8 }, (_, index) => BigInt(index)),
  2n ** 63n - 1n,
  2n ** 63n,
  2n ** 64n,
];
const seed = fc.constantFrom(...SEEDS).map(String);
const name = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom('1', '2', '3'), seed, fc.constantFrom('.png', '.PNG', '.webp'))
      .map(([id, seed, ending]) => `${id}-${seed}${ending}`),
  },
  { weight: 2, arbitrary: fc.constantFrom('a.png', 'b.png', 'c.png', 'Ü.png', '😀.png', 'a,b.png') },
);
const metadata: fc.Arbitrary<Partial<Metadata>> = fc.record(
  {
    prompt: fc.constantFrom('a fox', 'a wolf'),
    negativePrompt: fc.constantFrom('', 'blurry'),
    seed: fc.oneof(seed, fc.constant('-1')),
    model: fc.constantFrom(
      null,
      { name: 'sdxl', hash: null },
      { name: null, hash: 'aa' },
      { name: null, hash: 'bb' },
    ),
    width: fc.constantFrom(512, 768),
    height: fc.constant(512),
    errors: fc.constantFrom([], [], [], ['broken']),
  },
  { requiredKeys: [] },
);
const pictures: fc.Arbitrary<Picture[]> = fc.uniqueArray(
  fc.record({
    name,
    metadata: fc.option(metadata, { freq: 6 }),
    time: fc.constantFrom(0, 1_700_000_000_000, 1_700_000_000_001, 1_800_000_000_000),
  }),
  { selector: (picture) => picture.name, maxLength: 25 },
);

let directories = 0;

/** Puts pictures into a directory of their own. */
async function put(store: Store, pictures: readonly Picture[]): Promise<string> {
  const directory = `run-${directories++}`;
  await list(
    store,
    directory,
    pictures.map((picture) => picture.name),
  );
  await scan(
    store,
    pictures.flatMap(({ name, metadata, time }) =>
      metadata === null
        ? []
        : [parsedFile({ directory, name }, metadata, { mtimeNs: BigInt(time) * 1_000_000n })],
    ),
  );
  return directory;
}

/** The seed of a picture that a rule looks at. */
function seedOf({ name, metadata }: Picture, { seedFrom }: GroupRule): Decimal | null {
  const own = seedFrom === 'metadata' ? toDecimal(metadata?.seed ?? '') : null;
  return own ?? extractIdAndSeed(name).seed;
}

function compare(rule: GroupRule): (a: Picture, b: Picture) => number {
  const byNumber = (a: Decimal | null, b: Decimal | null): number =>
    a === null || b === null ? Number(a === null) - Number(b === null) : compareDecimals(a, b);
  return (a, b) =>
    byNumber(extractIdAndSeed(a.name).id, extractIdAndSeed(b.name).id) ||
    byNumber(seedOf(a, rule), seedOf(b, rule)) ||
    Buffer.compare(Buffer.from(a.name), Buffer.from(b.name));
}

function expectedGroups(pictures: readonly Picture[], rule: GroupRule): RowGroup<Picture>[] {
  return groupByRule(pictures.toSorted(compare(rule)), rule, (picture) => {
    const { metadata } = picture;
    const isKnown = metadata !== null && (metadata.errors ?? []).length === 0;
    const values = {
      prompt: metadata?.prompt ?? '',
      model: JSON.stringify(metadata?.model ?? null),
      size: `${metadata?.width ?? ''}x${metadata?.height ?? ''}`,
    };
    return {
      seed: seedOf(picture, rule),
      values: isKnown ? rule.splitBy.map((split) => values[split]) : undefined,
    };
  });
}

function describeExpected({ rows, begins, ends, missing }: RowGroup<Picture>, rule: GroupRule) {
  const times = rows.flatMap(({ metadata, time }) => (metadata === null || time === 0 ? [] : [time]));
  return {
    first: rows[0]?.name,
    count: rows.length,
    seed: rows[0] === undefined ? null : seedOf(rows[0], rule),
    details: {
      begins,
      ends,
      missing: missing.length,
      missingSeeds: missing.slice(0, 1000),
      firstTime: times.length === 0 ? null : Math.min(...times),
      lastTime: times.length === 0 ? null : Math.max(...times),
    },
  };
}

function describeStored({ first, count, seed, details }: StoredGroup) {
  return { first: first.name, count, seed, details };
}

describe('groups of the store by a rule', () => {
  it('are those of the pure rule, with their borders, missing seeds, times and images', async () => {
    await using store = await memoryStore();
    let version = 0;
    await fc.assert(
      fc.asyncProperty(
        pictures,
        fc.array(otherRule, { minLength: 1, maxLength: 3 }),
        fc.nat(5),
        async (pictures, rules, from) => {
          const directory = await put(store, pictures);
          for (const rule of rules) {
            const by = { rule, version: version++ };
            const expected = expectedGroups(pictures, rule);
            const all = { path: directory, version: by.version };
            expect(await store.countGroups(rule, [all])).toEqual([expected.length]);
            const page = { from, limit: 7, hasDetails: true };
            const groups = await store.groups(directory, page, by);
            expect(groups.map(describeStored)).toEqual(
              expected.slice(from, from + 7).map((group) => describeExpected(group, rule)),
            );
            const [first] = groups;
            if (first === undefined) continue;
            const images = await store.imagesByRule(directory, { from: first.ordinal, limit: 9 }, by);
            const rest = expected.slice(first.ordinal).flatMap(({ rows }) => rows);
            expect(images.map((image) => image.name)).toEqual(rest.slice(0, 9).map((row) => row.name));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are those of the pure rule by the default rule too, with their borders and times', async () => {
    await using store = await memoryStore();
    await fc.assert(
      fc.asyncProperty(pictures, fc.nat(5), fc.integer({ min: 1, max: 9 }), async (pictures, from, limit) => {
        const directory = await put(store, pictures);
        const rule: GroupRule = { step: 1, maxGap: 0, splitBy: [], seedFrom: 'name' };
        const groups = await store.groups(directory, { from, limit, hasDetails: true });
        expect(groups.map(describeStored)).toEqual(
          expectedGroups(pictures, rule)
            .slice(from, from + limit)
            .map((group) => describeExpected(group, rule)),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('are found by any place, and paged through image by image', async () => {
    await using store = await memoryStore();
    let version = 0;
    await fc.assert(
      fc.asyncProperty(
        pictures,
        fc.array(fc.record({ name, metadata: fc.option(metadata) }), { minLength: 1, maxLength: 3 }),
        fc.option(otherRule),
        async (pictures, others, otherRule) => {
          const directory = await put(store, pictures);
          const rule: GroupRule = otherRule ?? { step: 1, maxGap: 0, splitBy: [], seedFrom: 'name' };
          const by = otherRule === null ? null : { rule, version: version++ };
          const groups = expectedGroups(pictures, rule);
          const order = compare(rule);
          const rows = groups.flatMap((group) => group.rows);
          for (const other of [...pictures, ...others.map((one) => ({ ...one, time: 0 }))]) {
            // Of a name that is there, what is there counts.
            const picture = pictures.find((one) => one.name === other.name) ?? other;
            const place: GroupPlace = { directory, name: picture.name, seed: seedOf(picture, rule) };
            const behind = groups.findIndex(({ rows: [first] }) => first && order(first, picture) > 0);
            expect(await store.ordinalBehind(place, by)).toBe(behind === -1 ? groups.length : behind);
            const next = rows.find((row) => order(row, picture) >= 0);
            const isThere = next?.name === picture.name;
            const goesOn =
              next !== undefined &&
              groupByRule([picture, next], { ...rule, splitBy: [] }, (row) => ({ seed: seedOf(row, rule) }))
                .length === 1;
            const expected = groups.find((group) => next !== undefined && group.rows.includes(next));
            const holding = isThere || goesOn ? expected : undefined;
            const found = await store.groupHolding(place, by);
            expect(found?.first.name).toBe(holding?.rows[0]?.name);
            const page = await store.imagesOfGroup(place, { after: null, limit: 99 }, by);
            expect(page?.images.map((image) => image.name)).toEqual(holding?.rows.map((row) => row.name));
            for (const [index, row] of holding?.rows.entries() ?? []) {
              const after: GroupPlace = { directory, name: row.name, seed: seedOf(row, rule) };
              const rest = await store.imagesOfGroup(place, { after, limit: 2 }, by);
              expect(rest?.count).toBe(holding?.rows.length);
              expect(rest?.images.map((image) => image.name)).toEqual(
                holding?.rows.slice(index + 1, index + 3).map((one) => one.name),
              );
            }
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  it('are made anew where rows of them have gone, though nobody says so', async () => {
    await using store = await memoryStore();
    const names = ['1-1.png', '2-3.png', '3-9.png', 'x.png'];
    for (const seedFrom of ['name', 'metadata'] as const) {
      const directory = `stale-${seedFrom}`;
      const by = { rule: { step: 1, maxGap: 1, splitBy: [], seedFrom }, version: 1 };
      const firsts = async (): Promise<string[]> =>
        (await store.groups(directory, { from: 0, limit: 9 }, by)).map(({ first }) => first.name);
      await list(store, directory, names);
      expect(await firsts()).toEqual(['1-1.png', '3-9.png', 'x.png']);
      await list(store, directory, names.slice(1));
      // As after a write of another process: of the same version, as far as this one knows.
      expect(await firsts()).toEqual(['2-3.png', '3-9.png', 'x.png']);
      expect(
        await store.groupColumns(by.rule, [{ path: directory, version: 1, ordinals: null }]),
      ).toMatchObject([{ names: '2-3.png/3-9.png/x.png' }]);
    }
  });

  it('are none where there is no such directory', async () => {
    await using store = await memoryStore();
    const rule: GroupRule = { step: 2, maxGap: 0, splitBy: [], seedFrom: 'metadata' };
    const by = { rule, version: 0 };
    const place = { directory: 'none', name: '1-1.png', seed: null };
    const none = { path: 'none', version: 0 };
    expect(await store.groups('none', { from: 0, limit: 9, hasDetails: true }, by)).toEqual([]);
    expect(await store.countGroups(rule, [none])).toEqual([0]);
    expect(await store.groupHolding(place, by)).toBeNull();
    expect(await store.groupHolding(place, null)).toBeNull();
    expect(await store.ordinalBehind(place, by)).toBe(0);
    expect(await store.imagesOfGroup(place, { after: null, limit: 9 }, by)).toBeNull();
    expect(await store.recipesOfGroup(place, by)).toBeNull();
    expect(await store.recipesOfGroup(place, null)).toBeNull();
    expect(await store.countImages(rule, [{ ...none, ordinals: null }])).toBe(0);
    const search = { filter: {}, scope: { path: '', recursive: true }, of: 'any' as const, hasScores: false };
    const found = await store.findGroups(rule, { ...search, directories: [none] });
    expect(found).toEqual({ groups: [], unread: 0 });
  });
});
