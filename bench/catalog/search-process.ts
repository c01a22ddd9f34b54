import { openStore } from '../../catalog/store/open.js';
import type { ImageSort } from '../../catalog/store/store.js';
import type { DecimalRange, Filter } from '../../schema/models/filter.js';
import { toDecimal } from '../../schema/models/decimal-text.js';
import { randomOf } from '../../samples/pictures/random.js';
import { recipeOf } from '../corpora/recipes.js';
import { argument, report } from '../processes/child.js';
import { quantile } from '../rounds.js';
import { isObject } from '../processes/messages.js';
import type { SearchOptions, SearchTimes } from './search.js';

/** Asks the store of a catalog, as the server's main thread does. */
const options = argument();
if (!isOptions(options)) throw new Error('expected what to search');
const { file, images } = options;
const store = await openStore({ file });
const random = randomOf('searches');
const CALLS = 500;
const PAGE = 50;

/** Words of the corpora: each is in the prompts of half of the images. */
const WORDS = ['lighthouse', 'harbour', 'lanterns', 'volumetric', 'watercolour', 'fox', 'bokeh', 'terrace'];
const PHRASES = [
  ['rain on glass', 'narrow street', 'paper cut'],
  ['a fox in tall grass', 'early spring'],
  ['35mm film, muted colours'],
];

const EVERYWHERE = { path: '', recursive: true, without: [] };

/** Each asks once, and tells how many images or values the answer holds. */
const QUESTIONS: Readonly<Record<string, () => Promise<number>>> = {
  word: () => find({ text: pick(WORDS) }),
  words: () => find({ all: [{ text: pick(WORDS) }, { text: pick(WORDS) }, { text: pick(WORDS) }] }),
  phrase: () => find({ all: pick(PHRASES).map((text) => ({ text })) }),
  nothing: () => find({ all: [{ text: pick(WORDS) }, { text: 'wordthatnoprompthas' }] }),
  newest: () => find({ text: pick(WORDS) }, 'date'),
  seeds: () => find({ seed: seedsAround(1000) }),
  'many seeds': () => find({ seed: seedsAround(2 ** 28) }),
  facets: () => count({ text: pick(WORDS) }),
};

report(Object.keys(QUESTIONS), {
  ...Object.fromEntries(Object.entries(QUESTIONS).map(([name, ask]) => [name, () => measure(ask)])),
  close: async () => {
    await store[Symbol.asyncDispose]();
    return true;
  },
});

async function measure(ask: () => Promise<number>): Promise<SearchTimes> {
  const times = new Float64Array(CALLS);
  let found = 0;
  for (let call = 0; call < CALLS; call++) {
    const start = performance.now();
    found += await ask();
    times[call] = performance.now() - start;
  }
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), found: found / CALLS };
}

async function find(filter: Filter, sort: ImageSort = 'path'): Promise<number> {
  const page = { sort, isDescending: sort === 'date', after: null, limit: PAGE };
  return (await store.searchImages({ filter, scope: EVERYWHERE }, page, undefined)).images.length;
}

async function count(filter: Filter): Promise<number> {
  const question = { names: ['model', 'sampler', 'lora', 'size'], limit: PAGE } as const;
  const { facets } = await store.searchFacets({ filter, scope: EVERYWHERE }, question, undefined);
  return facets.reduce((sum, { values }) => sum + values.length, 0);
}

/** Around the seed of an image that is there. */
function seedsAround(width: number): DecimalRange {
  const seed = BigInt(recipeOf(Math.floor(random() * images)).seed);
  const from = seed > BigInt(width) ? seed - BigInt(width) : 0n;
  return {
    from: toDecimal(String(from)) ?? undefined,
    to: toDecimal(String(seed + BigInt(width))) ?? undefined,
  };
}

function pick<Item>(items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

function isOptions(value: unknown): value is SearchOptions {
  return isObject(value) && 'file' in value && 'images' in value;
}
