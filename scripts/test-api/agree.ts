import type { Json } from './json.js';
import { beginning, type KnownGroups, many } from './known.js';

/** How the groups of a typed API differ from what REST said, or nothing where they agree. */
export function disagreement(known: KnownGroups | null, total: string, first: Json): string | undefined {
  if (known === null) return undefined;
  if (total !== known.total)
    return `${total} groups, REST said ${known.total} (was an image saved meanwhile?)`;
  const seeds = [first.at('firstSeed').text, first.at('lastSeed').text];
  const expected = [known.images.at(0)?.seed ?? '', known.images.at(-1)?.seed ?? ''];
  return seeds.join() === expected.join()
    ? undefined
    : `seeds ${seeds.join(' to ')}, REST said ${expected.join(' to ')}`;
}

/** A group of a typed API, on one line. */
export function describeGroup(group: Json): string {
  const [number, count, first, last] = ['number', 'count', 'firstSeed', 'lastSeed'].map(
    (name) => group.at(name).text || 'none',
  );
  const prompt = beginning(group.at('metadata', 'prompt').text, 40) || '(no prompt)';
  return `group ${number}: ${many(Number(count), 'image')}, seeds ${first} to ${last}: ${prompt}`;
}
