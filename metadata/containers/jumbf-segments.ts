import { concatenate } from '../bytes/concatenate.js';
import { hasAscii, u16be, u32be } from '../bytes/numbers.js';
import { takeC2pa } from './c2pa.js';
import { type Contents, MAX_BLOCK_LENGTH } from './container.js';
import { isManifestStore } from './jumbf.js';

/** What an APP11 segment with a part of a JUMBF box begins with. */
export const JUMBF = 'JP';

/** `JP`, number of the box, number of the part (ISO/IEC 18477-3, annex B.1). */
const PART_HEADER = 8;
const BOX_HEADER = 8;
const LONG_HEADER = 16;
const WHERE = 'JPEG segment APP11';

interface Part {
  number: number;
  /** From the length of the box on, which is repeated in each part. */
  data: Uint8Array;
}

/** JUMBF boxes that are too long for one JPEG segment: their parts, put together at the end. */
export class JumbfSegments {
  readonly #boxes = new Map<number, Part[]>();
  #length = 0;

  /** @param segment The data of an APP11 segment, from `JP` on. */
  add(segment: Uint8Array, contents: Contents): void {
    if (!hasAscii(segment, 0, JUMBF) || segment.length < PART_HEADER + BOX_HEADER) return;
    this.#length += segment.length;
    if (this.#length > MAX_BLOCK_LENGTH) {
      contents.warnings.push(`the C2PA manifest is over the limit of ${MAX_BLOCK_LENGTH} bytes`);
      return;
    }
    const box = u16be(segment, 2);
    const part = { number: u32be(segment, 4), data: segment.subarray(PART_HEADER) };
    const parts = this.#boxes.get(box);
    if (parts === undefined) this.#boxes.set(box, [part]);
    else parts.push(part);
  }

  /** Hands over what is a C2PA manifest store. */
  finish(contents: Contents): void {
    for (const parts of this.#boxes.values()) {
      const box = joined(parts);
      if (isManifestStore(box)) takeC2pa(contents, box, WHERE);
    }
  }
}

/** The box; a part written twice counts once. */
function joined(parts: readonly Part[]): Uint8Array {
  const inOrder = parts
    .toSorted((a, b) => a.number - b.number)
    .filter(({ number }, index, all) => number !== all[index - 1]?.number);
  return concatenate(
    inOrder.map(({ data }, index) => {
      if (index === 0) return data;
      return data.subarray(u32be(data, 0) === 1 ? LONG_HEADER : BOX_HEADER);
    }),
  );
}
