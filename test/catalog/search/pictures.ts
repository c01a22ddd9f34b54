import fc from 'fast-check';
import type { Store } from '../../../catalog/store/store.js';
import { emptyMetadata } from '../../../schema/models/empty-metadata.js';
import type { Metadata } from '../../../schema/models/metadata.js';
import { packMetadata } from '../../../workers/pack.js';
import { list, memoryStore, parsedFile, scan } from '../store/stores.js';

/** An image of a small library in which there is some of everything. */
export interface Picture {
  directory: string;
  name: string;
  /** Null where nobody has read it. */
  metadata: Metadata | null;
  mtimeNs: bigint;
  size: number;
}

const maybe = <Item>(...items: Item[]): fc.Arbitrary<Item | null> => fc.constantFrom(null, ...items);

const name = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('1', '2', '00010', '18446744073709551617'),
      fc.constantFrom('0', '7', '1000', '9007199254740993', '18446744073709551615', '18446744073709551616'),
      fc.constantFrom('.png', '.webp', '.PNG'),
    )
    .map(([id, seed, ending]) => `${id}-${seed}${ending}`),
  fc.constantFrom(
    'fox.png',
    'Fox 2.webp',
    'fox 10.webp',
    '100%_[x].png',
    'Ämter.png',
    'ärzte.png',
    'a*b?.png',
    '夜.jpg',
  ),
);

const words = fc.constantFrom(
  'red fox',
  'Red Foxes',
  'fox, red',
  'a café terrace',
  'CAFE at night',
  'red-fox',
  '夜景 fox',
  'ПРИВЕТ',
  '(bokeh:1.2)',
  'night 🦊',
  '100%_x',
);

const metadata = fc.record({
  prompt: fc.array(words, { maxLength: 3 }).map((all) => all.join(', ')),
  negativePrompt: fc.array(words, { maxLength: 2 }).map((all) => all.join(', ')),
  seed: maybe('-1', '0', '7', '9007199254740993', '18446744073709551615', '99999999999999999999'),
  steps: maybe(20, 30),
  cfgScale: maybe(7, 7.5),
  sampler: maybe('Euler a', 'DPM++ 2M'),
  scheduler: maybe('Karras'),
  model: maybe('Dream', 'dream', 'sdxl_base', 'SDXL-turbo', 'Élan', 'red fox').map((name) =>
    name === null ? null : { name, hash: null },
  ),
  loras: fc
    .subarray(['detail', 'Detail', 'fox_v2', '100%'], { maxLength: 2 })
    .map((names) => names.map((name) => ({ name, weight: 1, hash: null }))),
  width: maybe(512, 768),
  height: maybe(512, 768),
  generator: fc.constantFrom('AUTOMATIC1111', 'ComfyUI').map((name) => ({ name, version: null })),
});

const known = fc.integer({ min: 0, max: 9 }).chain((kind): fc.Arbitrary<Metadata | null> => {
  if (kind === 0) return fc.constant(null);
  if (kind === 1) return fc.constant(emptyMetadata());
  if (kind === 2) return fc.constant({ ...emptyMetadata(), errors: ['cut off'] });
  return metadata.map((more) => ({ ...emptyMetadata(), ...more }));
});

const picture: fc.Arbitrary<Picture> = fc.record({
  directory: fc.constantFrom('', 'a', 'a/b', 'A b', 'day 2', 'day 10', 'day 2/fox', 'ä', 'x/y/z'),
  name,
  metadata: known,
  mtimeNs: fc.constantFrom(
    1_500_000_000_000_000_000n,
    1_500_000_000_000_000_001n,
    1_700_000_000_123_456_789n,
    1_700_000_000_124_000_000n,
  ),
  size: fc.constantFrom(1, 1000, 5_000_000_000),
});

/** Always the same ones. */
export const [pictures = []] = fc.sample(
  fc.uniqueArray(picture, {
    selector: ({ directory, name }) => `${directory}/${name}`,
    minLength: 200,
    maxLength: 200,
  }),
  { numRuns: 1, seed: 5 },
);

/** A store that knows some pictures. */
export async function storeOf(known: readonly Picture[], store?: Store): Promise<Store> {
  const filled = store ?? (await memoryStore());
  for (const directory of new Set(known.map((one) => one.directory))) {
    const names = known.filter((one) => one.directory === directory).map((one) => one.name);
    await list(filled, directory, names);
  }
  const read = known.flatMap(({ metadata, mtimeNs, size, ...place }, index) => {
    if (metadata === null) return [];
    const file = parsedFile(place, {}, { mtimeNs, size, inode: BigInt(index + 1) });
    return [{ ...file, metadata: packMetadata(metadata) }];
  });
  await scan(filled, read);
  return filled;
}
