import type { GroupDifferences, VaryingSetting } from '../schema/models/group-details.js';
import { unpackMetadata } from '../workers/pack.js';
import { toMetadata } from '../workers/pool.js';
import { compareNames } from './order.js';
import { type Setting, settingsOf } from './group-settings.js';
import type { GroupRecipes } from './store/store.js';

/** Most values of one setting that are told. */
const MAX_VALUES = 100;

/** Some images with equal settings. */
interface Batch {
  count: number;
  settings: readonly Setting[];
}

/** What images have in common, and what differs from image to image. */
export function differencesOf({
  images,
  texts,
  settings,
  hasAllTexts,
  hasAllSettings,
}: GroupRecipes): GroupDifferences {
  const ofTexts = texts.map(({ prompt, negativePrompt, count }) => ({
    count,
    settings: [['prompt', prompt] as const, ['negativePrompt', negativePrompt] as const].flatMap(
      ([name, text]): Setting[] => (text === '' ? [] : [[name, [text]]]),
    ),
  }));
  const ofSettings = settings.map(({ template, count }) => ({ count, settings: settingsIn(template) }));
  const compared = [
    compare(ofTexts, { images, isWhole: hasAllTexts }),
    compare(ofSettings, { images, isWhole: hasAllSettings }),
  ];
  return {
    images,
    common: compared.flatMap(({ common }) => common),
    varying: compared.flatMap(({ varying }) => varying),
  };
}

function settingsIn(template: string): Setting[] {
  const recipe = { prompt: '', negativePrompt: '', template };
  return settingsOf(toMetadata(unpackMetadata(recipe, { seed: null, otherSeeds: null })));
}

/** @param isWhole Whether the batches are of all images. */
function compare(
  batches: readonly Batch[],
  { images, isWhole }: { images: number; isWhole: boolean },
): Pick<GroupDifferences, 'common' | 'varying'> {
  const common: GroupDifferences['common'] = [];
  const varying: VaryingSetting[] = [];
  for (const [name, { having, values }] of count(batches)) {
    for (const [value, own] of values) {
      if (own < images) continue;
      common.push({ name, value });
      values.delete(value);
    }
    const without = isWhole ? images - having : 0;
    const all = [...values].map(([value, own]) => ({ value, count: own }));
    const told = [...all, ...(without > 0 ? [{ value: null, count: without }] : [])]
      .toSorted((a, b) => b.count - a.count || compareValues(a.value, b.value))
      .slice(0, MAX_VALUES);
    const isComplete = isWhole && all.length + (without > 0 ? 1 : 0) <= MAX_VALUES;
    if (told.length > 0) varying.push({ name, values: told, isComplete });
  }
  return { common, varying };
}

/** As people order them; none behind all others. */
function compareValues(a: string | null, b: string | null): number {
  return a === null || b === null ? Number(a === null) - Number(b === null) : compareNames(a, b);
}

/** Per setting, how many images have it, and how many have each value of it. */
function count(batches: readonly Batch[]): Map<string, { having: number; values: Map<string, number> }> {
  const counted = new Map<string, { having: number; values: Map<string, number> }>();
  for (const batch of batches) {
    for (const [name, values] of batch.settings) {
      const known = counted.get(name) ?? { having: 0, values: new Map<string, number>() };
      counted.set(name, known);
      known.having += batch.count;
      for (const value of values) known.values.set(value, (known.values.get(value) ?? 0) + batch.count);
    }
  }
  return counted;
}
