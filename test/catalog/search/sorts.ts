import { compareDirectories, compareRows } from '../../../catalog/order.js';
import { describePath } from '../../../catalog/image-paths.js';
import type { ImageSort } from '../../../catalog/store/store.js';
import type { Picture } from './pictures.js';

/** The order of every sort, said once more without a database. */
export function sorted(
  pictures: readonly Picture[],
  { sort, isDescending }: { sort: ImageSort; isDescending: boolean },
  words?: string,
): Picture[] {
  const way = isDescending ? -1 : 1;
  if (sort === 'path') return pictures.toSorted((a, b) => way * comparePaths(a, b));
  return pictures.toSorted((a, b) => {
    const [left, right] = [keyOf(a, sort, words), keyOf(b, sort, words)];
    if (left === null || right === null)
      return Number(left === null) - Number(right === null) || comparePaths(a, b);
    return way * compareKeys(left, right) || comparePaths(a, b);
  });
}

function keyOf(
  { name, metadata, mtimeNs }: Picture,
  sort: Exclude<ImageSort, 'path'>,
  words = '',
): bigint | string | null {
  const numbers = /^(\d+)-(\d+)\./.exec(name);
  const { width = null, height = null, seed = null, prompt = null } = metadata ?? {};
  const whole = (text: string | undefined): bigint | null => (text === undefined ? null : BigInt(text));
  switch (sort) {
    case 'date':
      return metadata === null ? null : mtimeNs;
    case 'name':
      return name;
    case 'id':
      return whole(numbers?.[1]);
    case 'seed':
      return seed !== null && !seed.startsWith('-') ? BigInt(seed) : whole(numbers?.[2]);
    case 'size':
      return width === null || height === null ? null : BigInt(width * height);
    default:
      return prompt === null ? null : earliness(prompt, words);
  }
}

/** The more, the fewer words stand before the first of `word`. */
function earliness(prompt: string, word: string): bigint | null {
  const plain = prompt.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const at = plain
    .split(/[^\p{L}\p{N}]+/u)
    .filter((one) => one !== '')
    .indexOf(word);
  return at < 0 ? null : BigInt(-at);
}

function compareKeys(a: bigint | string, b: bigint | string): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

function comparePaths(a: Picture, b: Picture): number {
  return (
    compareDirectories(a.directory, b.directory) || compareRows(describePath(a.name), describePath(b.name))
  );
}
