import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Stealth } from '../../../metadata/pixels/stealth.js';
import { pngOfPixels } from '../../../samples/bytes/png-pixels.js';
import { watchedSource } from '../../support/metadata-files.js';
import { hiding, KINDS, losslessWebp, stealthFrom } from './pictures.js';

const TEXT = 'a cat\nSteps: 20, Sampler: Euler a, Seed: 5';
/** So high that the signature ends in the first column. */
const SIZE = { width: 6, height: 160 };

function read(file: Uint8Array, format: string): Stealth {
  const source = watchedSource(file);
  const stealth = stealthFrom(source, format);
  expect(source.strayReads).toEqual([]);
  return stealth;
}

describe.each(KINDS)('a file with %s in its pixels', (kind) => {
  const files: { format: string; file: Buffer }[] = [];

  beforeAll(async () => {
    const pixels = hiding(kind, TEXT, SIZE);
    files.push(
      { format: 'png', file: pngOfPixels(pixels, { filters: [0, 1, 2, 3, 4], chunkLength: 200 }) },
      { format: 'webp', file: await losslessWebp(pixels, { effort: 3 }) },
    );
  });

  it('that is cut off anywhere has the whole text, or none, and then says why', () => {
    for (const { format, file } of files) {
      const said = new Set<string>();
      for (let end = 0; end < file.length; end++) {
        const { field, warnings } = read(file.subarray(0, end), format);
        if (field !== null) expect(field.text).toBe(TEXT);
        for (const warning of warnings) said.add(warning);
      }
      expect([...said]).toEqual([`the text hidden in the pixels (stealth:${kind}) is cut off`]);
    }
  });

  it('of which any bytes are changed is read without throwing', () => {
    for (const { format, file } of files) {
      const change = fc.tuple(fc.nat(file.length - 1), fc.uint8Array({ minLength: 1, maxLength: 9 }));
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
          const bytes = Buffer.from(file);
          for (const [at, piece] of changes) bytes.set(piece.subarray(0, bytes.length - at), at);
          expect(Object.keys(read(bytes, format))).toEqual(['field', 'warnings']);
        }),
        { numRuns: 300 },
      );
    }
  });

  it('that goes on at random is read without throwing', () => {
    for (const { format, file } of files) {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(file.length), (rest, end) => {
          read(Buffer.concat([file.subarray(0, end), rest]), format);
        }),
      );
    }
  });
});
