import { posix } from 'node:path';
import type { GroupContents } from '../../catalog/group-models.js';
import { presentMetadata } from './present.js';

/**
 * Groups as they stand in the answer of `GET /api/groups`, but for their numbers, which depend on what stands before
 * them. As bytes, which are kept outside of the JavaScript heap and are sent as they are.
 */
export class GroupTexts {
  readonly #bytes: Buffer;
  /** Where each group begins, and where the last one ends. */
  readonly #bounds: readonly number[];

  constructor(texts: readonly string[]) {
    this.#bytes = Buffer.from(texts.join(''));
    const bounds = [0];
    for (const text of texts) bounds.push((bounds.at(-1) ?? 0) + Buffer.byteLength(text));
    this.#bounds = bounds;
  }

  get size(): number {
    return this.#bytes.length;
  }

  /**
   * The groups with their numbers, separated by commas.
   * @param firstNumber Of the first group.
   * @param wanted Which groups, from 0; all where null.
   */
  numbered(firstNumber: number, wanted: readonly number[] | null): Buffer[] {
    const pieces: Buffer[] = [];
    const places = wanted ?? Array.from({ length: this.#bounds.length - 1 }, (_, place) => place);
    for (const place of places) {
      const [start, end] = [this.#bounds[place], this.#bounds[place + 1]];
      // A group that a search has found may have gone meanwhile.
      if (start === undefined || end === undefined) continue;
      const comma = pieces.length === 0 ? '' : ',';
      pieces.push(Buffer.from(`${comma}{"group_id":${firstNumber + place},`, 'latin1'));
      pieces.push(this.#bytes.subarray(start, end));
    }
    return pieces;
  }
}

/**
 * A group as it stands on the wire, behind its number: from `"images"` to its closing brace. Integers are bare, however
 * long; see `docs/rest.md`.
 * @param directory The path that was asked for: paths of images are relative to it.
 */
export function groupText(
  group: Pick<GroupContents, 'directory' | 'images' | 'metadata'>,
  directory: string,
): string {
  const below = posix.relative(posix.join('/', directory), posix.join('/', group.directory));
  const prefix = below === '' ? '' : `${below}/`;
  const images = group.images.map(
    ({ filename, fileId, seed }) =>
      `{"filename":${JSON.stringify(filename)},"path":${JSON.stringify(prefix + filename)},"id":${fileId ?? 'null'},"seed":${seed ?? 'null'}}`,
  );
  return `"images":[${images.join(',')}],${JSON.stringify(presentMetadata(group.metadata)).slice(1)}`;
}
