import { openStore } from '../../catalog/store/open.js';
import type { SearchQuestion } from '../../catalog/store/store.js';
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
  '"rain on glass" "narrow street" "paper cut"',
  '"a fox in tall grass" "early spring"',
  '"35mm film, muted colours"',
];

const QUESTIONS: Readonly<Record<string, () => SearchQuestion>> = {
  word: () => ({ text: pick(WORDS) }),
  words: () => ({ text: `${pick(WORDS)} ${pick(WORDS)} ${pick(WORDS)}` }),
  phrase: () => ({ text: pick(PHRASES) }),
  nothing: () => ({ text: `${pick(WORDS)} wordthatnoprompthas` }),
  seeds: () => seedsAround(1000),
  'many seeds': () => seedsAround(2 ** 28),
};

report(Object.keys(QUESTIONS), {
  ...Object.fromEntries(Object.entries(QUESTIONS).map(([name, make]) => [name, () => ask(make)])),
  close: async () => {
    await store[Symbol.asyncDispose]();
    return true;
  },
});

async function ask(make: () => SearchQuestion): Promise<SearchTimes> {
  const times = new Float64Array(CALLS);
  let found = 0;
  for (let call = 0; call < CALLS; call++) {
    const start = performance.now();
    const { items } = await store.search(make(), { limit: PAGE });
    times[call] = performance.now() - start;
    found += items.length;
  }
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), found: found / CALLS };
}

/** Around the seed of an image that is there. */
function seedsAround(width: number): SearchQuestion {
  const seed = BigInt(recipeOf(Math.floor(random() * images)).seed);
  const from = seed > BigInt(width) ? seed - BigInt(width) : 0n;
  return { seedFrom: String(from), seedTo: String(seed + BigInt(width)) };
}

function pick(items: readonly string[]): string {
  return items[Math.floor(random() * items.length)] ?? '';
}

function isOptions(value: unknown): value is SearchOptions {
  return isObject(value) && 'file' in value && 'images' in value;
}
